import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { createDraft, createUnclaimedDraft } from '../../database/queries/drafts.ts'
import { sendNotes } from '../../record/supervision-notes.ts'
import { withKeeper } from '../record/log/house.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { fixture, uploaded } from '../support/uploads.ts'
import { filledIn, getPaths, queryNames } from './gets.ts'
import { withHouse } from './house.ts'
import type { Person } from './support.ts'
import type { Town } from './town.ts'
import { buildTown } from './town.ts'

const database = withDatabase()
const keeper = withKeeper(database)
const house = withHouse(database, { publicReadsPerMinute: 1_000_000, signInsPerMinute: 1_000_000, logLevel: 'silent' })
const readers = ['officer', 'reviewer', 'finance', 'entity', 'pudong', 'city', 'auditor', 'operator'] as const
const cookies = new Map<Person | 'nobody', { [name: string]: string }>([['nobody', {}]])
let town: Town
let cases: string[]

beforeAll(async () => {
  town = await buildTown(house)
  cases = [town.notice, town.answering, town.published, town.late, town.undoing]
  const { pool } = database
  const draft = { account: people.officer.id, path: '/cases/new', fields: { tier: 'serious' } }
  await createDraft(pool, draft)
  await createUnclaimedDraft(pool, draft)
  await sendNotes(pool, {
    batch: randomUUID(),
    cases: [{ caseNo: town.late, agency: 'agency-pudong' }],
    text: '请说明（虚构）',
    legalBasis: '虚构',
    answerBy: '2027-05-01',
    actor: people.city,
    on: '2027-04-20',
    at: new Date(),
    requestId: 'test',
  })
  await uploaded(pool, fixture('listing-import.xlsx'))
  await keeper.sign()
  for (const who of readers) cookies.set(who, await house.signIn(who))
}, 180_000)

let asked = 0
/** Asks as somebody, each time from another address, since addresses are limited. */
async function get(who: Person | 'nobody', url: string) {
  asked += 1
  const remoteAddress = `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`
  return await house.app.inject({ url, cookies: { ...cookies.get(who) }, remoteAddress })
}

/**
 * What a GET may write, and why. Access is noted before anything leaves the house; a session shows when it was used
 * last; a proof that does not hold, or does, is what the page of health tells of.
 */
const onPurpose: Readonly<Record<string, string>> = {
  downloads: 'false',
  log_besides: `t.of <> 'download'`,
  sessions: 'false',
  log_watch: `t.name <> 'proof'`,
}

/** Of each table a digest of its rows, with the transaction that wrote each, so that writing the same again shows too. */
async function tables(): Promise<Record<string, string>> {
  const { rows } = await database.owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  )
  const found: Record<string, string> = {}
  for (const { name } of rows) {
    const { rows: digests } = await database.owner.query<{ digest: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t.xmin::text || t::text, ',' ORDER BY t.ctid)), '') AS digest
       FROM ${name} AS t WHERE ${onPurpose[name] ?? 'true'}`,
    )
    found[name] = digests[0]!.digest
  }
  return found
}

it('no GET of any page or route writes anything, whoever asks', async () => {
  const urls = await filledIn(house.app, database, cases)
  const answered = new Set<string>()
  const before = await tables()
  expect(Object.keys(before).length).toBeGreaterThan(40)
  let changed = before
  for (const who of [...readers, 'nobody'] as const) {
    for (const { path, url } of urls) {
      const { statusCode } = await get(who, url)
      expect({ who, url, statusCode, isOurs: statusCode < 500 }).toMatchObject({ isOurs: true })
      if (statusCode < 400) answered.add(path)
    }
    changed = await tables()
    expect(changed, who).toEqual(before)
  }
  const silent = getPaths(house.app).filter((path) => !answered.has(path))
  // No provider, no file of evidence and no file of the register stand behind this house; nobody has published rules, or asked before
  // granting something.
  expect(silent.toSorted()).toEqual([
    '/api/v1/cases/:caseNo/evidence/:sha256',
    '/api/v1/checks/:checkNo',
    '/api/v1/register/snapshot',
    '/api/v1/register/snapshot/:file',
    '/api/v1/rule-publications/:id',
    '/api/v1/rule-publications/:id/moves',
    '/oidc/:door/return',
    '/rules/publications/:id',
  ])
}, 300_000)

const key = (parts: unknown) => encodeURIComponent(Buffer.from(JSON.stringify(parts)).toString('base64url'))
const hostile = [
  '%00',
  '0000-01-01',
  '9999-12-31',
  '-1',
  '1e9',
  '99999999999999999999',
  '3000000000',
  'Infinity',
  '%ed%a0%80',
  '%F0%9F%98%80',
  '------------------------------------',
  `%5B%22%00%22%5D`,
  key(['\u0000', '\u0000', '\u0000']),
  key(['0000-01-01', 3e9, 'x']),
  key({ a: 1 }),
  `'%22)--`,
  'x'.repeat(3_000),
]
// Each page with somebody who may read it, and once with somebody who may not.
const lookers = ['officer', 'entity', 'city', 'operator', 'nobody'] as const

it('every GET answers hostile paths and queries without failing', async () => {
  const names = await queryNames(house.app)
  expect(names.length).toBeGreaterThan(30)
  const failed: string[] = []
  let turn = 0
  const look = async (who: Person | 'nobody', url: string) => {
    const { statusCode } = await get(who, url)
    if (statusCode >= 500) failed.push(`${who} ${url.slice(0, 200)} ${statusCode}`)
  }
  const [caseNo = ''] = cases
  const paths = getPaths(house.app).filter((path) => !/^\/(livez|readyz|metrics|openapi|assets)/.test(path))
  for (const path of paths) {
    const params = path.match(/:\w+/g) ?? []
    for (const [at, value] of hostile.entries()) {
      const who = lookers[at % lookers.length]!
      for (const param of params) {
        const url = path.replace(param, value.slice(0, 300)).replace(':caseNo', caseNo).replace(/:\w+/g, '1')
        for (const each of lookers) await look(each, url)
      }
      const own = path.replace(':caseNo', caseNo).replace(/:\w+/g, '1')
      // All at once, so that every name is tried; then each alone, since the first refusal hides the others.
      await look(who, `${own}?${names.map((name) => `${name}=${value}`).join('&')}`)
    }
    if (params.length > 0) continue
    for (const name of names) {
      // A few values for each name at each address; together every value meets every name.
      for (let at = turn % 6; at < hostile.length; at += 6)
        await look(lookers[(at + turn) % lookers.length]!, `${path}?${name}=${hostile[at]}`)
      turn += 1
    }
  }
  expect(failed).toEqual([])
  expect(asked).toBeGreaterThan(7_000)
}, 600_000)
