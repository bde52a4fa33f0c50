import { beforeAll, describe, expect, it } from 'vitest'
import { codeOfNotice, invitationHash } from '../../identity/invitations.ts'
import { redeemInvitation } from '../../database/queries/invitations.ts'
import { cheapHash } from '../support/passwords.ts'
import { withDatabase } from '../setup/database.ts'
import { letterhead } from '../support/letterhead.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done } from '../support/world.ts'
import { formsOf, password, withHouse } from './house.ts'
import type { Person } from './support.ts'

const database = withDatabase()
const house = withHouse(database)
const secret = letterhead.invitationSecret
let caseNo: string
let url: string
beforeAll(async () => {
  caseNo = (await done(house.record, undefined, people.officer, 'listing.propose', proposal())).caseNo
  url = `/cases/${caseNo}/entity-accounts`
})

const page = async (who: Person) =>
  (await house.app.inject({ url: `${url}?lang=en`, cookies: await house.signIn(who) })).body
const accounts = async () =>
  (await database.owner.query(`SELECT id, proved_by AS by FROM accounts WHERE id LIKE 'entity-of-%' ORDER BY id`)).rows
const nameOf = async (id: string): Promise<string> =>
  (await database.owner.query('SELECT name FROM accounts WHERE id = $1', [id])).rows[0].name
/** Sends the page's own form; answers with the status and with what the next page says. */
async function act(who: Person, typed: { [name: string]: string }) {
  const cookies = await house.signIn(who)
  const [form] = formsOf((await house.app.inject({ url: '/delegations', cookies })).body)
  const csrf = form?.['_csrf'] ?? ''
  const answer = await house.send(url, { _csrf: csrf, ...typed }, { cookies })
  return { status: answer.statusCode, body: answer.body }
}
/** What the button of the page sends that a reviewer reads. */
async function readConfirm(): Promise<{ [name: string]: string }> {
  const form = formsOf(await page('reviewer')).find(({ act: name }) => name === 'confirm')
  return { act: 'confirm', account: form?.['account'] ?? '', at: form?.['at'] ?? '', _sure: 'yes' }
}

describe('the page of an entity’s accounts', () => {
  it('says without a number that there is no code, and gives none', async () => {
    expect(await page('officer')).toContain('The notice has no number yet')
    const { status, body } = await act('reviewer', { act: 'invite', _sure: 'yes' })
    expect(status).toBe(409)
    expect(body).toContain('认定告知书还没有文号')
  })

  it('lets a reviewer, and nobody else, give the notice a new code, which the page does not show', async () => {
    await done(house.record, caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
    const service = { method: 'direct', servedOn: '2026-04-07', proof: '回证（虚构）' } as const
    await done(house.record, caseNo, people.officer, 'listing.serveNotice', service)
    expect((await act('officer', { act: 'invite' })).status).toBe(403)
    expect((await act('otherReviewer', { act: 'invite' })).status).toBe(404)
    expect(await codeOfNotice(database.pool, secret, caseNo)).toBeUndefined()
    expect((await act('reviewer', { act: 'invite', _sure: 'yes' })).status).toBe(303)
    const first = await codeOfNotice(database.pool, secret, caseNo)
    expect((await act('reviewer', { act: 'invite', _sure: 'yes' })).status).toBe(303)
    const { code } = (await codeOfNotice(database.pool, secret, caseNo))!
    expect(code).not.toBe(first?.code)
    for (const who of ['officer', 'reviewer'] as const) expect(await page(who)).not.toContain(code)
    await redeemInvitation(database.pool, invitationHash(code), {
      id: 'entity-of-code',
      name: '虚构丙',
      passwordHash: await cheapHash(password),
    })
    expect(await page('reviewer')).toContain('It was used at')
  })

  it('says to who came by the code that the account reaches one case, and never "all" or "none"', async () => {
    const entered = await house.send('/sign-in', { account: 'entity-of-code', password })
    const cookies = Object.fromEntries(entered.cookies.map(({ name, value }) => [name, value]))
    for (const to of ['/matters', '/matters/repair']) {
      const { statusCode, body } = await house.app.inject({ url: to, cookies })
      expect(statusCode, to).toBe(200)
      expect(body, to).toContain(`本账户目前只能办理 ${caseNo}`)
      expect(body, to).toContain('一网通办')
      expect(body, to).toContain('纸质送达回执')
      expect(body, to).not.toMatch(/针对贵单位|全部记录都在|>全部记录<|现在没有要您办|现在没有可以申请/)
    }
    const { body } = await house.app.inject({ url: '/matters', cookies: await house.signIn('entity') })
    expect(body).toContain('针对贵单位的全部记录')
    expect(body).not.toContain('本账户目前只能办理')
  })

  it('stands in the inbox of who must act, and on the page of the other accounts of the entity', async () => {
    const inbox = async (who: Person) =>
      (await house.app.inject({ url: '/work', cookies: await house.signIn(who) })).body
    expect(await inbox('officer')).toMatch(/单位账户待核实.*核对新账户是谁.*entity-of-code/s)
    for (const who of ['reviewer', 'otherReviewer', 'finance'] as const)
      expect(await inbox(who), who).not.toContain('entity-of-code')
    const told = (await house.app.inject({ url: '/matters', cookies: await house.signIn('entity') })).body
    expect(told).toContain('有其他账户在办理贵单位的事项')
    expect(told).toMatch(/虚构丙（entity-of-code），.*只能办理 BH-/)
  })

  it('lets an officer say what was seen, and only a second person confirm it', async () => {
    const typed = { act: 'seen', account: 'entity-of-code', kind: 'receipt', seen: '送达回执第 7 号（虚构）' }
    expect((await act('reviewer', typed)).status).toBe(403)
    expect((await act('officer', { ...typed, seen: '' })).status).toBe(422)
    expect((await act('officer', { ...typed, account: 'entity-agent' })).status).toBe(404)
    expect((await act('reviewer', { act: 'confirm', account: 'entity-of-code' })).status).toBe(404)
    expect((await act('officer', typed)).status).toBe(303)
    expect((await act('officer', { act: 'confirm', account: 'entity-of-code' })).status).toBe(403)
    expect(await accounts()).toEqual([{ id: 'entity-of-code', by: null }])
    const whole = await house.app.inject({ url: `/cases/${caseNo}?lang=en`, cookies: await house.signIn('reviewer') })
    expect(whole.body).toContain(`href="${url}"`)
    expect(whole.body).toContain('1 wait to be confirmed')
    const inbox = async (who: Person) =>
      (await house.app.inject({ url: '/work', cookies: await house.signIn(who) })).body
    expect(await inbox('reviewer')).toMatch(new RegExp(`确认 ${people.officer.id}.* 登记的凭据.*entity-of-code`, 's'))
    expect(await inbox('officer')).not.toContain('entity-of-code')
    const shown = await readConfirm()
    expect((await act('officer', { ...typed, seen: '别人的回执（虚构）' })).status).toBe(303)
    const other = await act('reviewer', shown)
    expect([other.status, other.body]).toEqual([409, expect.stringContaining('经办人登记的核实内容已经改变')])
    expect(await accounts()).toEqual([{ id: 'entity-of-code', by: null }])
    expect((await act('officer', typed)).status).toBe(303)
    expect((await act('reviewer', await readConfirm())).status).toBe(303)
    expect(await accounts()).toEqual([{ id: 'entity-of-code', by: 'paper' }])
    const { rows } = await database.owner.query(
      `SELECT type, actor, data ->> 'seenBy' AS seen, reason, legal_basis AS basis FROM ledger
       WHERE case_no = $1 AND type LIKE 'account.%' ORDER BY case_seq`,
      [caseNo],
    )
    const [opened, proved] = rows
    expect(rows).toHaveLength(2)
    expect(opened).toMatchObject({ type: 'account.opened', actor: 'entity-of-code', seen: null, basis: null })
    const [said, confirmed] = [people.officer.id, people.reviewer.id]
    expect(proved).toMatchObject({ type: 'account.proved', actor: confirmed, seen: said, basis: null })
    expect(rows.filter(({ reason }) => reason.includes('到期'))).toEqual([])
    const history = await house.app.inject({ url: `/cases/${caseNo}?lang=en`, cookies: await house.signIn('officer') })
    expect(history.body).toContain('what was seen was said by')
    for (const who of ['officer', 'reviewer'] as const) {
      const shown = await page(who)
      expect(shown).toContain('送达回执第 7 号（虚构）')
      expect(shown).toContain(`(said by ${await nameOf(said)})`)
      expect(shown).toMatch(new RegExp(`Confirmed by ${await nameOf(confirmed)} at .*20\\d\\d`))
      expect(shown).not.toContain('value="confirm"')
    }
  })

  it('does not let who has said it confirm it, also as a reviewer since', async () => {
    await database.owner.query(`UPDATE accounts SET proved_by = NULL WHERE id = 'entity-of-code'`)
    await database.owner.query('UPDATE account_proofs SET confirmed_by = NULL, confirmed_at = NULL, proposed_by = $1', [
      people.secondReviewer.id,
    ])
    const { status, body } = await act('secondReviewer', await readConfirm())
    expect(status).toBe(409)
    expect(body).toContain('须由两人办理')
    expect(await accounts()).toEqual([{ id: 'entity-of-code', by: null }])
  })
})
