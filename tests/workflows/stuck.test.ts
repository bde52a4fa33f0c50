import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Client } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sender } from '../../activities/delivery.ts'
import { createActivities } from '../../activities/index.ts'
import { readFigures } from '../../database/queries/health.ts'
import { findImport } from '../../record/bulk/imports.ts'
import { propose } from '../../record/publication/propose.ts'
import { findPublication } from '../../record/publication/publications.ts'
import { ruleBook } from '../../rules/index.ts'
import { workflowsOfToday } from '../../operations/development/replay.ts'
import { wakeConductor } from '../../workflows/client.ts'
import { bulkInitiationId, conductorId, lookSignal, recomputationId } from '../../workflows/contract.ts'
import { startImport } from '../../workflows/import-client.ts'
import { startRecomputation } from '../../workflows/recomputation-client.ts'
import { ensureSchedules } from '../../workflows/schedules.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { recordingSender, until, workerLog } from '../support/house.ts'
import { calendarOf2027 } from '../support/new-law.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { openUnreplayed } from '../support/unreplayed.ts'
import { fixture, uploaded } from '../support/uploads.ts'
import { done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
checkEveryCase(database)

const clock = handClock('2026-04-07')
const releases = {
  today: workflowsOfToday,
  /** A timer that no history of another release has. */
  other: fileURLToPath(new URL('./other-release.ts', import.meta.url)),
  /** Takes every signal and does nothing. */
  idle: fileURLToPath(new URL('./idle-workflows.ts', import.meta.url)),
}
describe('a conductor that is stuck', { timeout: 180_000 }, () => {
  let unreplayed: Awaited<ReturnType<typeof openUnreplayed>>
  let client: Client
  beforeAll(async () => {
    unreplayed = await openUnreplayed()
    client = unreplayed.client
  })
  afterAll(async () => {
    await unreplayed.close()
  })

  it('by a release that does not replay its history goes on with the next, and log, figures and record tell', async () => {
    const { caseNo, queue } = await conductedBy('other')
    await running('today', queue, async () => {
      await advance(caseNo, queue)
      await eventually(async () => (await attempts(caseNo)) > 1)
      const before = await runIdOf(caseNo)
      const figure = (await readFigures(database.pool, '2026-04-07')).begunAnewToday
      await sweepsAfterGrace(queue, caseNo, 3)
      await until(record(), caseNo, () => true)
      await eventually(async () => await isConducted(caseNo))
      expect(await runIdOf(caseNo)).not.toBe(before)
      const { rows } = await database.pool.query('SELECT run_id, cause FROM conductors_begun_anew WHERE case_no = $1', [
        caseNo,
      ])
      expect(rows).toEqual([{ run_id: before, cause: 'taskFails' }])
      expect((await readFigures(database.pool, '2026-04-07')).begunAnewToday).toBe(figure + 1)
      expect(workerLog.filter((line) => line.includes('begun anew') && line.includes(caseNo))).toHaveLength(1)
    })
  })

  it('in a workflow that takes its signals and does nothing is begun anew as well', async () => {
    const { caseNo, queue } = await conductedBy('idle')
    const healing = `${queue}-healing`
    await running('idle', queue, async () => {
      await running('today', healing, async () => {
        await eventually(async () => {
          await sweepsAfterGrace(healing, caseNo, 1)
          return await isConducted(caseNo)
        })
      })
    })
    const { rows } = await database.pool.query('SELECT cause FROM conductors_begun_anew WHERE case_no = $1', [caseNo])
    expect(rows).toEqual([{ cause: 'standsStill' }])
  })

  it('that has seen a message and does not send it is begun anew, and one that is sending is left alone', async () => {
    const { caseNo, queue } = await conductedBy('idle')
    const sending = await conductedBy('today')
    const before = await runIdOf(sending.caseNo)
    const sent: string[] = []
    let answer = () => {}
    const slow = new Promise<void>((resolve) => (answer = resolve))
    const sender: Sender = {
      async send(message) {
        if (message.caseNo === sending.caseNo) await slow
        sent.push(message.caseNo)
        return 'taken'
      },
    }
    const activities = createActivities({ record: record(), store: 'stuck', client, sender })
    for (const one of [caseNo, sending.caseNo]) {
      await database.owner.query(
        `INSERT INTO outbox (case_no, case_seq, recipient, kind, body, created_at)
         VALUES ($1, 100, 'platform', 'objection.marked', '{}', now())`,
        [one],
      )
      // As one stands that has done all else.
      await database.owner.query(
        `UPDATE cases SET conducted_version = version, conductor_store = 'stuck', wakes_at = NULL,
           changed_at = now() - interval '10 minutes' WHERE case_no = $1`,
        [one],
      )
    }
    const options = { workflowsPath: releases.today, activities }
    const work = async () =>
      await unreplayed.whileRuns({ taskQueue: queue, ...options }, async () => {
        await client.workflow.execute('wakeSweep', { workflowId: randomUUID(), taskQueue: queue, args: [] })
        await eventually(async () => sent.includes(caseNo))
      })
    await unreplayed.whileRuns({ taskQueue: sending.queue, ...options }, async () => {
      await wakeConductor(client, { caseNo: sending.caseNo, version: 99 }, sending.queue)
      await eventually(async () => {
        const { raw } = await client.workflow.getHandle(conductorId(sending.caseNo)).describe()
        return (raw.pendingActivities ?? []).length > 0
      })
      await work()
      expect(await runIdOf(sending.caseNo)).toBe(before)
      answer()
    })
    const { rows } = await database.pool.query('SELECT cause FROM conductors_begun_anew WHERE case_no = $1', [caseNo])
    expect(rows).toEqual([{ cause: 'standsStill' }])
  })

  it('is found whichever of two workers of different releases on one queue replays it', async () => {
    const { caseNo, queue } = await conductedBy('other')
    await running('other', queue, async () => {
      await running('today', queue, async () => {
        for (let version = 2; version < 8; version += 1) await advance(caseNo, queue)
        await eventually(async () => {
          await sweepsAfterGrace(queue, caseNo, 1)
          return await isConducted(caseNo)
        }, 45_000)
      })
    })
    // With the faulty release gone, everything is conducted by the one that is left.
    await running('today', queue, async () => {
      await advance(caseNo, queue)
      await eventually(async () => {
        await sweepsAfterGrace(queue, caseNo, 1)
        return await isConducted(caseNo)
      }, 45_000)
    })
    expect(await isConducted(caseNo)).toBe(true)
  })

  it.each(['terminate', 'cancel'] as const)('is begun again after somebody chose to %s it', async (way) => {
    const { caseNo, queue } = await conductedBy('today')
    const handle = client.workflow.getHandle(conductorId(caseNo))
    await running('today', queue, async () => {
      await handle[way]('by hand')
      await handle.result().catch(() => undefined)
      // The record knows of nothing to do: what the conductor had seen is up to date.
      await eventually(async () => {
        await sweepsAfterGrace(queue, caseNo, 1)
        return (await handle.describe()).status.name === 'RUNNING'
      })
    })
    const anew = await runIdOf(caseNo)
    await running('today', queue, async () => await sweepsAfterGrace(queue, caseNo, 2))
    expect(await runIdOf(caseNo)).toBe(anew)
  })

  it('is left alone while it only waits for a worker', async () => {
    const { caseNo, queue } = await conductedBy('today')
    const before = await runIdOf(caseNo)
    await advance(caseNo, queue)
    // The sweep of another queue works, the workers of the conductor do not.
    await running('today', `${queue}-sweep`, async () => await sweepsAfterGrace(`${queue}-sweep`, caseNo, 4))
    expect(await runIdOf(caseNo)).toBe(before)
  })

  it('cannot be the sweep itself: a run that does not replay is ended when a worker starts', async () => {
    const queue = randomUUID()
    await ensureSchedules(client, queue)
    const handle = client.schedule.getHandle(`wake-sweep/${queue}`)
    const runs = async () => (await handle.describe()).raw.info?.runningWorkflows ?? []
    await eventually(async () => (await runs()).length > 0)
    const [stuck] = await runs()
    await running('idle', queue, async () => {
      await eventually(async () => (await attemptsOf(stuck!.workflowId!)) > 1)
    })
    await ensureSchedules(client, queue)
    const ended = await client.workflow.getHandle(stuck!.workflowId!).describe()
    expect(ended.status.name).toBe('TERMINATED')
    const { action } = await handle.describe()
    expect(action).toMatchObject({ workflowRunTimeout: 600_000 })
    await handle.delete()
  })

  it('is not only one of a case: an import and a publication go on with the next release as well', async () => {
    const queue = randomUUID()
    const importId = await uploaded(database.pool, fixture('listing-import.xlsx'))
    const proposed = await propose(database.pool, ruleBook, {
      given: { calendar: calendarOf2027 },
      reason: '放假安排（虚构）',
      actor: { id: 'operator-a', role: 'operator' },
      at: new Date('2026-04-07T02:00:00Z'),
      requestId: 'stuck',
      idempotency: { key: randomUUID(), requestHash: 'x' },
    })
    if (!('id' in proposed)) throw new Error(JSON.stringify(proposed))
    const ids = [bulkInitiationId(importId), recomputationId(proposed.id)]
    await running('other', queue, async () => {
      await startImport(client, importId, queue)
      await startRecomputation(client, proposed.id, queue)
      for (const id of ids) {
        await eventually(async () => (await client.workflow.getHandle(id).describe()).historyLength > 4)
      }
    })
    await running('today', queue, async () => {
      for (const id of ids) {
        await client.workflow.getHandle(id).signal(lookSignal)
        await eventually(async () => (await attemptsOf(id)) > 1)
      }
      await eventually(async () => {
        await client.workflow.execute('wakeSweep', { workflowId: randomUUID(), taskQueue: queue, args: [] })
        const read = await findImport(database.pool, importId)
        const counted = await findPublication(database.pool, proposed.id)
        return read?.status !== 'reading' && counted?.stage === 'counted'
      })
    })
    expect((await findImport(database.pool, importId))?.status).not.toBe('reading')
    expect((await findPublication(database.pool, proposed.id))?.stage).toBe('counted')
  })

  const record = () => recordOn(database, clock)

  /** A case whose conductor was begun by a release, which then goes away. */
  async function conductedBy(release: keyof typeof releases) {
    const queue = randomUUID()
    const { caseNo, version } = await done(record(), undefined, people.officer, 'listing.propose', proposal())
    await running(release, queue, async () => {
      await wakeConductor(client, { caseNo, version }, queue)
      await eventually(async () => {
        const { historyLength } = await client.workflow.getHandle(conductorId(caseNo)).describe()
        return historyLength > 4
      })
      if (release !== 'idle') await eventually(async () => await isConducted(caseNo))
    })
    return { caseNo, queue }
  }

  async function running(release: keyof typeof releases, queue: string, act: () => Promise<void>): Promise<void> {
    const activities = createActivities({ record: record(), store: 'stuck', client, sender: recordingSender() })
    await unreplayed.whileRuns({ taskQueue: queue, workflowsPath: releases[release], activities }, act)
  }

  async function advance(caseNo: string, queue: string): Promise<void> {
    const payload = { legalBasis: `《虚构条例》${randomUUID()}` }
    const { version } = await done(record(), caseNo, people.officer, 'listing.revise', payload)
    await wakeConductor(client, { caseNo, version }, queue)
  }

  /** Sweeps as the schedule does; the time that is left to conductors is taken as having passed. */
  async function sweepsAfterGrace(queue: string, caseNo: string, times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      await database.pool.query(`UPDATE cases SET changed_at = changed_at - interval '1 minute' WHERE case_no = $1`, [
        caseNo,
      ])
      await client.workflow.execute('wakeSweep', { workflowId: randomUUID(), taskQueue: queue, args: [] })
    }
  }

  const runIdOf = async (caseNo: string) => (await client.workflow.getHandle(conductorId(caseNo)).describe()).runId
  const attempts = async (caseNo: string) => await attemptsOf(conductorId(caseNo))

  async function attemptsOf(workflowId: string): Promise<number> {
    const { raw } = await client.workflow.getHandle(workflowId).describe()
    return raw.pendingWorkflowTask?.attempt ?? 0
  }

  async function isConducted(caseNo: string): Promise<boolean> {
    const { rows } = await database.pool.query<{ conducted: boolean }>(
      'SELECT conducted_version >= version AS conducted FROM cases WHERE case_no = $1',
      [caseNo],
    )
    return rows[0]?.conducted === true
  }
})

async function eventually(fact: () => Promise<boolean>, ms = 30_000): Promise<void> {
  for (const end = Date.now() + ms; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (await fact().catch(() => false)) return
    if (Date.now() > end) throw new Error('It has not come so far')
  }
}
