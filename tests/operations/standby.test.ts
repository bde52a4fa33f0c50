import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { buildApp } from '../../api/app.ts'
import { createPool } from '../../database/pool.ts'
import { migrate } from '../../database/migrate.ts'
import { ensureAccounts } from '../../identity/accounts.ts'
import { openSession } from '../../identity/sessions.ts'
import { createKnownStates } from '../../record/known-states.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import { launch } from '../../operations/start/child.ts'
import { findPostgres } from '../../operations/servers/postgres-binaries.ts'
import { runnableBy } from '../../operations/servers/postgres-open-copy.ts'
import { postgresSettings } from '../../operations/servers/postgres-settings.ts'
import { postgresUser } from '../../operations/servers/postgres-user.ts'
import { startPostgres } from '../../operations/servers/postgres.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { depsOf } from '../support/deps.ts'
import { done, handClock } from '../support/world.ts'
import { soon, temporaryFolder } from './house.ts'

/** Starts the server on the data folder of one that was stopped, as a standby of it: in recovery for good. */
async function startStandby(dataFolder: string, port: number): Promise<void> {
  writeFileSync(join(dataFolder, 'standby.signal'), '')
  const as = postgresUser(dataFolder)
  const { postgres } = runnableBy(as.owner, findPostgres(), () => undefined)
  const settings = postgresSettings(false).flatMap((setting) => ['-c', setting])
  const [command = '', ...args] = [...as.prefix, postgres, '-D', dataFolder, '-p', String(port), ...settings]
  const server = await launch({ command, args, user: as.user, cwd: '/', stopSignal: 'SIGINT', graceMs: 60_000 })
  onTestFinished(async () => await server.stop())
}

it('a standby is told as a database that may only be read: 503 for commands and /readyz, and what is read is shown', async () => {
  const dataFolder = join(temporaryFolder(), 'postgres')
  const primary = await startPostgres({ dataFolder })
  await migrate(primary.ownerUrl)
  const pool = createPool(primary.appUrl, { max: 5 })
  const reading = createPool(primary.appUrl, { max: 2, role: 'bihuan_reader', pipeline: true })
  onTestFinished(async () => {
    await reading.end()
    await pool.end()
  })
  const record = {
    pool,
    clock: handClock('2026-04-07'),
    rules: ruleBook,
    catalogue,
    known: createKnownStates(),
  }
  await ensureAccounts(pool, [{ ...people.reviewer, name: '林（虚构）' }], 'a password of the tests')
  const { token } = await openSession(pool, people.reviewer.id)
  const { caseNo } = await done(record, undefined, people.officer, 'listing.propose', proposal())
  await primary.stop()
  await startStandby(dataFolder, primary.port)
  const app = await buildApp(depsOf(record, reading), { logLevel: 'silent', mostDelayMs: 0 })
  onTestFinished(async () => await app.close())
  const ready = async () => {
    const { statusCode, body } = await app.inject('/readyz')
    return `${statusCode} ${(JSON.parse(body) as { code?: string }).code}`
  }
  expect(await soon(ready, (said) => said === '503 database.readOnly')).toBe('503 database.readOnly')
  const headers = { authorization: `Bearer ${token}`, 'accept-language': 'en' }
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1/cases/${caseNo}/listing/review`,
    payload: { outcome: 'agreed', comments: '同意（虚构）' },
    headers: { ...headers, 'idempotency-key': randomUUID(), 'if-match': '*' },
  })
  expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([
    503,
    'database.readOnly',
    '30',
  ])
  const read = await app.inject({ url: `/api/v1/cases/${caseNo}`, headers })
  expect([read.statusCode, read.json().version]).toEqual([200, 1])
})
