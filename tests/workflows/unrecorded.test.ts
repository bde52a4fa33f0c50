import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { createActivities } from '../../activities/index.ts'
import { workflowsOfToday } from '../../operations/development/replay.ts'
import { wakeConductor } from '../../workflows/client.ts'
import { conductorId } from '../../workflows/contract.ts'
import { withDatabase } from '../setup/database.ts'
import { recordingSender } from '../support/house.ts'
import { openUnreplayed } from '../support/unreplayed.ts'
import { handClock, recordOn } from '../support/world.ts'

const database = withDatabase()

it('no conductor is begun again for a case that the record does not have, as after an older backup', async () => {
  const unreplayed = await openUnreplayed()
  const { client } = unreplayed
  const taskQueue = randomUUID()
  const caseNo = 'BH-2026-999998'
  const handle = client.workflow.getHandle(conductorId(caseNo))
  const record = recordOn(database, handClock('2026-04-07'))
  const activities = createActivities({ record, store: 'unrecorded', client, sender: recordingSender() })
  const sweep = async () =>
    await client.workflow.execute('wakeSweep', { workflowId: randomUUID(), taskQueue, args: [] })
  await unreplayed.whileRuns({ taskQueue, workflowsPath: workflowsOfToday, activities }, async () => {
    await wakeConductor(client, { caseNo, version: 1 }, taskQueue)
    await handle.result().catch(() => undefined)
    const { runId } = await handle.describe()
    const failed = `WorkflowId = '${conductorId(caseNo)}' AND ExecutionStatus = 'Failed'`
    await vi.waitFor(async () => expect((await client.workflow.count(failed)).count).toBe(1), { timeout: 30_000 })
    for (let n = 0; n < 2; n += 1) await sweep()
    expect(await handle.describe()).toMatchObject({ runId, status: { name: 'FAILED' } })
  })
  await unreplayed.close()
}, 120_000)
