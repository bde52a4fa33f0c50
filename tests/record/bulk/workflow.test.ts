import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Worker } from '@temporalio/worker'
import { describe, expect, inject, it } from 'vitest'
import { replayHistories } from '../../../operations/development/replay.ts'
import type { ImportProgress } from '../../../record/bulk/imports.ts'
import { findImport } from '../../../record/bulk/imports.ts'
import { columns } from '../../../record/bulk/layout.ts'
import { systemClock } from '../../../record/clock.ts'
import { bulkInitiationId } from '../../../workflows/contract.ts'
import { startImport } from '../../../workflows/import-client.ts'
import { withDatabase } from '../../setup/database.ts'
import { withTimeSkipping } from '../../setup/temporal.ts'
import { asCsv } from '../../support/big-workbook.ts'
import { checkEveryCase } from '../../support/fold-check.ts'
import { openHouse, recordingSender } from '../../support/house.ts'
import { fixture, uploaded } from '../../support/uploads.ts'
import { recordOn } from '../../support/world.ts'

const database = withDatabase()
checkEveryCase(database)

const workflowsPath = new URL('../../../workflows/index.ts', import.meta.url).pathname

async function follow(id: string, fact: (progress: ImportProgress) => boolean, ms = 45_000): Promise<ImportProgress> {
  for (const end = Date.now() + ms; ; await new Promise((resolve) => setTimeout(resolve, 25))) {
    const progress = await findImport(database.pool, id)
    if (progress && fact(progress)) return progress
    if (Date.now() > end) throw new Error(`The import has not come so far: ${JSON.stringify(progress)}`)
  }
}

/** A CSV file of sound rows on different documents. */
function soundRows(count: number): Buffer {
  const [, first = ''] = new TextDecoder('gb18030').decode(fixture('listing-import.gb18030.csv')).split('\r\n')
  const cells = first.split(',')
  const docNo = Object.keys(columns).indexOf('docNo')
  const rows = Array.from({ length: count }, (_, n) => cells.with(docNo, `沪虚罚〔2026〕${n + 1}号`))
  return Buffer.from(asCsv([Object.values<string>(columns), ...rows]))
}

describe('bulk initiation on a real server', () => {
  it('goes on where a killed worker was, and opens no case twice', async () => {
    const house = await openHouse(inject('temporalAddress'), recordOn(database, systemClock), recordingSender())
    const rows = 300
    const id = await uploaded(database.pool, soundRows(rows))
    await startImport(house.client, id, house.queue)
    const program = new URL('./worker-to-kill.ts', import.meta.url).pathname
    const args = ['--import', 'tsx', program, inject('temporalAddress'), database.appUrl, house.queue]
    const worker = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    try {
      await follow(id, ({ accepted }) => accepted > 0)
      // Cases are opened and not yet noted while a chunk is under way.
      await until(async () => (await cases()) > (await findImport(database.pool, id))!.accepted)
    } finally {
      worker.kill('SIGKILL')
      await ended
    }
    expect((await findImport(database.pool, id))?.accepted).toBeLessThan(rows)
    const stop = await house.start()
    const done = await follow(id, ({ status }) => status === 'finished')
    expect(done).toMatchObject({ rowsRead: rows, accepted: rows, refused: 0 })
    expect(await cases()).toBe(rows)
    await stop()
    await house.close()
  })

  it('is started by the sweep when nobody could tell the server of it', async () => {
    const house = await openHouse(inject('temporalAddress'), recordOn(database, systemClock), recordingSender())
    const id = await uploaded(database.pool, fixture('listing-import.xlsx'))
    const stop = await house.start()
    const sweep = { workflowId: randomUUID(), taskQueue: house.queue, args: [] }
    await house.client.workflow.execute('wakeSweep', sweep)
    await house.client.workflow.getHandle(bulkInitiationId(id)).result()
    expect(await findImport(database.pool, id)).toMatchObject({ status: 'finished', accepted: 181, refused: 19 })
    await house.client.workflow.execute('wakeSweep', { ...sweep, workflowId: randomUUID() })
    await stop()
    await house.close()
  })

  async function cases(): Promise<number> {
    const { rows } = await database.pool.query<{ n: number }>('SELECT count(*)::integer AS n FROM cases')
    return rows[0]?.n ?? 0
  }

  async function until(fact: () => Promise<boolean>): Promise<void> {
    while (!(await fact())) await new Promise((resolve) => setTimeout(resolve, 5))
  }
})

describe('bulk initiation over a long time', () => {
  const server = withTimeSkipping()

  it('waits for an earlier import, begins a fresh history now and then, and ends with the last row', async () => {
    const { client, nativeConnection } = server.env
    const [taskQueue, long] = [randomUUID(), randomUUID()]
    let staged = 0
    let steps = 0
    const activities = {
      stageRows: async () => {
        staged += 1
      },
      applyRows: async () => {
        steps += 1
        return steps <= 10 ? 'waiting' : steps <= 450 ? 'more' : 'finished'
      },
    }
    const worker = await Worker.create({ connection: nativeConnection, taskQueue, workflowsPath, activities })
    await worker.runUntil(async () => {
      await startImport(client, long, taskQueue)
      await client.workflow.getHandle(bulkInitiationId(long)).result()
    })
    const history = await client.workflow.getHandle(bulkInitiationId(long)).fetchHistory()
    expect(await replayHistories([{ workflowId: long, history }])).toEqual({ count: 1, faults: [] })
    expect({ staged, steps }).toEqual({ staged: 3, steps: 451 })
  })
})
