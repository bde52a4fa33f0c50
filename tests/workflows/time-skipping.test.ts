import { TestWorkflowEnvironment } from '@temporalio/testing'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { replayHistories } from '../../operations/development/replay.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { createWorker } from '../../worker.ts'
import { wakeConductor } from '../../workflows/client.ts'
import { conductorId, taskQueue } from '../../workflows/contract.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { desk, listCase, recordingSender } from '../support/house.ts'
import { people } from '../support/people.ts'
import { recordOn } from '../support/world.ts'

const database = withDatabase()
checkEveryCase(database)

describe('three years on the time-skipping server', () => {
  let environment: TestWorkflowEnvironment
  beforeAll(async () => {
    environment = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path: inject('testServer') } },
    })
  })
  afterAll(async () => await environment.teardown())

  it('climbs the ladder when nobody answers, and expires after the longest period', async () => {
    const clock = {
      now: async () => new Date(await environment.currentTimeMs()),
      realInstant: (legal: number) => legal,
    }
    const record = recordOn(database, clock)
    const worker = await createWorker({
      connection: environment.nativeConnection,
      namespace: 'default',
      record,
      sender: recordingSender(),
      queue: taskQueue,
    })
    const today = async () => shanghaiDate(await clock.now())
    const give = desk(record, { progressed: () => undefined, close: async () => undefined })
    const caseNo = await listCase(give, today, { measures: [] })
    await wakeConductor(environment.client, { caseNo, version: 7 })
    const handle = environment.client.workflow.getHandle(conductorId(caseNo))
    await worker.runUntil(handle.result())
    const history = { workflowId: handle.workflowId, history: await handle.fetchHistory() }
    expect(await replayHistories([history])).toEqual({ count: 1, faults: [] })

    const { rows } = await database.pool.query(
      'SELECT type, on_date, data FROM ledger WHERE case_no = $1 AND actor = $2 ORDER BY case_seq',
      [caseNo, people.system.id],
    )
    const types = rows.map((row) => row.type)
    expect(types.filter((type) => !type.startsWith('deadline.'))).toEqual([
      'publicity.published',
      'rectification.overdue',
      'interview.opened',
      'publicity.ended',
      'undoing.confirmed',
      'undoing.confirmed',
      'undoing.confirmed',
      'undoing.confirmed',
      'case.closed',
    ])
    // Three reminders before the term passed; a late one and a report for the interview that nobody arranged.
    expect(types.filter((type) => type === 'deadline.reminded').length).toBeGreaterThanOrEqual(4)
    expect(types).toContain('deadline.reported')
    const published = rows.find((row) => row.type === 'publicity.published')
    const ended = rows.find((row) => row.type === 'publicity.ended')
    expect(ended.on_date > published.data.until).toBe(true)
    expect(Number(ended.on_date.slice(0, 4)) - Number(published.on_date.slice(0, 4))).toBe(3)
    // Never early: each act of the calendar fell after the last day of its term.
    const { rows: early } = await database.pool.query(
      `SELECT key FROM deadlines WHERE case_no = $1 AND closed_as = 'lapsed' AND closed_on <= due_on`,
      [caseNo],
    )
    expect(early).toEqual([])
  }, 60_000)
})
