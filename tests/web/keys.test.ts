import { createHmac } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { addAccount } from '../../database/queries/accounts.ts'
import { addApiKey } from '../../database/queries/api-keys.ts'
import { everyRole } from '../../http/access.ts'
import { makeKey } from '../../identity/keys.ts'
import { tokenHash } from '../../identity/secrets.ts'
import { isRefusal } from '../../domain/refusal.ts'
import type { Role } from '../../domain/actor.ts'
import { routesOf } from '../api/routes.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { withHouse } from './house.ts'

// Every page and route that is registered, so that a new one is in it by itself: asked with a key in each place where a
// token can stand, it answers what it answers to nobody.
const database = withDatabase()
const house = withHouse(database, { publicReadsPerMinute: 1_000_000, signInsPerMinute: 1_000_000, logLevel: 'silent' })
const keys = new Map<Role, string>()
let session = ''

beforeAll(async () => {
  for (const role of everyRole) {
    const id = idOf(role)
    const place = {
      agency: people.officer.agency,
      district: people.pudong.district,
      entityCode: people.entity.entityCode,
    }
    await addAccount(database.pool, { id, name: '业务系统（虚构）', role, ...placeOf(role, place) }, { isSystem: true })
    // A key that opens all that any key can, and what none can: rows are older than rules.
    const operations = [...house.app.operations.keys()].filter((one) => house.app.operations.get(one)?.includes(role))
    const made = await makeKey(database.pool, house.app.operations, people.operator.id, {
      account: id,
      label: '虚构',
      operations: operations.slice(0, 1),
      days: 30,
    })
    if (isRefusal(made)) throw new Error(made.code)
    keys.set(role, made.key)
  }
  session = (await house.signIn('officer'))['bihuan'] ?? ''
}, 120_000)

// Names of entities' accounts begin as no other's.
const idOf = (role: Role) => (role === 'entityAgent' ? 'entity-system' : `system-${role.toLowerCase()}`)

const placeOf = (
  role: Role,
  { agency, district, entityCode }: { agency?: string; district?: string; entityCode?: string },
) => ({
  ...(['caseOfficer', 'reviewer', 'implementingOfficer'].includes(role) ? { agency } : {}),
  ...(role === 'districtSupervisor' ? { district } : {}),
  ...(role === 'entityAgent' ? { entityCode } : {}),
})

/** The places where a request can carry a token. */
const places = {
  header: (token: string) => ({ authorization: `Bearer ${token}` }),
  cookie: (token: string) => ({ cookie: `bihuan=${token}` }),
  both: (token: string) => ({ authorization: `Bearer ${token}`, cookie: `bihuan=${token}` }),
} as const

let asked = 0
async function answerTo(method: string, url: string, token = '', headers: Readonly<Record<string, string>> = {}) {
  asked += 1
  const _csrf = createHmac('sha256', token).update('csrf').digest('base64url')
  const form = new URLSearchParams({ _csrf, _for: '', reason: '虚构', account: 'made-by-key', role: 'operator' })
  const answer = await house.app.inject({
    method: method as 'GET',
    url,
    remoteAddress: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
    headers: { ...headers, ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
    ...(method === 'POST' ? { payload: form.toString() } : {}),
  })
  const isPage = String(answer.headers['content-type']).includes('html')
  const body = isPage ? answer.body.replaceAll(/name="_csrf" value="[^"]*"/g, '') : ''
  return { status: answer.statusCode, location: answer.headers.location, body }
}

const urlOf = (path: string) =>
  path.replace(':caseNo', 'BH-2026-000001').replace(':draft', crypto.randomUUID()).replace(/:\w+/g, '1')

it('every page answers to a key, wherever it stands, and to a session in a header, what it answers to nobody', async () => {
  const pages = routesOf(house.app).filter(({ method, path }) => !path.startsWith('/api/') && method !== 'HEAD')
  expect(pages.filter(({ method }) => method === 'POST').length).toBeGreaterThan(20)
  const open: unknown[] = []
  for (const { method, path } of pages) {
    const url = urlOf(path)
    const toNobody = await answerTo(method, url)
    const compare = async (who: string, token: string, headers: Readonly<Record<string, string>>) => {
      const { status, location, body } = await answerTo(method, url, token, headers)
      if (status !== toNobody.status || location !== toNobody.location || body !== toNobody.body)
        open.push(`${who} ${method} ${path} ${toNobody.status} → ${status} ${location ?? ''}`)
    }
    for (const [role, key] of keys)
      for (const [place, carried] of Object.entries(places)) await compare(`${role} ${place}`, key, carried(key))
    await compare('session header', session, places.header(session))
  }
  expect(open).toEqual([])
}, 300_000)

it('no route of the API takes a key from a cookie', async () => {
  const routes = routesOf(house.app).filter(({ method, path }) => path.startsWith('/api/') && method !== 'HEAD')
  expect(routes.length).toBeGreaterThan(80)
  const open: unknown[] = []
  for (const { method, path } of routes) {
    const toNobody = await answerTo(method, urlOf(path))
    for (const [role, key] of keys) {
      const { status } = await answerTo(method, urlOf(path), key, places.cookie(key))
      if (status !== toNobody.status) open.push(`${role} ${method} ${path} ${toNobody.status} → ${status}`)
    }
  }
  expect(open).toEqual([])
}, 300_000)

it('a key that the API has just known opens no page, and what two persons must do stays closed to it', async () => {
  const key = keys.get('operator') ?? ''
  expect((await answerTo('GET', '/api/v1/operator-acts', key, places.header(key))).status).not.toBe(401)
  expect(await answerTo('GET', '/accounts', key, places.cookie(key))).toMatchObject({
    status: 303,
    location: '/sign-in?to=%2Faccounts',
  })
  await addApiKey(database.pool, {
    account: 'system-operator',
    label: '旧版',
    operations: ['approveErasure', 'publishRules'],
    createdBy: people.operator.id,
    expiresAt: new Date(Date.now() + 86_400_000),
    secretHash: tokenHash('bh_'.padEnd(46, 'x')),
  })
  const old = 'bh_'.padEnd(46, 'x')
  for (const path of ['/rules/publications/1', '/accounts', '/delegations', '/password'])
    expect((await answerTo('POST', path, old, places.cookie(old))).status, path).not.toBe(303)
})

it('a session whose secret begins as keys do is a session', async () => {
  const token = 'bh_'.padEnd(43, 'y')
  await database.owner.query(
    `INSERT INTO sessions (token_hash, account, door, device, expires_at) VALUES ($1, $2, 'password', '', now() + interval '1 hour')`,
    [tokenHash(token), people.officer.id],
  )
  expect((await answerTo('GET', '/api/v1/cases', token, places.header(token))).status).toBe(200)
})
