import { beforeAll, describe, expect, it } from 'vitest'
import { readSources } from '../../../operations/development/documents/source-files.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import { delegate } from '../../../casework/delegations.ts'
import { commandAddress, commandForms, formOf } from '../../../web/commands/index.ts'
import type { Values } from '../../../web/form/values.ts'
import { many, valuesOf } from '../../../web/form/values.ts'
import { payloads } from '../../api/payloads.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { withHouse } from '../house.ts'
import type { Person } from '../support.ts'
import type { Town } from '../town.ts'
import { buildTown } from '../town.ts'

const database = withDatabase()
const house = withHouse(database)
let town: Town
const cookies = new Map<Person, { [name: string]: string }>()
beforeAll(async () => {
  town = await buildTown(house)
  for (const who of ['officer', 'secondOfficer', 'reviewer', 'secondReviewer', 'entity', 'operator', 'city'] as const)
    cookies.set(who, await house.signIn(who))
}, 240_000)

const question = '请再核对一次'

/** Sends a form of a page with what it carries unseen. */
async function send(who: Person, url: string, typed: { [name: string]: string }, from = url) {
  const own = cookies.get(who)!
  const unseen = await house.unseen(from, own)
  return await house.send(url, { ...unseen, ...typed }, { cookies: own })
}
const ledgerOf = async (caseNo: string): Promise<number> =>
  (await database.owner.query('SELECT count(*)::integer AS n FROM ledger WHERE case_no = $1', [caseNo])).rows[0].n

const grave = (Object.keys(commandForms) as HumanCommand[]).filter((type) => formOf(type).grave)

// Those that no case of the town has come to: the same code asks before them.
const notInTown: readonly HumanCommand[] = [
  'annulment.confirm',
  'listing.confirmWaiver',
  'listing.endHearing',
  'listing.revoke',
  'objection.uphold',
  'objection.reject',
  'paper.confirm',
  'rectification.refuseExtension',
  'rectification.reopen',
  'repair.bar',
  'repair.proposeBar',
  'repair.revoke',
]

async function whereLawful(type: HumanCommand): Promise<{ who: Person; caseNo: string } | undefined> {
  for (const caseNo of new Set(Object.values(town)))
    for (const who of ['officer', 'reviewer', 'entity'] as const) {
      const { body } = await house.app.inject({ url: commandAddress(caseNo, type), cookies: cookies.get(who)! })
      if (body.includes('name="_version"')) return { who, caseNo }
    }
  return undefined
}

const flat = (values: Values) =>
  Object.fromEntries(Object.keys(values).map((name) => [name, many(values, name)[0] ?? '']))

describe('an act that cannot be taken back at once', () => {
  it('is every command that ends something or goes against somebody, and is asked about before it is given', async () => {
    const reached: HumanCommand[] = []
    for (const type of grave) {
      const found = await whereLawful(type)
      if (!found) continue
      reached.push(type)
      const url = commandAddress(found.caseNo, type)
      const typed = flat(valuesOf(formOf(type).fields, payloads[type] as Record<string, unknown>))
      const before = await ledgerOf(found.caseNo)
      const asked = await send(found.who, url, typed)
      expect([asked.statusCode, asked.body.includes(question)], type).toEqual([200, true])
      for (const value of Object.values(typed).filter((text) => text !== ''))
        expect(asked.body, `${type} carries ${value}`).toContain(`value="${value}"`)
      const turned = await send(found.who, url, { ...typed, _sure: 'yes', _question: 'yes', _lang: 'en' })
      expect([turned.statusCode, turned.body.includes('Look at it once more')], `${type}, turned`).toEqual([200, true])
      for (const value of Object.values(typed).filter((text) => text !== ''))
        expect(turned.body, `${type} carries ${value} into the other language`).toContain(`value="${value}"`)
      const back = await send(found.who, url, { ...typed, _sure: 'yes', _back: 'yes' })
      expect([back.statusCode, back.body.includes(question)], `${type}, back`).toEqual([200, false])
      expect(await ledgerOf(found.caseNo), type).toBe(before)
    }
    expect(grave.filter((type) => !reached.includes(type)).toSorted()).toEqual(notInTown.toSorted())
  }, 240_000)

  it('says what a determination will impose: what is ticked, by name, and that nothing is when nothing is', async () => {
    const url = `/cases/${town.toDetermine}/listing/determine`
    const { body: form } = await house.app.inject({ url, cookies: cookies.get('reviewer')! })
    expect(form).toContain('没有勾选的不实施')
    expect(form).not.toMatch(/name="measures"[^>]*checked/)
    const none = await send('reviewer', url, { outcome: 'list', tier: 'serious', reasons: '事实清楚' })
    expect(none.body).toMatch(/惩戒措施<\/dt><dd>无</)
    const chosen = await send('reviewer', url, {
      outcome: 'list',
      tier: 'serious',
      reasons: '事实清楚',
      measures: 'M06',
    })
    expect(chosen.body).toMatch(/惩戒措施<\/dt><dd>M06 \p{Script=Han}+/u)
    const not = await send('reviewer', url, {
      outcome: 'notList',
      tier: 'serious',
      reasons: '证据不足',
      measures: 'M06',
    })
    expect(not.body).toContain('不予列入')
    expect(not.body).not.toMatch(/惩戒措施<\/dt>/)
    const sure = { outcome: 'list', tier: 'serious', reasons: '事实清楚', measures: 'M06', _sure: 'yes' }
    expect((await send('reviewer', url, sure)).statusCode).toBe(303)
    const { rows } = await database.owner.query(
      `SELECT data -> 'measures' AS measures FROM ledger WHERE case_no = $1 AND type = 'listing.determined'`,
      [town.toDetermine],
    )
    expect(rows).toMatchObject([{ measures: [{ code: 'M06' }] }])
  })

  it('is asked about on every other page that has one, and does nothing until it is answered', async () => {
    const account = people.secondReviewer.id
    const made = await delegate(house.record, people.officer, {
      delegate: people.secondOfficer.id,
      fromOn: '2027-08-01',
      untilOn: '2027-08-05',
      reason: '年休假（虚构）',
    })
    if (isRefusal(made)) throw new Error(made.code)
    const { rows: waits } = await database.owner.query('SELECT id, account FROM provider_bindings')
    // Accounts with a password are bound by their holders only.
    await database.owner.query('UPDATE accounts SET password_hash = NULL WHERE id = $1', [waits[0].account])
    const accounts = `/cases/${town.answering}/entity-accounts`
    const { body: shown } = await house.app.inject({ url: accounts, cookies: cookies.get('reviewer')! })
    const at = /name="at" value="([^"]+)"/.exec(shown)?.[1] ?? ''
    const acts: (readonly [
      who: Person,
      url: string,
      typed: { [name: string]: string },
      what: string,
      from?: string,
    ])[] = [
      ['operator', '/accounts', { act: 'disable', account }, 'SELECT disabled_at FROM accounts ORDER BY id'],
      ['operator', `/accounts/${account}`, { role: 'auditor' }, 'SELECT id, role FROM accounts ORDER BY id'],
      ['operator', '/accounts', { act: 'bind', id: waits[0].id }, 'SELECT provider_subject FROM accounts ORDER BY id'],
      ['officer', '/delegations', { end: made.id }, 'SELECT * FROM delegations ORDER BY id'],
      ['reviewer', accounts, { act: 'invite' }, 'SELECT case_no, generation FROM invitations ORDER BY 1, 2'],
      ['reviewer', accounts, { act: 'confirm', account: 'entity-by-code', at }, 'SELECT * FROM account_proofs'],
      [
        'officer',
        `/cases/${town.notice}/letters`,
        { occasion: 'listing.notice' },
        'SELECT * FROM letters ORDER BY 1',
        `/cases/${town.notice}`,
      ],
    ]
    const { rows: proposals } = await database.owner.query('SELECT id FROM subscriber_proposals WHERE decision IS NULL')
    const { rows: secrets } = await database.owner.query(
      `INSERT INTO subscriber_secrets (subscriber, secret, made_by) VALUES ('fictitious', 'second', 'somebody') RETURNING id`,
    )
    const [one, off] = ['/subscribers/fictitious', 'SELECT code, disabled_why FROM subscribers']
    acts.push(
      ['city', '/subscribers', { act: 'approved', id: proposals[0].id }, 'SELECT code FROM subscribers'],
      ['operator', one, { act: 'endSecret', id: secrets[0].id }, 'SELECT ended_at FROM subscriber_secrets ORDER BY 1'],
      ['city', one, { act: 'agreeSkip', caseNo: town.published }, 'SELECT skipped_by FROM subscriber_cases'],
      ['operator', one, { act: 'disable', why: '系统迁移（虚构）' }, off],
    )
    for (const [who, url, typed, what, from] of acts) {
      const state = async () => JSON.stringify((await database.owner.query(what)).rows)
      const before = await state()
      const asked = await send(who, url, typed, from)
      expect([asked.statusCode, asked.body.includes(question)], `${url} ${typed['act']}`).toEqual([200, true])
      expect(await state(), `${url} ${typed['act']}`).toBe(before)
      expect((await send(who, url, { ...typed, _sure: 'yes' }, from)).statusCode, `${url} ${typed['act']}`).toBe(303)
      expect(await state(), `${url} ${typed['act']}`).not.toBe(before)
    }
  })

  it('is asked about before an import is ended: with its reason, by an operator, and done once', async () => {
    const id = '0b0b0b0b-0000-4000-8000-00000000000b'
    await database.owner.query(
      `INSERT INTO imports (id, agency, actor, file_name, sha256, bytes, ignored_columns, request_id)
       VALUES ($1, $2, $3, '名单（虚构）.csv', repeat('0', 64), 10, '[]', 'r1')`,
      [id, people.officer.agency, JSON.stringify(people.officer)],
    )
    const url = `/imports/${id}`
    const reason = '文件有误，须重新导入（虚构）'
    const fault = async () =>
      (await database.owner.query('SELECT fault FROM imports WHERE id = $1', [id])).rows[0].fault
    const without = await send('operator', url, { reason: ' ' })
    expect([without.statusCode, without.body.includes(question)]).toEqual([422, false])
    const asked = await send('operator', url, { reason })
    expect([asked.statusCode, asked.body.includes(question)]).toEqual([200, true])
    expect(asked.body).toContain(`name="reason" value="${reason}"`)
    const back = await send('operator', url, { reason, _sure: 'yes', _back: 'yes' })
    expect([back.body.includes(question), back.body.includes(reason)]).toEqual([false, true])
    // Nor a colleague of who has sent it; who has may, as tests/web/screens/import-question.test.ts shows.
    const stranger = await send('secondOfficer', url, { reason, _sure: 'yes' }, '/imports')
    expect(stranger.statusCode).toBe(403)
    expect(await fault()).toBeNull()
    // As the question sends it: with all that it carries unseen.
    const carried = Object.fromEntries(
      [...asked.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name!,
        value!,
      ]),
    )
    const sure = () => house.send(url, carried, { cookies: cookies.get('operator')! })
    expect((await sure()).statusCode).toBe(303)
    const ended = await fault()
    expect(ended).toMatchObject({ code: 'import.ended', params: { reason } })
    expect((await sure()).statusCode).toBe(303)
    expect(await fault()).toEqual(ended)
    // One that is over is not asked about any more, as if nothing had been done.
    expect((await send('operator', url, { reason }, '/imports')).statusCode).toBe(303)
    const { body } = await house.app.inject({ url, cookies: cookies.get('operator')! })
    expect(body).not.toContain('name="reason"')
  })

  it('is one of these: a new button or a new red form is weighed here', () => {
    const counted = (pattern: RegExp) =>
      Object.fromEntries(
        readSources().flatMap(({ path, text }) => {
          const count = path.startsWith('web/screens/') ? [...text.matchAll(pattern)].length : 0
          return count === 0 ? [] : [[path.slice('web/screens/'.length), count] as const]
        }),
      )
    expect(counted(/askIfSure\(/g)).toEqual({
      'account/screen.tsx': 1, // another role or place
      'accounts/screen.tsx': 2, // disabling, binding
      'case/screen.tsx': 1, // numbering a letter
      'command/screen.tsx': 1, // every grave command
      'delegations/screen.tsx': 1, // ending one
      'drafts/screen.tsx': 1, // deleting one; tests/web/desk.test.ts
      'entity-accounts/screen.tsx': 2, // a new code, confirming a proof
      'evidence/screen.tsx': 1, // a part of what is asked for; tests/web/evidence-doors.test.ts
      'health/screen.tsx': 1, // a day of the sandbox; tests/web/screens/supervision/sandbox-clock.test.ts
      'imports/screen.tsx': 1, // ending one
      'subscribers/one.tsx': 3, // ending a secret, telling it nothing, giving a letter up
      'subscribers/screen.tsx': 1, // approving and rejecting
      'rules/publication.tsx': 1, // approving and rejecting; tests/web/screens/supervision/rules.test.ts
      'together/question.ts': 1, // several at once; tests/web/commands/together.test.ts
    })
    // Buttons without words to type: those above, acting for somebody, which ends by a button, enabling and unlocking.
    expect(counted(/<ActButton/g)).toEqual({
      'accounts/view.tsx': 3,
      'delegations/dates.tsx': 1,
      'delegations/view.tsx': 1,
      'entity-accounts/view.tsx': 1,
      'subscribers/letters-view.tsx': 3, // sending again, giving a letter up
      'subscribers/one-view.tsx': 3, // and making a secret, telling it again
      'subscribers/view.tsx': 2,
    })
    // Red forms: grave commands, ending an import, ending sign-ins, and binding oneself to a provider; these ask for the password.
    expect(counted(/\bdanger(?:=|>| )/g)).toEqual({
      'command/view.tsx': 1,
      'imports/view.tsx': 1,
      'sessions/view.tsx': 2,
    })
  })
})
