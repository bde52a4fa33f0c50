import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, inject, it } from 'vitest'
import { findSnapshot } from '../../database/queries/register-snapshots.ts'
import { openPublishing } from '../../evidence/storage.ts'
import { ensureSchedules } from '../../workflows/schedules.ts'
import { withDatabase } from '../setup/database.ts'
import { openHouse, recordingSender } from '../support/house.ts'
import { annul, bringTo, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bihuan-publishing-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('files of the register are made by a schedule, and made anew when something in them has ended', async () => {
  const record = recordOn(database, handClock('2026-04-07'))
  const caseNo = await bringTo(record, 'published')
  const queue = randomUUID()
  const house = await openHouse(inject('temporalAddress'), record, recordingSender(), queue, openPublishing({ folder }))
  const stop = await house.start()
  const rows = async () => (await findSnapshot(database.pool))?.rows
  const run = async () =>
    await house.client.workflow.execute('registerFiles', { workflowId: randomUUID(), taskQueue: queue, args: [] })
  try {
    await ensureSchedules(house.client, queue)
    await expect.poll(rows, { timeout: 30_000 }).toBe(1)
    await annul(record, caseNo)
    expect(await rows()).toBeUndefined()
    await run()
    expect(await rows()).toBe(0)
    const kept = readdirSync(join(folder, 'published'), { recursive: true, withFileTypes: true })
    expect(kept.filter((one) => one.isFile())).toHaveLength(2)
    expect(readdirSync(join(folder, 'publishing'))).toEqual([])
  } finally {
    for (const name of ['tidying', 'wake-sweep', 'register-files'])
      await house.client.schedule.getHandle(`${name}/${queue}`).delete()
    await stop()
    await house.close()
  }
})
