import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, it } from 'vitest'
import { requireReplay } from '../../operations/development/replay.ts'
import { freePort } from '../../operations/servers/ports.ts'
import { proposal } from '../support/proposal.ts'
import { leaveNothingBehind, processOf, startInstallation, temporaryFolder } from './house.ts'

leaveNothingBehind()

const answers = async (url: string, init?: RequestInit) =>
  await fetch(url, { ...init, signal: AbortSignal.timeout(20_000) }).catch(() => undefined)

it('keeps every acknowledged command once, and conducts every case, when each part is killed under load', async () => {
  const dataFolder = temporaryFolder()
  const [databasePort, temporalPort] = [await freePort(), await freePort()]
  const house = startInstallation({
    dataFolder,
    databasePort,
    temporalPort,
    fast: false,
    worker: 'worker.ts',
    api: 'server.ts',
    env: { DEMO_ACCOUNTS: 'true', LOG_LEVEL: 'warn' },
    keeping: { firstPauseMs: 100, longestPauseMs: 2_000 },
  })
  const ready = /Bihuan is ready at (\S+)/
  await house.says(ready)
  const address = ready.exec(house.text())?.[1] ?? ''
  const signedIn = await fetch(`${address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'officer-310115', password: 'bihuan-demo' }),
  })
  const { token } = (await signedIn.json()) as { token: string }

  // Clients that send each command with its key until it is answered, and keep their own account.
  const acknowledged: string[] = []
  let isOver = false
  const client = async () => {
    while (!isOver) {
      const key = randomUUID()
      const body = JSON.stringify(
        proposal({
          agency: 'agency-pudong',
          underlyingDecision: { ...proposal().underlyingDecision, docNo: `沪虚罚〔2026〕${randomUUID()}号` },
        }),
      )
      for (;;) {
        const answer = await answers(`${address}/api/v1/cases`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'idempotency-key': key, 'content-type': 'application/json' },
          body,
        })
        if (answer?.status === 201) {
          acknowledged.push(((await answer.json()) as { caseNo: string }).caseNo)
          break
        }
        expect([undefined, 503]).toContain(answer?.status)
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const clients = [client(), client()]
  const parts = [
    ['PostgreSQL', `-D ${join(dataFolder, 'postgres')} `],
    ['API', ' server.ts'],
    ['Temporal', 'server start-dev'],
    ['worker', ' worker.ts'],
  ] as const
  for (const [name, words] of parts) {
    const runs = () => house.text().split(`${name} runs again`).length
    const ran = runs()
    // A part may just be beginning anew, because what it stands on was killed before.
    const killed = async () => {
      const [pid] = await processOf(words)
      try {
        return pid !== undefined && process.kill(pid, 'SIGKILL')
      } catch {
        return false
      }
    }
    await expect.poll(killed, { timeout: 60_000, message: name }).toBe(true)
    await expect.poll(() => (runs() > ran ? 'runs again' : house.text()), { timeout: 90_000 }).toBe('runs again')
    const before = acknowledged.length
    await expect.poll(() => acknowledged.length, { timeout: 90_000 }).toBeGreaterThan(before + 1)
  }
  isOver = true
  await Promise.all(clients)
  expect(new Set(acknowledged).size).toBe(acknowledged.length)

  const { owner } = JSON.parse(readFileSync(join(dataFolder, 'postgres-logins.json'), 'utf8')) as { owner: string }
  const database = new pg.Client({
    connectionString: `postgresql://bihuan_owner:${owner}@127.0.0.1:${databasePort}/bihuan`,
  })
  await database.connect()
  const { rows } = await database.query<{ case_no: string }>('SELECT case_no FROM cases ORDER BY case_no')
  expect(rows.map((row) => row.case_no)).toEqual(acknowledged.toSorted())
  const behind = async () =>
    (await database.query('SELECT count(*)::integer AS n FROM cases WHERE conducted_version < version')).rows[0].n
  await expect.poll(behind, { timeout: 120_000, interval: 1_000 }).toBe(0)
  await database.end()
  const figures = await (await fetch(`${address}/metrics`)).text()
  expect(figures).toMatch(/bihuan_part_restarts\{part="PostgreSQL"\} 1/)
  // Those before Temporal was killed went with its store.
  const { count } = await requireReplay(`127.0.0.1:${temporalPort}`, { say: console.log })
  expect(count).toBeGreaterThan(0)
  expect(await house.ends('SIGTERM')).toBe(0)
}, 900_000)
