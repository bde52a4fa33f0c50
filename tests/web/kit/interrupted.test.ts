import { beforeEach, describe, expect, it } from 'vitest'
import { formProof, isFormProof } from '../../../web/kit/form-proof.ts'
import { secretFields } from '../../../web/kit/interrupted.ts'
import { withDatabase } from '../../setup/database.ts'
import { letterhead } from '../../support/letterhead.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'
import { readSources } from '../../../operations/development/documents/source-files.ts'
import { done } from '../../support/world.ts'
import { withHouse } from '../house.ts'

const database = withDatabase()
const house = withHouse(database)
const reviewer = people.reviewer.id
const secret = letterhead.invitationSecret
const hourMs = 3_600_000

beforeEach(async () => await database.owner.query('DELETE FROM drafts'))

const drafts = async () =>
  (await database.owner.query('SELECT account, path, fields, claimed FROM drafts ORDER BY saved_at')).rows
const propose = async () => (await done(house.record, undefined, people.officer, 'listing.propose', proposal())).caseNo

/** What a page of somebody puts unseen into the form of an address. */
async function unseenOf(url: string, cookies: { [name: string]: string }): Promise<{ [name: string]: string }> {
  const { body } = await house.app.inject({ url, cookies })
  const inputs = [...body.matchAll(/<input type="hidden" name="(_\w+)" value="([^"]*)"/g)]
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]))
}

describe('a form without a session', () => {
  it('is kept with the proof of its page only, for the account and the address of that page', async () => {
    const url = `/cases/${await propose()}/listing/review`
    const other = `/cases/${await propose()}/listing/review`
    const cookies = await house.signIn('reviewer')
    const { _proof = '', ...unseen } = await unseenOf(url, cookies)
    const typed = { ...unseen, outcome: 'agreed', comments: '同意（虚构）' }
    const otherSecret = formProof(`${secret}!`, reviewer, url)
    const strangers: readonly [why: string, url: string, typed: { [name: string]: string }][] = [
      ['no proof', url, typed],
      ['one made up', url, { ...typed, _proof: `1.${'a'.repeat(43)}` }],
      ['one of another server', url, { ...typed, _proof: otherSecret }],
      ['one of another page', other, { ...typed, _proof }],
      ['one of another account', url, { ...typed, _proof, _by: people.officer.id }],
      ['one of nobody', url, { ...typed, _by: '', _proof: formProof(secret, '', url) }],
    ]
    for (const [why, to, sent] of strangers) {
      const answer = await house.send(to, sent)
      expect(answer.statusCode, why).toBe(401)
      expect(answer.headers.location, why).toBeUndefined()
      expect(answer.body, why).toContain('同意（虚构）')
    }
    expect(await drafts()).toEqual([])
    const kept = await house.send(url, { ...typed, _proof })
    expect(kept.statusCode).toBe(303)
    expect(await drafts()).toMatchObject([{ account: reviewer, path: url, claimed: false }])
    expect(Object.keys((await drafts())[0].fields).toSorted()).toEqual(['_key', '_version', 'comments', 'outcome'])
  })

  it('proves itself for a day and not longer, and not from the future', () => {
    const [account, address] = [reviewer, '/cases/new']
    const sent = formProof(secret, account, address, 50 * hourMs)
    const at = (hours: number) => isFormProof(secret, { account, address, sent }, hours * hourMs)
    expect([50, 62, 73].map(at)).toEqual([true, true, true])
    expect([49, 74, 500].map(at)).toEqual([false, false, false])
  })

  it('refuses cleanly a proof that is spelled otherwise', () => {
    const [account, address] = [reviewer, '/cases/new']
    const good = formProof(secret, account, address, 50 * hourMs)
    const [hour = '', mac = ''] = good.split('.')
    const crafted = [`0${good}`, `0000000${good}`, `${hour}.${'é'.repeat(43)}`, `${hour}.${mac}a`, `.${mac}`, mac, '']
    for (const sent of crafted) expect(isFormProof(secret, { account, address, sent }, 50 * hourMs), sent).toBe(false)
  })

  it('is never kept where it is about the own account, and gives no password back', async () => {
    for (const url of ['/password', '/sessions']) {
      const cookies = await house.signIn('reviewer')
      const unseen = await unseenOf(url, cookies)
      const answer = await house.send(url, {
        ...unseen,
        _proof: formProof(secret, reviewer, url),
        current: 'my old secret sentence',
        next: 'my new secret sentence',
        password: 'my present secret sentence',
        which: 'others',
      })
      expect(answer.statusCode, url).toBe(401)
      expect(answer.body, url).not.toMatch(/secret sentence/)
    }
    expect(await drafts()).toEqual([])
  })

  it('never holds a password, whatever the page', async () => {
    const url = `/cases/${await propose()}/listing/review`
    const typed = { _by: reviewer, _proof: formProof(secret, reviewer, url), comments: '是', password: 'a secret' }
    expect((await house.send(url, typed)).statusCode).toBe(303)
    expect(await drafts()).toMatchObject([{ fields: { comments: '是' } }])
    expect(JSON.stringify(await drafts())).not.toContain('a secret')
    const controls = readSources()
      .filter(({ path }) => path.startsWith('web/'))
      .flatMap(({ text }) => [...text.matchAll(/<input[^>]*type="password"[^>]*>/g)].map(([control]) => control))
    // The page of an invitation, which everybody may open and which keeps nothing, names its controls by its fields; the
    // page to send again asks anew for each secret field by its own name.
    const spelled = (control: string) => control.replace(/\{\.\.\.common\}|name=\{name\}/, 'name="password"')
    const names = controls.map((control) => /name="(\w+)"/.exec(spelled(control))?.[1])
    expect(names.length).toBeGreaterThan(3)
    expect(names.filter((name) => !secretFields.has(name ?? ''))).toEqual([])
  })

  it('is kept so often from one address, and so many for one account', async () => {
    const url = `/cases/${await propose()}/listing/review`
    const typed = { _by: reviewer, _proof: formProof(secret, reviewer, url) }
    const from = '192.0.2.77'
    const statuses: number[] = []
    for (let n = 0; n < 40; n += 1)
      statuses.push((await house.send(url, { ...typed, comments: `第${n}份` }, { from })).statusCode)
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 303))
    expect(statuses.slice(30)).toEqual(Array.from({ length: 10 }, () => 401))
    const kept = await drafts()
    expect(kept).toHaveLength(20)
    expect(kept.at(-1).fields.comments).toBe('第29份')
  })
})
