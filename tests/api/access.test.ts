import { describe, expect, it } from 'vitest'
import { everyRole } from '../../api/access.ts'
import type { Actor } from '../../domain/actor.ts'
import type { CommandType } from '../../domain/case.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { heard, proposed, published } from './lives.ts'
import { payloads } from './payloads.ts'
import { routesOf } from './routes.ts'
import { withApi } from './support.ts'

const database = withDatabase()
checkEveryCase(database)
const api = withApi(database)
const commands = Object.keys(payloads) as CommandType[]
const open = ['/livez', '/readyz', '/metrics', '/openapi.json', '/problems/', '/api/v1/register', '/api/v1/deadline-calculator', '/api/v1/log/checkpoint', '/api/v1/log/keys', '/api/v1/log/consistency']

/** One of each role, none of whom has anything to do with the cases of this file. */
const strangers: readonly Actor[] = [
  { id: 'stranger-officer', role: 'caseOfficer', agency: 'agency-jingan', district: '310106' },
  people.otherReviewer,
  { id: 'stranger-department', role: 'implementingOfficer', agency: 'dept-elsewhere' },
  { id: 'stranger-entity', role: 'entityAgent', entityCode: '91310106MA1FAKE16Q' },
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

describe('routes', () => {
  it('answer nobody who has not signed in, unless they are public', async () => {
    const routes = routesOf(api.app)
    expect(routes.length).toBeGreaterThan(65)
    for (const { method, path } of routes) {
      const url = path.replace(':code', 'case.unknown').replace(/:\w+/g, 'BH-2026-000001')
      const isOpen = open.some((start) => path.startsWith(start)) || (path === '/api/v1/sessions' && method === 'POST')
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
    expect((await signIn({ account: 'leaver', password: 'wrong' })).body).toMatchObject({ status: 401, code: 'session.refused' })
    expect((await signIn({ account: 'nobody', password: api.password })).body).toMatchObject({ status: 401, code: 'session.refused' })
    const { status, body } = await signIn({ account: 'leaver', password: api.password })
    expect(status).toBe(201)
    const headers = { authorization: `Bearer ${body.token}` }
    expect((await api.nobody.ask('/api/v1/cases', { headers })).status).toBe(200)
  })
})

describe('a case', () => {
  it('takes no command from a stranger or a watcher, whatever their role and its stage', async () => {
    const all = [...strangers, ...watchers]
    expect(new Set(all.map(({ role }) => role))).toEqual(new Set(everyRole))
    api.clock.set('2026-04-07')
    const inReview = await proposed(api)
    for (const caseNo of [inReview, await heard(api), await published(api)]) {
      const version = await versionOf(caseNo)
      for (const actor of all) {
        for (const type of commands) {
          const { status, body } = await api.as(actor).give(caseNo, type, payloads[type] as never, { ifMatch: '*' })
          const answer = `${type} by ${actor.role}: ${status} ${JSON.stringify(body)}`
          expect([403, 404, 409], answer).toContain(status)
        }
      }
      expect(await versionOf(caseNo)).toBe(version)
    }
  })

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
    const answer = await api.as(people.otherReviewer).give(caseNo, 'listing.review', { outcome: 'agreed', comments: '同意' }, { ifMatch: '"9"' })
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
      expect((await api.as(actor).propose(proposal())).body, actor.role).toMatchObject({ status: 403, code: 'role.notAllowed' })
    }
  })
})
