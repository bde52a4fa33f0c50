import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { createActivities } from '../../activities/index.ts'
import { workflowsOfToday } from '../../operations/development/replay.ts'
import { wakeConductor } from '../../workflows/client.ts'
import { conductorId } from '../../workflows/contract.ts'
import { withDatabase } from '../setup/database.ts'
import { bring, recordingSender, workerLog } from '../support/house.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { openUnreplayed } from '../support/unreplayed.ts'
import { done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
const failing = fileURLToPath(new URL('./failing-release.ts', import.meta.url))
// Its histories are others, so it replays none of today's.
const next = fileURLToPath(new URL('./other-release.ts', import.meta.url))
const today = '2026-04-07'

/** One case conducted by a release that fails after reading, and what is seen of it. */
async function house() {
  const { client, whileRuns, close } = await openUnreplayed()
  const record = recordOn(database, handClock(today))
  const sender = recordingSender()
  const queue = randomUUID()
  const activities = createActivities({ record, store: 'failing', client, sender })
  return {
    record,
    sender,
    close,
    wake: async (caseNo: string, version: number) => await wakeConductor(client, { caseNo, version }, queue),
    run: async (workflowsPath: string, act: () => Promise<void>) =>
      await whileRuns({ taskQueue: queue, workflowsPath, activities }, act),
    sweep: async () =>
      await client.workflow.execute('wakeSweep', { workflowId: randomUUID(), taskQueue: queue, args: [] }),
    attempts: async (caseNo: string) =>
      (await client.workflow.getHandle(conductorId(caseNo)).describe()).raw.pendingWorkflowTask?.attempt ?? 0,
    known: async (caseNo: string) =>
      (
        await database.pool.query(
          'SELECT version = conducted_version AS seen, told_in_vain AS vain FROM cases WHERE case_no = $1',
          [caseNo],
        )
      ).rows[0],
    begun: async (caseNo: string) =>
      (await database.pool.query('SELECT cause FROM conductors_begun_anew WHERE case_no = $1', [caseNo])).rows,
  }
}

// Issue 11, point 2: the sweep finds a conductor whose task fails, and a faulty release heals with the next one.
it('an annulment that a faulty release has read and not told is told by the next one', async () => {
  const { record, sender, wake, run, sweep, attempts, known, close } = await house()
  const give: Parameters<typeof bring>[0] = async (no, actor, type, payload) =>
    await done(record, no, actor, type, payload)
  const caseNo = await bring(give, async () => today, { to: 'published', proposal: proposal({ measures: [] }) })
  await run(workflowsOfToday, async () => {
    await wake(caseNo, 0)
    await expect.poll(() => sender.sent.length, { timeout: 60_000 }).toBeGreaterThan(0)
    await expect.poll(async () => await known(caseNo), { timeout: 60_000 }).toMatchObject({ seen: true })
  })
  const annulled = { document: '复议决定书（虚构）', annulledBy: '虚构机关', annulledOn: today }
  await done(record, caseNo, people.officer, 'annulment.record', annulled)
  const { version } = await done(record, caseNo, people.reviewer, 'annulment.confirm', { comments: '属实' })
  const ends = () => sender.sent.filter((one) => JSON.stringify(one).includes('publicity.ended')).length
  await run(failing, async () => {
    await wake(caseNo, version)
    await expect.poll(async () => await attempts(caseNo), { timeout: 60_000 }).toBeGreaterThan(1)
    await expect.poll(async () => await known(caseNo), { timeout: 60_000 }).toEqual({ seen: true, vain: 0 })
  })
  expect(ends()).toBe(0)
  // Nobody sends for so long before a sweep looks.
  await database.owner.query(`UPDATE cases SET changed_at = changed_at - interval '6 minutes' WHERE case_no = $1`, [
    caseNo,
  ])
  await run(next, async () => {
    await expect
      .poll(
        async () => {
          await sweep()
          return ends()
        },
        { timeout: 90_000, interval: 1_000 },
      )
      .toBeGreaterThan(0)
  })
  await close()
}, 300_000)

it('a conductor whose task fails again and again is begun anew although the record knows it as up to date', async () => {
  const { record, wake, run, sweep, known, begun, close } = await house()
  const { caseNo, version } = await done(record, undefined, people.officer, 'listing.propose', proposal())
  await run(failing, async () => {
    await wake(caseNo, version)
    await expect.poll(async () => await known(caseNo), { timeout: 60_000 }).toEqual({ seen: true, vain: 0 })
    await expect
      .poll(
        async () => {
          await sweep()
          return await begun(caseNo)
        },
        { timeout: 150_000, interval: 2_000 },
      )
      .toMatchObject([{ cause: 'taskFails' }])
  })
  expect(workerLog.some((line) => line.includes('begun anew') && line.includes(caseNo))).toBe(true)
  await close()
}, 300_000)
