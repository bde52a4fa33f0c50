import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Worker } from '@temporalio/worker'
import { describe, expect, inject, it } from 'vitest'
import { replayHistories } from '../../operations/development/replay.ts'
import type { CaseView } from '../../domain/view.ts'
import { shanghaiMidnight } from '../../record/clock.ts'
import { propose } from '../../record/publication/propose.ts'
import type { Publication } from '../../record/publication/publications.ts'
import { findPublication } from '../../record/publication/publications.ts'
import { approve } from '../../record/publication/settle.ts'
import { ruleBook } from '../../rules/index.ts'
import { conductorId, recomputationId, viewQuery } from '../../workflows/contract.ts'
import { startRecomputation, wakeRecomputation } from '../../workflows/recomputation-client.ts'
import { withDatabase } from '../setup/database.ts'
import { withTimeSkipping } from '../setup/temporal.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { openHouse, recordingSender } from '../support/house.ts'
import { calendarOf2027 } from '../support/new-law.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
checkEveryCase(database)

const today = '2026-12-30'
const at = new Date('2026-12-30T02:00:00Z')
const workflowsPath = new URL('../../workflows/index.ts', import.meta.url).pathname

async function follow(id: string, fact: (progress: Publication) => boolean, ms = 45_000): Promise<Publication> {
  for (const end = Date.now() + ms; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const progress = await findPublication(database.pool, id)
    if (progress && fact(progress)) return progress
    if (Date.now() > end) throw new Error(`The publication has not come so far: ${JSON.stringify(progress)}`)
  }
}

describe('a recomputation on a real server', () => {
  it('goes on where a killed worker was, moves each deadline once, and has the conductors arm their timers anew', async () => {
    const record = recordOn(database, handClock(today))
    const house = await openHouse(inject('temporalAddress'), record, recordingSender())
    const cases: string[] = []
    for (let n = 0; n < 400; n += 40) {
      const made = await Promise.all(
        Array.from({ length: 40 }, () => done(record, undefined, people.officer, 'listing.propose', proposal())),
      )
      cases.push(...made.map(({ caseNo }) => caseNo))
    }
    const proposed = await propose(database.pool, ruleBook, {
      given: { calendar: calendarOf2027 },
      reason: '放假安排（虚构）',
      actor: { id: 'operator-a', role: 'operator' },
      at,
      requestId: 'r',
      idempotency: { key: randomUUID(), requestHash: 'x' },
    })
    if (!('id' in proposed)) throw new Error(JSON.stringify(proposed))
    const { id } = proposed
    const program = new URL('./killed-worker.ts', import.meta.url).pathname
    const args = ['--import', 'tsx', program, inject('temporalAddress'), database.appUrl, house.queue, today]
    const worker = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    try {
      await wakeRecomputation(house.client, id, house.queue)
      expect((await follow(id, ({ stage }) => stage === 'counted')).dryRun.later).toBe(cases.length)
      await approve(database.pool, { id, actor: { id: 'city', role: 'citySupervisor' }, at, comments: '' }, false)
      // As if the law before were gone from every process already.
      await database.owner.query(`UPDATE rule_publications SET in_force_at = now() - interval '1 minute'`)
      await wakeRecomputation(house.client, id, house.queue)
      // Deadlines are moved and their page is not yet noted.
      await follow(id, ({ moved, casesDone }) => moved > casesDone && casesDone > 0)
    } finally {
      worker.kill('SIGKILL')
      await ended
    }
    expect((await findPublication(database.pool, id))!.casesDone).toBeLessThan(cases.length)

    const stop = await house.start()
    expect(await follow(id, ({ stage }) => stage === 'finished')).toMatchObject({
      moved: cases.length,
      casesDone: cases.length,
      heldBack: 0,
    })
    const { rows } = await database.pool.query(
      `SELECT due_on, provisional, count(*) AS n FROM deadlines WHERE key = 'listing.review' GROUP BY 1, 2`,
    )
    expect(rows).toEqual([{ due_on: '2027-01-07', provisional: false, n: cases.length }])
    const { rows: twice } = await database.pool.query(
      `SELECT case_no FROM ledger WHERE type = 'deadline.moved' GROUP BY case_no HAVING count(*) > 1`,
    )
    expect(twice).toEqual([])
    const handle = house.client.workflow.getHandle(conductorId(cases.at(-1)!))
    const seen = async () => (await handle.query<CaseView>(viewQuery)).deadlines['listing.review']?.passesAt
    const passesAt = record.clock.realInstant(shanghaiMidnight('2027-01-08'), await record.clock.now())
    await expect.poll(async () => Math.abs(((await seen()) ?? 0) - passesAt) < 600_000, { timeout: 20_000 }).toBe(true)
    await house.client.workflow.getHandle(recomputationId(id)).result()
    await stop()
    await house.close()
  }, 120_000)

  it('is started by the sweep when nobody could tell the server of it', async () => {
    const record = recordOn(database, handClock(today))
    const house = await openHouse(inject('temporalAddress'), record, recordingSender())
    const proposed = await propose(database.pool, ruleBook, {
      given: { released: 'ndrc-2026-36@1' },
      reason: '试算（虚构）',
      actor: { id: 'operator-a', role: 'operator' },
      at,
      requestId: 'r',
      idempotency: { key: randomUUID(), requestHash: 'x' },
    })
    if (!('id' in proposed)) throw new Error(JSON.stringify(proposed))
    const stop = await house.start()
    await house.client.workflow.execute('wakeSweep', { workflowId: randomUUID(), taskQueue: house.queue, args: [] })
    expect(await follow(proposed.id, ({ stage }) => stage === 'counted')).toMatchObject({ kind: 'pack', moved: 0 })
    await stop()
    await house.close()
  })
})

describe('a recomputation over a long time', () => {
  const server = withTimeSkipping()

  it('waits for the first day of its pack, begins a fresh history now and then, and ends with the last page', async () => {
    const { client, nativeConnection } = server.env
    const [taskQueue, long] = [randomUUID(), randomUUID()]
    let steps = 0
    const activities = {
      recomputeStep: async () => {
        steps += 1
        const waitMs = steps === 1 ? 90 * 86_400_000 : 0
        return { next: steps <= 450 ? 'more' : 'over', waitMs }
      },
    }
    const worker = await Worker.create({ connection: nativeConnection, taskQueue, workflowsPath, activities })
    const before = await server.env.currentTimeMs()
    await worker.runUntil(async () => {
      await startRecomputation(client, long, taskQueue)
      await client.workflow.getHandle(recomputationId(long)).result()
    })
    const history = await client.workflow.getHandle(recomputationId(long)).fetchHistory()
    expect(await replayHistories([{ workflowId: long, history }])).toEqual({ count: 1, faults: [] })
    expect(steps).toBe(451)
    expect((await server.env.currentTimeMs()) - before).toBeGreaterThan(89 * 86_400_000)
  })
})
