import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { createActivities } from '../../activities/index.ts'
import { workflowsOfToday } from '../../operations/development/replay.ts'
import { createTurner } from '../../record/turning/turn.ts'
import { wakeConductor } from '../../workflows/client.ts'
import { tellerOn } from '../../workflows/telling.ts'
import { withDatabase } from '../setup/database.ts'
import { recordingSender } from '../support/house.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { turnedRecord } from '../support/turned.ts'
import { openUnreplayed } from '../support/unreplayed.ts'
import { done } from '../support/world.ts'

const database = withDatabase()
const otherRelease = fileURLToPath(new URL('./other-release.ts', import.meta.url))

it('a conductor that cannot go on is begun anew also where the legal day stands, and the next turn catches up', async () => {
  const { client, whileRuns, close } = await openUnreplayed()
  const record = await turnedRecord(database, '2026-04-07')
  const queue = randomUUID()
  const activities = createActivities({ record, store: 'standing', client, sender: recordingSender() })
  const { caseNo, version } = await done(record, undefined, people.officer, 'listing.propose', proposal())
  const conducted = async () =>
    (await database.pool.query('SELECT conducted_version AS version FROM cases')).rows[0].version

  await whileRuns({ taskQueue: queue, workflowsPath: otherRelease, activities }, async () => {
    await wakeConductor(client, { caseNo, version }, queue)
    await expect.poll(conducted, { timeout: 30_000 }).toBe(version)
  })
  await whileRuns({ taskQueue: queue, workflowsPath: workflowsOfToday, activities }, async () => {
    const turner = createTurner(record, tellerOn(client, queue))
    await turner.turn({ to: 'next', by: 'operator', waitMs: 4_000 })
    await turner.turn({ to: 'next', by: 'operator', waitMs: 4_000 })
    const begun = async () => (await database.pool.query('SELECT case_no FROM conductors_begun_anew')).rows
    await expect
      .poll(
        async () => {
          await client.workflow.execute('wakeSweep', { workflowId: randomUUID(), taskQueue: queue, args: [] })
          return await begun()
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toEqual([{ case_no: caseNo }])
    expect(await turner.turn({ to: 'next', by: 'operator', waitMs: 20_000 })).not.toHaveProperty('refusal')
  })
  await close()
}, 180_000)
