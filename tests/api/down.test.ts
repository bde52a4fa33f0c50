import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { Client } from '@temporalio/client'
import { describe, expect, it } from 'vitest'
import { ensureTestAccounts } from '../support/accounts.ts'
import { buildApp } from '../../api/app.ts'
import { openSession } from '../../identity/sessions.ts'
import { createPool } from '../../database/pool.ts'
import type { CaseRef } from '../../workflows/contract.ts'
import { createNotifier } from '../../workflows/client.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { people } from '../support/people.ts'
import { question } from '../support/checks.ts'
import { proposal } from '../support/proposal.ts'
import { depsOf } from '../support/deps.ts'
import { handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
checkEveryCase(database)
const quiet = { logLevel: 'silent', mostDelayMs: 0 }
const asleep = { progressed: () => {}, close: async () => {} }

/** A port on which nobody listens: it has just been given back. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

describe('while the database is down', () => {
  it('answers what needs it with 503 and when to try again, and says that it lives but is not ready', async () => {
    const pool = createPool(`postgres://nobody@127.0.0.1:${await closedPort()}/nothing`)
    const record = { ...recordOn(database, handClock('2026-04-07')), pool }
    const app = await buildApp(depsOf(record, pool, { notifier: asleep }), quiet)
    const headers = { authorization: 'Bearer some', 'idempotency-key': randomUUID(), 'if-match': '*' }
    const asked = [
      { method: 'POST', url: '/api/v1/cases', payload: proposal() },
      { method: 'POST', url: '/api/v1/cases/BH-2026-000001/listing/withdraw', payload: { reason: '撤回' } },
      { method: 'POST', url: '/api/v1/checks', payload: question() },
      { method: 'GET', url: '/api/v1/checks/CK-2026-00000001' },
      { method: 'POST', url: '/api/v1/sessions', payload: { account: 'a', password: 'b' } },
      { method: 'GET', url: '/api/v1/cases' },
      { method: 'GET', url: '/api/v1/register' },
      { method: 'GET', url: '/readyz' },
    ] as const
    for (const each of asked) {
      const response = await app.inject({ ...each, headers: { ...headers, 'accept-language': 'en' } })
      expect(response.headers, each.url).toMatchObject({
        'retry-after': '2',
        'content-type': expect.stringContaining('problem+json'),
      })
      expect(response.json(), each.url).toMatchObject({
        status: 503,
        code: 'database.down',
        detail: expect.stringContaining('nothing was done'),
      })
      expect(response.body, each.url).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/)
    }
    expect((await app.inject('/livez')).statusCode).toBe(200)
    expect(
      (await app.inject('/api/v1/deadline-calculator?start=2026-02-12&count=7&unit=workingDays')).json(),
    ).toMatchObject({ due: '2026-02-28' })
    await app.close()
    await pool.end()
  })
})

describe('while Temporal is down', () => {
  it('still takes commands, for the sweep to tell their conductors, and says so', async () => {
    const failed: CaseRef[] = []
    const down = async () => await Promise.reject(new Error('Temporal is down'))
    const client = { workflow: { signalWithStart: down } } as unknown as Client
    const notifier = createNotifier(client, (_error, ref) => failed.push(ref))
    const record = recordOn(database, handClock('2026-04-07'))
    const app = await buildApp(
      depsOf(record, database.reading, {
        notifier,
        temporalAnswers: async () => false,
        startImport: down,
        startRecomputation: down,
      }),
      quiet,
    )
    await ensureTestAccounts(database.pool, [{ ...people.officer, name: '林' }], 'a password of the tests')
    const session = await openSession(database.pool, people.officer.id)
    const headers = { authorization: `Bearer ${session.token}`, 'idempotency-key': randomUUID() }
    const response = await app.inject({ method: 'POST', url: '/api/v1/cases', headers, payload: proposal() })
    expect(response.statusCode).toBe(201)
    const { caseNo } = response.json()
    await notifier.close()
    expect(failed).toEqual([{ caseNo, version: 1 }])
    const ready = await app.inject('/readyz')
    expect({ status: ready.statusCode, ...ready.json() }).toMatchObject({
      status: 200,
      ready: true,
      temporal: 'down',
      casesBehind: 1,
    })
    expect((await app.inject({ url: `/api/v1/cases/${caseNo}`, headers })).json()).toMatchObject({ stage: 'inReview' })
    await app.close()
  })
})
