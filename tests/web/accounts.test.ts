import { describe, expect, it } from 'vitest'
import { askForBinding } from '../../database/queries/provider-accounts.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { formsOf, password, withHouse } from './house.ts'
import type { Person } from './support.ts'

const database = withDatabase()
const house = withHouse(database, { signInsPerMinute: 10_000 })
const url = '/accounts'

const page = async (who: Person, more = '') =>
  await house.app.inject({ url: `${url}?lang=en${more}`, cookies: await house.signIn(who) })
async function act(who: Person, typed: { [name: string]: string }) {
  const cookies = await house.signIn(who)
  const [form] = formsOf((await house.app.inject({ url: '/delegations', cookies })).body)
  const { statusCode, body } = await house.send(url, { _csrf: form?.['_csrf'] ?? '', ...typed }, { cookies })
  return { status: statusCode, body }
}
const acts = async () =>
  (await database.owner.query('SELECT actor, act, about FROM operator_acts ORDER BY id')).rows.map(
    ({ actor, act: what, about }) => `${actor} ${what} ${about}`,
  )
const operator = people.operator.id

describe('the page of accounts', () => {
  it('is for operators, and for auditors to read', async () => {
    expect((await page('operator')).statusCode).toBe(200)
    const read = await page('auditor')
    expect(read.statusCode).toBe(200)
    expect(read.body).not.toContain('name="act"')
    for (const who of ['officer', 'reviewer', 'city', 'entity'] as const)
      expect((await page(who)).statusCode, who).toBe(403)
    expect((await act('auditor', { act: 'disable', account: people.officer.id })).status).toBe(403)
    expect(await acts()).toEqual([])
  })

  it('finds accounts and goes from page to page', async () => {
    expect((await page('operator', '&search=OFFICER-L')).body).toContain('officer-lin')
    expect((await page('operator', '&search=officer-l')).body).not.toContain('reviewer-shen')
    await database.owner.query(
      `INSERT INTO accounts (id, name, role) SELECT 'many-' || lpad(n::text, 3, '0'), '虚构', 'auditor' FROM generate_series(1, 60) AS n`,
    )
    const { body } = await page('operator', '&search=many-')
    expect(body).toContain('many-050')
    expect(body).not.toContain('many-051')
    const next = /href="(\/accounts\?[^"]*cursor=[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const rest = await house.app.inject({ url: next, cookies: await house.signIn('operator') })
    expect(rest.body).toContain('many-060')
    expect(rest.body).not.toContain('many-050')
  })

  it('makes an account of staff with a first password that is shown once, and says what does not fit', async () => {
    const typed = {
      act: 'create',
      account: 'officer-new',
      name: '虚构甲',
      role: 'caseOfficer',
      agency: 'agency-pudong',
      district: '310115',
      how: 'password',
    }
    for (const wrong of [
      { account: 'entity-new' },
      { account: 'x' },
      { name: '' },
      { role: 'entityAgent' },
      { district: '' },
      { role: 'auditor' },
      { agency: 'agency-nowhere' },
      { agency: 'dept-finance' },
      { district: '310199' },
    ])
      expect({ wrong, ...(await act('operator', { ...typed, ...wrong })) }).toMatchObject({ wrong, status: 422 })
    expect((await act('operator', { ...typed, account: people.officer.id })).status).toBe(409)
    expect((await act('operator', { ...typed, account: 'system' })).status).toBe(409)
    expect(await acts()).toEqual([])
    const { status, body } = await act('operator', typed)
    expect(status).toBe(200)
    const password = /<code>([a-z2-9-]{19})<\/code>/.exec(body)?.[1] ?? ''
    const { rows } = await database.owner.query(`SELECT accounts::text AS row FROM accounts WHERE id = 'officer-new'`)
    expect(rows[0].row).not.toContain(password)
    const first = await house.send('/sign-in', { account: 'officer-new', password })
    const cookies = Object.fromEntries(first.cookies.map(({ name, value }) => [name, value]))
    expect((await house.app.inject({ url: '/work', cookies })).headers.location).toBe('/password')
    expect(await acts()).toEqual([`${operator} accountCreated officer-new`])
  })

  it('disables an account with its sessions, lets it in again, unlocks it, and leaves the own one alone', async () => {
    const cookies = await house.signIn('honours')
    const account = people.honours.id
    const open = async () => (await house.app.inject({ url: '/work', cookies })).statusCode
    expect(await open()).toBe(200)
    expect((await act('operator', { act: 'disable', account, _sure: 'yes' })).status).toBe(303)
    expect(await open()).toBe(303)
    const refused = await house.signIn('honours')
    expect((await house.app.inject({ url: '/work', cookies: refused })).statusCode).toBe(303)
    expect((await act('operator', { act: 'enable', account })).status).toBe(303)
    expect((await act('operator', { act: 'unlock', account })).status).toBe(303)
    const again = await house.signIn('honours')
    expect((await house.app.inject({ url: '/work', cookies: again })).statusCode).toBe(200)
    expect((await act('operator', { act: 'disable', account: operator })).status).toBe(403)
    expect((await act('operator', { act: 'disable', account: 'nobody-here' })).status).toBe(404)
    expect((await acts()).slice(1)).toEqual(
      ['accountDisabled', 'accountEnabled', 'accountUnlocked'].map((what) => `${operator} ${what} ${account}`),
    )
  })

  it('marks who is locked, with until when, and offers to unlock these and no others', async () => {
    const account = people.finance.id
    const offers = async () =>
      formsOf((await page('operator')).body).flatMap((form) => (form['act'] === 'unlock' ? [form['account']] : []))
    expect(await offers()).toEqual([])
    for (let n = 0; n < 6; n += 1) await house.send('/sign-in', { account, password: 'not the password' })
    expect((await page('operator')).body).toMatch(/Locked until .*20\d\d/)
    expect(await offers()).toEqual([account])
    expect((await act('operator', { act: 'unlock', account })).status).toBe(303)
    expect(await offers()).toEqual([])
  })

  it('leaves it to the holder of an account with a password who is bound to it, on the page of the own sign-ins', async () => {
    const account = people.reviewer.id
    const subject = 'https://id.example fictitious-310106'
    await askForBinding(database.pool, { account, subject, name: '虚构己' })
    const { rows: waits } = await database.owner.query('SELECT id FROM provider_bindings WHERE account = $1', [account])
    const binding = String(waits[0].id)
    const bound = async () =>
      (await database.owner.query('SELECT provider_subject AS s FROM accounts WHERE id = $1', [account])).rows[0].s
    const refused = await act('operator', { act: 'bind', id: binding, _sure: 'yes' })
    expect(refused.status).toBe(409)
    expect(refused.body).toContain('/sessions')
    const confirm = async (who: Person, bindPassword: string) => {
      const cookies = await house.signIn(who)
      const { body } = await house.app.inject({ url: '/sessions', cookies })
      const _csrf = formsOf((await house.app.inject({ url: '/delegations', cookies })).body)[0]?.['_csrf'] ?? ''
      return {
        shown: body,
        ...(await house.send('/sessions', { _csrf, act: 'bind', binding, bindPassword }, { cookies })),
      }
    }
    const stranger = await confirm('officer', password)
    expect(stranger.shown).not.toContain(subject)
    expect(await bound()).toBeNull()
    await confirm('reviewer', 'not the password')
    await confirm('reviewer', '')
    expect(await bound()).toBeNull()
    expect((await confirm('reviewer', password)).shown).toContain(subject)
    expect(await bound()).toBe(subject)
    expect((await acts()).at(-1)).toBe(`${account} accountBound ${account}`)
  })

  it('binds who has come by the provider to the account, once', async () => {
    const subject = 'https://id.example fictitious-7'
    await askForBinding(database.pool, { account: people.secondOfficer.id, subject, name: '虚构戊' })
    const { body } = await page('operator')
    expect(body).toContain(subject)
    const id = formsOf(body).find((form) => form['act'] === 'bind')?.['id'] ?? ''
    // Its holder has a password, and so is who confirms it.
    const inUse = await act('operator', { act: 'bind', id, _sure: 'yes' })
    expect(inUse.status).toBe(409)
    expect(await acts()).not.toContain(`${operator} accountBound ${people.secondOfficer.id}`)
    await database.owner.query('UPDATE accounts SET password_hash = NULL WHERE id = $1', [people.secondOfficer.id])
    expect((await act('operator', { act: 'bind', id: 'x' })).status).toBe(404)
    expect((await act('operator', { act: 'bind', id, _sure: 'yes' })).status).toBe(303)
    expect((await act('operator', { act: 'bind', id, _sure: 'yes' })).status).toBe(404)
    const { rows } = await database.owner.query('SELECT provider_subject AS s FROM accounts WHERE id = $1', [
      people.secondOfficer.id,
    ])
    expect(rows).toEqual([{ s: subject }])
    expect((await acts()).at(-1)).toBe(`${operator} accountBound ${people.secondOfficer.id}`)
  })
})
