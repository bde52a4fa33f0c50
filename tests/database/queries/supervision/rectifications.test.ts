import { describe, expect, it } from 'vitest'
import { listDistrictCounts } from '../../../../database/queries/districts.ts'
import { countRectifications, rectificationTrend } from '../../../../database/queries/supervision/rectifications.ts'
import { withDatabase } from '../../../setup/database.ts'
import { people } from '../../../support/people.ts'
import { bringTo, done, handClock, recordOn } from '../../../support/world.ts'

const database = withDatabase()
const { reviewer, entity, system } = people
const minor = { listType: 'watch-list', tier: 'minor', measures: [] } as const
const evidence = [{ title: '整改报告（虚构）' }]
const items = [{ requirement: 'r1', statement: '已整改', evidence }]
const everything = { sql: 'TRUE', values: [] }

const figures = async (on: string) => {
  const [count] = await listDistrictCounts(database.pool, on)
  const [stood] = await countRectifications(database.pool, everything, on)
  const [point] = await rectificationTrend(database.pool, everything, [on])
  const { inTime, late, overdue, running } = count!
  expect(stood).toMatchObject({ inTime, late, overdue, running })
  expect(point).toMatchObject({ done: inTime + late, overdue })
  return { inTime, late, overdue, running }
}

// D22: the duty to rectify does not vanish with the end of publicity.
describe('what an end by time leaves undone', () => {
  it('runs to the end of its term, is overdue from the day after, and late when it is completed', async () => {
    const clock = handClock('2026-04-07')
    const record = recordOn(database, clock)
    const rectification = { requirements: [{ id: 'r1', text: '提交整改报告' }], termDays: 120 }
    const caseNo = await bringTo(record, 'published', { changes: { ...minor, rectification } })
    clock.set('2026-07-08')
    const ended = (await done(record, caseNo, system, 'publicity.expire', {})).state!
    expect(ended.deadlines['rectification.due']).toBeUndefined()
    const { dueOn } = ended.rectification!
    expect(dueOn > '2026-07-08').toBe(true)
    const none = { inTime: 0, late: 0, overdue: 0, running: 0 }
    expect(await figures(dueOn)).toEqual({ ...none, running: 1 })
    expect(await figures('2026-12-31')).toEqual({ ...none, overdue: 1 })
    for (const act of ['sharing', 'use'] as const)
      await done(record, caseNo, system, 'undoing.confirm', { act, receipt: '回执' })
    expect(await figures('2026-12-31')).toEqual({ ...none, overdue: 1 })
    clock.set('2026-12-31')
    await done(record, caseNo, entity, 'rectification.commit', { commitment: '承诺整改' })
    await done(record, caseNo, entity, 'rectification.submitEvidence', { items })
    await done(record, caseNo, reviewer, 'rectification.accept', { findings: '属实' })
    expect(await figures('2026-12-31')).toEqual({ ...none, late: 1 })
  })
})
