import { describe, expect, it } from 'vitest'
import { everyRole } from '../../http/access.ts'
import type { Actor } from '../../domain/actor.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { heard, proposed, published } from './lives.ts'
import { call, closedOperations, everybody, mayCall, relations, seesCases } from './matrix.ts'
import { routesOf } from './routes.ts'
import { withApi } from './support.ts'

const database = withDatabase()
checkEveryCase(database)
const api = withApi(database)
const open = [
  '/oidc/',
  '/api/v1/entity-accounts',
  '/livez',
  '/readyz',
  '/metrics',
  '/openapi.json',
  '/problems/',
  '/api/v1/register',
  '/api/v1/catalogue/',
  '/api/v1/feed',
  '/api/v1/deadline-calculator',
  '/api/v1/log/checkpoint',
  '/api/v1/log/keys',
  '/api/v1/log/consistency',
]

/** One of each role, none of whom has anything to do with the cases of this file. */
const strangers: readonly Actor[] = [
  { id: 'stranger-officer', role: 'caseOfficer', agency: 'agency-jingan', district: '310106' },
  people.otherReviewer,
  { id: 'stranger-department', role: 'implementingOfficer', agency: 'dept-elsewhere' },
  { id: 'entity-stranger', role: 'entityAgent', entityCode: '91310106MA1FAKE16Q' },
  { id: 'stranger-supervisor', role: 'districtSupervisor', district: '310106' },
]
/** They see every case and may do nothing to one. */
const watchers: readonly Actor[] = [
  { id: 'city', role: 'citySupervisor' },
  { id: 'auditor', role: 'auditor' },
  { id: 'operator', role: 'operator' },
]

const parts = ['', '/ledger', '/deadlines', '/repair-eligibility']
const versionOf = async (caseNo: string) =>
  (await database.pool.query('SELECT version FROM cases WHERE case_no = $1', [caseNo])).rows[0].version

/** Whether the log has a line on a refusal: its request, code, account and operation. */
function isLogged(
  log: readonly string[],
  body: { requestId: string; code: string },
  actor: Actor,
  operation: string,
): boolean {
  const line = log.findLast((one) => one.includes(body.requestId))
  const { reqId, security } = JSON.parse(line ?? '{}') as { reqId?: string; security?: Record<string, unknown> }
  return (
    reqId === body.requestId &&
    security?.['code'] === body.code &&
    security['account'] === actor.id &&
    security['operation'] === operation
  )
}

describe('routes', () => {
  it('answer nobody who has not signed in, unless they are public', async () => {
    const routes = routesOf(api.app)
    expect(routes.length).toBeGreaterThan(65)
    for (const { method, path } of routes) {
      const url = path.replace(':code', 'case.unknown').replace(/:\w+/g, 'BH-2026-000001')
      const isOpen =
        (open.some((start) => path.startsWith(start)) || (path === '/api/v1/sessions' && method === 'POST')) &&
        `${method} ${path}` !== 'POST /api/v1/register/snapshot'
      for (const authorization of [undefined, 'Bearer none', 'Basic bm9ib2R5OnB3']) {
        const { status, headers } = await api.nobody.ask(url, { method, headers: { authorization } })
        expect({ method, path, needsSignIn: status === 401 }).toEqual({ method, path, needsSignIn: !isOpen })
        expect(headers['www-authenticate'], path).toBe(isOpen ? undefined : 'Bearer')
      }
    }
  })

  it('answer nobody who has signed out or never could sign in', async () => {
    const caller = api.as({ id: 'leaver', role: 'auditor' })
    expect((await caller.ask('/api/v1/cases')).status).toBe(200)
    expect((await caller.ask('/api/v1/sessions', { method: 'DELETE' })).status).toBe(204)
    expect((await caller.ask('/api/v1/cases')).body).toMatchObject({ status: 401, code: 'session.needed' })
    const signIn = (body: object) => api.nobody.ask('/api/v1/sessions', { method: 'POST', body })
    expect((await signIn({ account: 'leaver', password: 'wrong' })).body).toMatchObject({
      status: 401,
      code: 'session.refused',
    })
    expect((await signIn({ account: 'nobody', password: api.password })).body).toMatchObject({
      status: 401,
      code: 'session.refused',
    })
    const { status, body } = await signIn({ account: 'leaver', password: api.password })
    expect(status).toBe(201)
    const headers = { authorization: `Bearer ${body.token}` }
    expect((await api.nobody.ask('/api/v1/cases', { headers })).status).toBe(200)
  })
})

describe('a case', () => {
  it('answers each role, own or strange, in each operation of the description as their rights say, and logs each refusal', async () => {
    api.clock.set('2026-04-07')
    const cases = [await proposed(api), await published(api)]
    const versions = await Promise.all(cases.map(versionOf))
    const operations = (await closedOperations(api)).filter(({ id }) => !['signOut', 'changePassword'].includes(id))
    const wrong: string[] = []
    const notLogged: string[] = []
    let refused = 0
    for (const { role, relation, actor } of everybody) {
      for (const operation of operations) {
        const allowed = mayCall(operation, actor)
        // The lists answer alike whatever the case; what is under a case is asked of both.
        for (const caseNo of operation.ofCase ? cases : cases.slice(0, 1)) {
          const { status, body } = await call(api, operation, actor, caseNo)
          const told = `${operation.id} by ${role} ${relation}: ${status} ${body?.code}`
          if (!allowed) {
            refused += 1
            if (status !== 403 && status !== 404) wrong.push(told)
            if (!['role.notAllowed', 'case.unknown'].includes(body.code)) wrong.push(told)
            if (!isLogged(api.log, body, actor, operation.id)) notLogged.push(told)
          } else if (status === 401 || status === 500) wrong.push(told)
          if (status < 300 && !seesCases(actor) && JSON.stringify(body).includes(caseNo)) wrong.push(told)
        }
      }
      if (!seesCases(actor)) expect(await Promise.all(cases.map(versionOf)), actor.id).toEqual(versions)
    }
    expect(wrong).toEqual([])
    expect(notLogged).toEqual([])
    expect(new Set(everybody.map((one) => one.role))).toEqual(new Set(everyRole))
    expect(refused).toBeGreaterThan(3_000)
    for (const word of ['上海虚构', relations.own.entityCode, ...cases]) expect(api.log.join('')).not.toContain(word)
  }, 400_000)

  it('is neither shown to a stranger nor told to exist', async () => {
    const caseNo = await published(api)
    for (const actor of strangers) {
      const { body: list } = await api.as(actor).ask('/api/v1/cases')
      expect(list.items, actor.role).toEqual([])
      expect((await api.as(actor).ask('/api/v1/deadlines')).body.items, actor.role).toEqual([])
      for (const part of parts) {
        const hidden = await api.as(actor).ask(`/api/v1/cases/${caseNo}${part}`)
        const missing = await api.as(actor).ask(`/api/v1/cases/BH-2026-999999${part}`)
        expect({ ...hidden.body, requestId: '' }).toEqual({
          ...JSON.parse(JSON.stringify(missing.body).replaceAll('BH-2026-999999', caseNo)),
          requestId: '',
        })
        expect(hidden.status).toBe(404)
      }
      const explanation = await api.as(actor).ask(`/api/v1/deadlines/${caseNo}.publicity.max/explanation`)
      expect(explanation.body).toMatchObject({ status: 404, code: 'deadline.unknown' })
    }
  })

  it('does not tell a stranger its version by the way', async () => {
    const caseNo = await proposed(api)
    const answer = await api
      .as(people.otherReviewer)
      .give(caseNo, 'listing.review', { outcome: 'agreed', comments: '同意' }, { ifMatch: '"9"' })
    expect(answer).toMatchObject({ status: 404, body: { code: 'case.unknown', params: { caseNo } } })
    expect(answer.headers.etag).toBeUndefined()
  })

  it('is shown to those whom it concerns', async () => {
    const caseNo = await published(api)
    const { officer, reviewer, finance, entity } = people
    const supervisor: Actor = { id: 'supervisor-pudong', role: 'districtSupervisor', district: '310115' }
    for (const actor of [officer, reviewer, finance, entity, supervisor, ...watchers]) {
      for (const part of parts) {
        expect((await api.as(actor).ask(`/api/v1/cases/${caseNo}${part}`)).status, `${actor.role} ${part}`).toBe(200)
      }
    }
  })

  it('is shown to a department only once a measure has been dispatched to it', async () => {
    const caseNo = await heard(api)
    expect((await api.as(people.finance).ask(`/api/v1/cases/${caseNo}`)).status).toBe(404)
  })

  it('can be proposed by an officer for the own agency only', async () => {
    const [stranger] = strangers
    const other = await api.as(stranger!).propose(proposal())
    expect(other.body).toMatchObject({ status: 403, code: 'role.otherAgency' })
    for (const actor of [people.reviewer, people.entity, ...watchers]) {
      expect((await api.as(actor).propose(proposal())).body, actor.role).toMatchObject({
        status: 403,
        code: 'role.notAllowed',
      })
    }
  })
})
