import rateLimit from '@fastify/rate-limit'
import { validatorCompiler } from '@fastify/type-provider-zod'
import type { FastifyInstance } from 'fastify'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardAccess } from '../../http/access.ts'
import { handleErrors } from '../../api/errors.ts'
import { guardCookies } from '../../http/cookies.ts'
import { createProvider } from '../../identity/provider.ts'
import { setLimits } from '../../http/limits.ts'
import { sessionReader } from '../../identity/sessions.ts'
import { providerResources } from '../../api/resources/provider-sign-in.ts'
import { sessionResources } from '../../api/resources/sessions.ts'
import { addAccount } from '../../database/queries/accounts.ts'
import { bindStaff, listBindings } from '../../database/queries/provider-accounts.ts'
import { withDatabase } from '../setup/database.ts'
import { elsewhere } from '../support/elsewhere.ts'
import { decode, forgeries } from '../support/forged-tokens.ts'
import type { IdentityProvider } from '../support/identity-provider.ts'
import { client, startIdentityProvider } from '../support/identity-provider.ts'
import { letterhead } from '../support/letterhead.ts'
import { noticeCode } from '../support/notice-code.ts'
import { people } from '../support/people.ts'
import { atProvider as known, otherCode } from '../support/provider-people.ts'
import { proposal } from '../support/proposal.ts'
import { done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
const home = 'http://bihuan.example'
const entityCode = people.entity.entityCode
let city: IdentityProvider
let app: FastifyInstance
let visits = 0

beforeAll(async () => {
  city = await startIdentityProvider([`${home}/oidc/staff/return`, `${home}/oidc/entity/return`], known)
  const settings = { issuer: city.issuer, clientId: client.id, clientSecret: client.secret }
  const record = recordOn(database, handClock('2026-04-07'))
  app = Fastify()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
  await app.register(rateLimit, { global: false })
  await guardCookies(app, false)
  const sessions = sessionReader(database.pool)
  guardAccess(app, sessions)
  handleErrors(app)
  setLimits(app, record, { signIns: 120, invitations: 20, publicReads: 600 })
  sessionResources(app, { record, letterhead }, sessions)
  providerResources(app, { record }, sessions, {
    staff: createProvider({ ...settings, claim: 'preferred_username' }, `${home}/oidc/staff/return`),
    entity: createProvider({ ...settings, claim: 'uscc' }, `${home}/oidc/entity/return`),
  })
  const staff = { role: 'caseOfficer', agency: 'agency-pudong', district: '310115' } as const
  await addAccount(database.pool, { id: 'officer-li', name: '李（虚构）', ...staff }, {})
  await addAccount(database.pool, { id: 'officer-off', name: '停（虚构）', ...staff }, {})
  await database.owner.query(`UPDATE accounts SET disabled_at = now() WHERE id = 'officer-off'`)
  await addAccount(database.pool, { id: 'entity-local', name: '企（虚构）', role: 'entityAgent', entityCode }, {})
})
afterAll(async () => {
  await app.close()
  await city.close()
})

interface Asked {
  readonly to?: string
  readonly invitation?: string
  readonly entity?: string
}

/** Begins at our door; answers with the provider's address and the cookies that the browser was given. */
async function begin(door: string, asked: Asked = {}) {
  // Each from a browser elsewhere, since one address may go there only so often.
  const remoteAddress = `192.0.2.${(visits += 1)}`
  const response = await app.inject({ method: 'POST', url: `/oidc/${door}`, payload: asked, remoteAddress })
  expect(response.statusCode, response.body).toBe(200)
  const cookie = response.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return { address: String(response.json().address), cookie, set: response.cookies[0] }
}

/** Comes back from the provider with the cookies of the browser. */
const comeBack = async (address: URL, cookie: string) =>
  await app.inject({ url: `${address.pathname}${address.search}`, headers: { cookie } })

async function signIn(door: string, login: string, asked: Asked = {}) {
  const { address, cookie } = await begin(door, asked)
  const response = await comeBack(await city.signIn(address, login), cookie)
  const session = response.cookies.find(({ name, value }) => name === 'bihuan' && value !== '')
  const who = async () => {
    const { items } = (await app.inject({ url: '/sessions', headers: { cookie: `bihuan=${session?.value}` } })).json()
    return items[0]
  }
  return { response, session, who, code: session ? undefined : response.json().code }
}

/** Lets an operator bind the person of a login to the account that their claim names. */
async function bind(login: string): Promise<boolean> {
  const asked = (await listBindings(database.pool)).find(({ subject }) => subject === `${city.issuer} ${login}`)
  return asked !== undefined && (await bindStaff(database.pool, asked.account, asked.subject))
}

describe('staff', () => {
  it('come in once an operator has bound the person to the account, whatever name the claim gives then', async () => {
    for (const _time of [1, 2]) expect((await signIn('staff', 'city-1')).code).toBe('provider.notBound')
    expect(await listBindings(database.pool)).toMatchObject([
      { account: 'officer-li', subject: `${city.issuer} city-1`, name: '李（虚构）' },
    ])
    expect(await bind('city-1')).toBe(true)
    const { response, who } = await signIn('staff', 'city-1', { to: '/inbox' })
    expect(response).toMatchObject({ statusCode: 302, headers: { location: '/inbox' } })
    expect(await who()).toMatchObject({ account: 'officer-li', door: 'staff' })
    known['city-1'] = { preferred_username: 'auditor', name: '李（虚构）' }
    expect(await (await signIn('staff', 'city-1')).who()).toMatchObject({ account: 'officer-li' })
    known['city-1'] = { preferred_username: 'officer-li', name: '李（虚构）' }
  })

  it('take nobody else’s account, and need one that is there, in use and of staff', async () => {
    for (const login of ['city-2', 'city-3', 'city-5'])
      expect((await signIn('staff', login)).code, login).toBe('provider.noAccount')
    expect((await signIn('staff', 'city-4')).code).toBe('provider.notBound')
    expect(await bind('city-4')).toBe(true)
    expect((await signIn('staff', 'city-4')).code).toBe('session.disabled')
    expect((await signIn('entity', 'city-1')).code).toBe('provider.otherDoor')
    expect(await bindStaff(database.pool, 'officer-li', `${city.issuer} city-2`)).toBe(false)
    expect(await bindStaff(database.pool, 'entity-local', `${city.issuer} city-5`)).toBe(false)
  })
})

describe('entities', () => {
  const accountsOf = async (login: string) =>
    (
      await database.pool.query(
        'SELECT id, name, role, entity_code, proved_by FROM accounts WHERE provider_subject = $1 ORDER BY entity_code',
        [`${city.issuer} ${login}`],
      )
    ).rows

  it('sign in as the agent of the entity whose code the provider vouches for', async () => {
    const { who } = await signIn('entity', 'firm-1')
    const account = (await who()).account
    expect(await accountsOf('firm-1')).toEqual([
      { id: account, name: '王（虚构）', role: 'entityAgent', entity_code: entityCode, proved_by: 'portal' },
    ])
    expect((await (await signIn('entity', 'firm-1')).who()).account).toBe(account)
    known['firm-1'] = { uscc: `${entityCode?.toLowerCase().slice(0, 8)} ${entityCode?.slice(8)}`, name: '王（虚构）' }
    expect((await (await signIn('entity', 'firm-1')).who()).account).toBe(account)
    const codes = [(await signIn('entity', 'firm-2')).code, (await signIn('staff', 'firm-1')).code]
    expect(codes).toEqual(['provider.noAccount', 'provider.otherDoor'])
  })

  it('who have left a company lose its matters with the next sign-in, and come to those of the new one', async () => {
    const before = await (await signIn('entity', 'firm-4')).who()
    known['firm-4'] = { uscc: otherCode, name: '钱（虚构）' }
    const after = await (await signIn('entity', 'firm-4')).who()
    expect(after.account).not.toBe(before.account)
    expect((await accountsOf('firm-4')).map(({ entity_code }) => entity_code)).toEqual(
      [otherCode, entityCode].toSorted(),
    )
    expect((await signIn('entity', 'firm-4', { entity: entityCode })).code).toBe('provider.noAccount')
    known['firm-4'] = { name: '钱（虚构）' }
    expect((await signIn('entity', 'firm-4')).code).toBe('provider.noAccount')
  })

  it('who stand for two choose, and have an account for each', async () => {
    expect((await signIn('entity', 'firm-5')).code).toBe('provider.choose')
    const one = await (await signIn('entity', 'firm-5', { entity: entityCode })).who()
    const other = await (await signIn('entity', 'firm-5', { entity: otherCode })).who()
    expect(other.account).not.toBe(one.account)
    expect(await (await signIn('entity', 'firm-5', { entity: entityCode })).who()).toMatchObject({
      account: one.account,
    })
    const typed = { entity: `${otherCode.slice(0, 8)} ${otherCode.slice(8).toLowerCase()}\u200B` }
    expect(await (await signIn('entity', 'firm-5', typed)).who()).toMatchObject({ account: other.account })
    expect((await signIn('entity', 'firm-5', { entity: '91310115MA1FAKE19X' })).code).toBe('provider.noAccount')
    expect((await accountsOf('firm-5')).map(({ entity_code }) => entity_code)).toEqual(
      [otherCode, entityCode].toSorted(),
    )
  })

  it('come in by the code of their notice where the provider knows no entity, once, until it vouches', async () => {
    const record = recordOn(database, handClock('2026-04-07'))
    const { state } = await done(record, undefined, people.officer, 'listing.propose', proposal())
    if (!state) throw new Error('A new case has a state')
    const code = await noticeCode(database.pool, state.caseNo, state.entity.code)
    expect((await signIn('entity', 'firm-3')).code).toBe('provider.noAccount')
    expect((await signIn('entity', 'firm-3', { invitation: 'WRONG-CODE' })).code).toBe('invitation.unknown')
    const { who } = await signIn('entity', 'firm-3', { invitation: code.toLowerCase() })
    const { account } = await who()
    expect(await accountsOf('firm-3')).toMatchObject([{ id: account, entity_code: state.entity.code, proved_by: null }])
    expect((await signIn('entity', 'firm-2', { invitation: code })).code).toBe('invitation.unknown')
    const reach = async () =>
      (await database.pool.query('SELECT case_no FROM account_cases WHERE account = $1', [account])).rows
    expect(await reach()).toEqual([{ case_no: state.caseNo }])

    const second = (await done(record, undefined, people.officer, 'listing.propose', proposal())).caseNo
    const further = await noticeCode(database.pool, second, state.entity.code)
    expect((await (await signIn('entity', 'firm-3', { invitation: further })).who()).account).toBe(account)
    expect(await reach()).toHaveLength(2)
    known['firm-3'] = { uscc: state.entity.code, name: '赵（虚构）' }
    expect((await (await signIn('entity', 'firm-3')).who()).account).toBe(account)
    expect(await accountsOf('firm-3')).toMatchObject([{ proved_by: 'portal' }])
    const { rows } = await database.pool.query(
      `SELECT case_no, data ->> 'reach' AS reach FROM ledger
       WHERE type IN ('account.opened', 'account.proved') AND data ->> 'account' = $1 ORDER BY case_no, case_seq`,
      [account],
    )
    expect(rows).toEqual([
      { case_no: state.caseNo, reach: 'case' },
      { case_no: state.caseNo, reach: 'all' },
      { case_no: second, reach: 'case' },
      { case_no: second, reach: 'all' },
    ])
  })
})

describe('a visit to the provider', () => {
  it('begins by no address that another site could open, and by no form of another site', async () => {
    expect((await app.inject({ url: '/oidc/staff' })).statusCode).toBe(405)
    for (const from of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await app.inject({ method: 'POST', url: '/oidc/staff', payload: {}, headers: from })
      expect(answer.json()).toMatchObject({ status: 403, code: 'csrf.refused' })
      expect(answer.cookies).toEqual([])
    }
  })

  it('ends the session that the browser still carries', async () => {
    const before = await signIn('staff', 'city-1')
    const { address, cookie } = await begin('staff')
    await comeBack(await city.signIn(address, 'city-1'), `${cookie}; bihuan=${before.session?.value}`)
    expect(
      (await app.inject({ url: '/sessions', headers: { cookie: `bihuan=${before.session?.value}` } })).statusCode,
    ).toBe(401)
  })
})

describe('an answer of the provider', () => {
  it('goes with PKCE, state and nonce, and counts once and from the same browser only', async () => {
    const one = await begin('staff')
    const { searchParams } = new URL(one.address)
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(searchParams.get(name), name).toMatch(/^[\w-]{40,}$/)
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect(one.set).toMatchObject({ httpOnly: true, sameSite: 'Lax', maxAge: 600 })
    const other = await begin('staff')
    const back = await city.signIn(one.address, 'city-1')
    expect((await comeBack(back, other.cookie)).json()).toMatchObject({ status: 401, code: 'provider.refused' })
    expect((await comeBack(back, '')).json()).toMatchObject({ code: 'provider.refused' })
    expect((await comeBack(back, one.cookie)).statusCode).toBe(302)
    expect((await comeBack(back, one.cookie)).json()).toMatchObject({ code: 'provider.refused' })
  })

  it('does not count with another code, another door, or the error that the person said no', async () => {
    const one = await begin('staff')
    const back = await city.signIn(one.address, 'city-1')
    const wrongDoor = new URL(back.href.replace('/staff/', '/entity/'))
    expect((await comeBack(wrongDoor, one.cookie)).json()).toMatchObject({ code: 'provider.refused' })
    back.searchParams.set('code', 'another')
    expect((await comeBack(back, one.cookie)).json()).toMatchObject({ status: 401, code: 'provider.refused' })
    const two = await begin('staff')
    const state = new URL(two.address).searchParams.get('state')
    const denied = new URL(`${home}/oidc/staff/return?error=access_denied&state=${state}`)
    expect((await comeBack(denied, two.cookie)).json()).toMatchObject({ code: 'provider.refused' })
  })

  it('leads to no other site', async () => {
    for (const to of elsewhere) {
      expect((await app.inject({ method: 'POST', url: '/oidc/staff', payload: { to } })).statusCode, to).toBe(400)
    }
    const visit = await begin('staff')
    await database.owner.query(`UPDATE provider_visits SET return_to = E'/\\t/elsewhere.example'`)
    expect((await comeBack(await city.signIn(visit.address, 'city-1'), visit.cookie)).headers.location).toBe('/')
  })

  it('counts only with the signature of the provider over what it says', async () => {
    for (const [how, forge] of Object.entries(forgeries(client.secret))) {
      city.forge(async (token) => forge(token.split('.')))
      expect((await signIn('staff', 'city-1')).code, how).toBe('provider.refused')
    }
    city.forge(async (token) => {
      expect(decode(token.split('.')[0])).toMatchObject({ alg: 'RS256' })
      return token
    })
    expect((await signIn('staff', 'city-1')).code).toBeUndefined()
  })
})
