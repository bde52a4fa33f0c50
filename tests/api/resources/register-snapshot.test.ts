import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { openEvidenceStorage, openPublishing } from '../../../evidence/storage.ts'
import { keepSnapshots } from '../../../record/snapshot/keep.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { annul, bringTo } from '../../support/world.ts'
import { feedsOf } from '../reading-feed.ts'
import { withApi } from '../support.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-api-published-'))
afterAll(() => rmSync(folder, { recursive: true }))
const database = withDatabase()
const api = withApi(database, '2026-04-07', async () => await openEvidenceStorage({ folder }))
const { feed } = feedsOf(api)
const address = '/api/v1/register/snapshot'
const keep = async () => await keepSnapshots(database.pool, openPublishing({ folder }))
const get = async (url: string, headers: Record<string, string> = {}) => await api.app.inject({ url, headers })

it('before there are any, tells to come again', async () => {
  const answer = await get(address)
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'snapshot.inMaking'])
  expect(answer.headers['cache-control']).toBe('no-store')
})

it('anybody gets the whole register as files, from whose position the feed goes on', async () => {
  const caseNo = await bringTo(api.record, 'published')
  await keep()
  const { position, rows, files } = (await get(address)).json()
  expect([rows, files.map(({ name }: { name: string }) => name)]).toEqual([
    1,
    [`register-${position}.jsonl.gz`, `register-${position}.csv.gz`],
  ])
  const file = await get(files[0].href)
  expect(file.statusCode).toBe(200)
  expect(file.headers).toMatchObject({
    'content-type': 'application/gzip',
    'content-length': String(files[0].bytes),
    'content-disposition': expect.stringContaining(files[0].name),
    // Not longer than an hour, since files go when something in them ends.
    'cache-control': 'public, max-age=3600',
    etag: `"${files[0].sha256}"`,
  })
  const entry = (await get(`/api/v1/register/${caseNo}`)).json()
  expect(JSON.parse(gunzipSync(file.rawPayload).toString())).toEqual(entry)
  expect(await feed(position)).toEqual([])
  const again = await get(files[0].href, { 'if-none-match': file.headers.etag as string })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

it('a file is not found from the moment in which something in it ends', async () => {
  const caseNo = await bringTo(api.record, 'published')
  await api.as({ id: 'operator-of-files', role: 'operator' }).ask(address, { method: 'POST' })
  await keep()
  const { files } = (await get(address)).json()
  const { etag } = (await get(files[0].href)).headers
  await annul(api.record, caseNo)
  for (const headers of [{}, { 'if-none-match': String(etag) }] as Record<string, string>[]) {
    const answer = await get(files[0].href, headers)
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'snapshot.unknown'])
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers).not.toHaveProperty('etag')
  }
  expect((await get(address)).statusCode).toBe(404)
  await keep()
  expect((await get(address)).json().rows).toBe(1)
})

it('one whose content is lost is made anew', async () => {
  const { files } = (await get(address)).json()
  rmSync(join(folder, 'published'), { recursive: true })
  expect((await get(files[0].href)).json().code).toBe('snapshot.inMaking')
  await keep()
  const { href } = (await get(address)).json().files[0]
  expect((await get(href)).statusCode).toBe(200)
})

it.each([
  'register-1.jsonl.gz',
  'register-1.jsonl',
  'register-.jsonl.gz',
  'register-999999999999999999999.csv.gz',
  'register-01.csv.gz',
  'register-%00.csv.gz',
  '..%2F..%2Fetc%2Fpasswd',
  'toString',
])('no file has the name %s', async (name) => {
  expect([400, 404]).toContain((await get(`${address}/${name}`)).statusCode)
})

it('only an operator has files made anew', async () => {
  for (const actor of [people.officer, people.entity, { id: 'auditor-of-files', role: 'auditor' } as const])
    expect((await api.as(actor).ask(address, { method: 'POST' })).status).toBe(403)
  const before = (await get(address)).json()
  expect(await keep()).toBeUndefined()
  const asked = await api.as({ id: 'operator-of-files', role: 'operator' }).ask(address, { method: 'POST' })
  expect(asked.status).toBe(202)
  expect(await keep()).toBe(before.position)
})
