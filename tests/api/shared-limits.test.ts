import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countRequest } from '../../database/queries/request-counts.ts'
import { freePort } from '../../operations/servers/ports.ts'
import { dropWhatIsOver } from '../../record/tidying.ts'
import { withDatabase } from '../setup/database.ts'
import { root } from '../../operations/development/documents/source-files.ts'

const database = withDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bihuan-test-limits-'))
const homes: string[] = []
const ended: (() => Promise<unknown>)[] = []

/** An API as it runs in an installation, in a process of its own, behind a proxy that names the visitor. */
async function startApi(): Promise<string> {
  const port = await freePort()
  const env = {
    ...process.env,
    DATABASE_APP_URL: database.appUrl,
    TEMPORAL_ADDRESS: '127.0.0.1:9',
    EVIDENCE_UNSCANNED: 'accept',
    DATA_FOLDER: folder,
    PORT: String(port),
    SIGN_INS_PER_MINUTE: '6',
    TRUST_PROXY: '127.0.0.1',
    LOG_LEVEL: 'error',
  }
  const api = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], { cwd: root, env, stdio: 'ignore' })
  ended.push(async () => {
    api.kill('SIGKILL')
    if (api.exitCode === null) await once(api, 'exit')
  })
  const home = `http://127.0.0.1:${port}`
  for (let n = 0; n < 300; n += 1) {
    if (
      await fetch(`${home}/livez`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return home
    await wait(200)
  }
  throw new Error('The API did not come up')
}

beforeAll(async () => {
  homes.push(await startApi(), await startApi())
}, 120_000)
afterAll(async () => {
  for (const end of ended) await end()
  rmSync(folder, { recursive: true })
})

const post = async (home: string, path: string, from: string, body: object) =>
  (
    await fetch(`${home}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
      body: JSON.stringify(body),
    })
  ).status

/** The answers to as many tries, each at the other process than the one before. */
async function tries(count: number, attempt: (home: string, n: number) => Promise<number>): Promise<number[]> {
  const statuses: number[] = []
  for (let n = 0; n < count; n += 1) statuses.push(await attempt(homes[n % 2]!, n))
  return statuses
}

describe('limits against guessing, over two API processes', () => {
  it('count sign-ins of an address together, and leave other addresses alone', async () => {
    const signIn = async (home: string, n: number) =>
      await post(home, '/api/v1/sessions', '192.0.2.1', { account: `nobody-${n}`, password: 'wrong password' })
    expect(await tries(8, signIn)).toEqual([401, 401, 401, 401, 401, 401, 429, 429])
    expect(await post(homes[0]!, '/api/v1/sessions', '192.0.2.2', { account: 'nobody', password: 'wrong' })).toBe(401)
  }, 60_000)

  it('count all addresses of a network of IPv6 as one', async () => {
    const signIn = async (home: string, n: number) =>
      await post(home, '/api/v1/sessions', `2001:db8::${n + 1}`, { account: `nobody-${n}`, password: 'wrong password' })
    expect(await tries(8, signIn)).toEqual([401, 401, 401, 401, 401, 401, 429, 429])
    expect(await post(homes[0]!, '/api/v1/sessions', '2001:db8:0:1::1', { account: 'nobody', password: 'x' })).toBe(401)
    const going = async (home: string, n: number) =>
      await post(home, '/oidc/staff', `2001:db8:7::${n.toString(16)}`, {})
    const statuses = await tries(124, going)
    expect([statuses.indexOf(429), statuses.slice(120)]).toEqual([120, [429, 429, 429, 429]])
  }, 60_000)

  it('count codes of invitations together', async () => {
    const statuses = await tries(22, async (home, n) => {
      const account = { code: `AAAA-AAAA-AAAA-${n}`, account: `a-${n}`, name: '虚构', password: 'a long password 12' }
      return await post(home, '/api/v1/entity-accounts', '192.0.2.3', account)
    })
    expect(statuses.slice(0, 20)).not.toContain(429)
    expect(statuses.slice(20)).toEqual([429, 429])
  }, 60_000)

  it('count unknown addresses together', async () => {
    const statuses = await tries(102, async (home, n) => {
      const { status } = await fetch(`${home}/guess/${n}`, { headers: { 'x-forwarded-for': '192.0.2.4' } })
      return status
    })
    expect(statuses).toEqual([...Array.from({ length: 100 }, () => 404), 429, 429])
  }, 60_000)
})

it('a minute begins anew when it is over, and what is over is taken away', async () => {
  const count = async () => (await countRequest(database.pool, 'test', '192.0.2.9')).requests
  expect([await count(), await count()]).toEqual([1, 2])
  await database.pool.query(`UPDATE request_counts SET ends_at = now() - interval '1 second' WHERE purpose = 'test'`)
  expect(await count()).toBe(1)
  await database.pool.query(`UPDATE request_counts SET ends_at = now() - interval '1 second'`)
  await dropWhatIsOver(database.pool)
  expect((await database.pool.query('SELECT FROM request_counts')).rowCount).toBe(0)
})
