import { spawn } from 'node:child_process'
import { expect, inject, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { openHouse, recordingSender } from '../support/house.ts'
import { handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
const today = '2026-04-07'
// The heartbeats that are missing are noticed after 10 s; the rest is for a busy machine.
const withinMs = 40_000

it.each([
  ['wakeSweep', 'cases'],
  ['tidying', 'sessions'],
])(
  '%s is carried out by another worker soon after the one at work on it is killed',
  async (workflow, table) => {
    const house = await openHouse(inject('temporalAddress'), recordOn(database, handClock(today)), recordingSender())
    // The first worker gets no further than to this table.
    const holding = await database.owner.connect()
    await holding.query('BEGIN')
    await holding.query(`LOCK TABLE ${table}`)
    const run = await house.client.workflow.start(workflow, {
      workflowId: `${workflow}/killed`,
      taskQueue: house.queue,
      args: [],
    })
    const program = new URL('./killed-worker.ts', import.meta.url).pathname
    const args = [program, inject('temporalAddress'), database.appUrl, house.queue, today]
    const worker = spawn(process.execPath, ['--import', 'tsx', ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    try {
      const isHeld = async () =>
        (
          await database.owner.query(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          )
        ).rowCount
      await expect.poll(isHeld, { timeout: 90_000, interval: 50 }).toBeGreaterThan(0)
    } finally {
      worker.kill('SIGKILL')
      await ended
      await holding.query('ROLLBACK')
      holding.release()
    }
    const stop = await house.start()
    try {
      const isOver = async () => (await run.describe()).status.name
      await expect.poll(isOver, { timeout: withinMs, interval: 200 }).toBe('COMPLETED')
    } finally {
      await stop()
      await house.close()
    }
  },
  180_000,
)
