import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createPool } from '../../database/pool.ts'
import { addDays } from '../../domain/calendar/days.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { shanghaiDate } from '../../record/clock.ts'
import type { Record } from '../../record/execution.ts'
import { openClock, readClock, readRealInstants } from '../../record/legal-time.ts'
import { conductorId } from '../../workflows/contract.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { desk, listCase, openHouse, recordingSender } from '../support/house.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { dayTurner, turnedRecord } from '../support/turned.ts'

const database = withDatabase()
checkEveryCase(database)

const queue = randomUUID()
const sender = recordingSender()
let record: Record
let house: Awaited<ReturnType<typeof openHouse>>
let stop: () => Promise<void>
let days: ReturnType<typeof dayTurner>
let give: ReturnType<typeof desk>

beforeAll(async () => {
  record = await turnedRecord(database, '2026-04-07')
  house = await openHouse(inject('temporalAddress'), record, sender, queue)
  stop = await house.start()
  days = dayTurner(record, house)
  // Conductors hear of commands from whoever turns the clock alone.
  give = desk(record, { progressed: () => undefined, close: async () => undefined })
})
afterAll(async () => {
  await stop()
  await house.close()
})

/** What the calendar did in a case, with its day. */
async function actsOfTheCalendar(caseNo: string): Promise<{ type: string; on: string }[]> {
  const { rows } = await database.pool.query(
    `SELECT type, on_date AS on FROM ledger WHERE case_no = $1 AND actor = 'system' ORDER BY case_seq`,
    [caseNo],
  )
  return rows
}

describe('a clock that is turned', () => {
  it('stands still, the same for every process, until it is turned, and never goes back', async () => {
    const other = createPool(database.appUrl, { max: 1 })
    const elsewhere = await readClock(other)
    const today = async () => [shanghaiDate(await record.clock.now()), shanghaiDate(await elsewhere.now())]
    expect(await today()).toEqual(['2026-04-07', '2026-04-07'])
    await days.turn('2026-04-08')
    expect(await today()).toEqual(['2026-04-08', '2026-04-08'])
    expect(await days.turner.turn({ to: '2026-04-07', by: 'test', waitMs: 0 })).toMatchObject({
      code: 'clock.backwards',
    })
    const seenBefore = { to: '2026-04-09', from: '2026-04-07', by: 'test', waitMs: 0 }
    expect(await days.turner.turn(seenBefore)).toMatchObject({ code: 'clock.turnedMeanwhile' })
    expect(await today()).toEqual(['2026-04-08', '2026-04-08'])
    await other.end()
    await expect(openClock(database.pool, undefined)).rejects.toThrow('SANDBOX_CLOCK=standing')
    await expect(openClock(database.pool, { daySeconds: 1 })).rejects.toThrow('SANDBOX_CLOCK=standing')
  })

  it('turned far ahead, lets the calendar do everything on its own day, with no timer armed', async () => {
    const caseNo = await listCase(give, days.today, { measures: [] })
    const listedOn = await days.today()
    await days.caughtUp()
    await days.turn(addDays(listedOn, 200))
    const { rows } = await database.pool.query<{ key: string; due: string; closed: string | null }>(
      `SELECT key, due_on AS due, closed_on AS closed FROM deadlines WHERE case_no = $1`,
      [caseNo],
    )
    const due = new Map(rows.map(({ key, due: on }) => [key, on]))
    const acts = await actsOfTheCalendar(caseNo)
    const dayOf = (type: string) => acts.find((act) => act.type === type)?.on
    expect(dayOf('publicity.published')).toBe(addDays(due.get('publicity.preview') ?? '', 1))
    expect(dayOf('rectification.overdue')).toBe(addDays(due.get('rectification.due') ?? '', 1))
    expect(dayOf('interview.opened')).toBe(dayOf('rectification.overdue'))
    const history = await house.client.workflow.getHandle(conductorId(caseNo)).fetchHistory()
    expect((history.events ?? []).filter(({ timerStartedEventAttributes }) => timerStartedEventAttributes)).toEqual([])
  })

  it('goes to the next date on which anything is due, for people too', async () => {
    const { caseNo } = await give(undefined, people.officer, 'listing.propose', proposal())
    await days.caughtUp()
    const face = await days.turner.face()
    const { rows } = await database.pool.query<{ next: string }>(
      `SELECT min(due_on) AS next FROM deadlines WHERE closed_on IS NULL AND due_on > $1`,
      [face.today],
    )
    expect(face.kind).toBe('standing')
    expect((face.next ?? '') <= rows[0]!.next && (face.next ?? '') > face.today).toBe(true)
    expect(await days.turn('next')).toBe(face.next)
    await give(caseNo, people.officer, 'listing.withdraw', { reason: '撤回' })
    await days.caughtUp()
  })

  it('says honestly who has not caught up, and goes on when they have', async () => {
    await days.turnUntil(await listCase(give, days.today, { measures: [] }), () => true)
    sender.failing = true
    const before = await days.today()
    const { next = '' } = await days.turner.face()
    const far = addDays(before, 60)
    const turned = await days.turner.turn({ to: far, by: 'test', waitMs: 3_000 })
    if (isRefusal(turned)) throw new Error(turned.code)
    expect(turned.today >= next && turned.today < far).toBe(true)
    expect(turned.outstanding?.messages).toBeGreaterThan(0)
    expect(turned.outstanding?.casesInAll).toBeGreaterThan(0)
    const again = await days.turner.turn({ to: far, by: 'test', waitMs: 0 })
    expect(again).toMatchObject({ code: 'clock.notCaughtUp' })
    sender.failing = false
    expect(await days.turn(far)).toBe(far)
    expect(new Set(sender.sent).size).toBe(sender.sent.length)
  })

  it('is turned once by two at the same time', async () => {
    const from = await days.today()
    const to = addDays(from, 1)
    const both = await Promise.all([days.turn(to), days.turn(to)])
    expect(both).toEqual([to, to])
    const { rows } = await database.pool.query('SELECT count(*)::integer AS n FROM clock_turns WHERE day = $1', [to])
    expect(rows).toEqual([{ n: 1 }])
  })

  it('keeps which real moment brought each day, by which entries written afterwards are found', async () => {
    const realInstant = await readRealInstants(database.pool)
    const { rows } = await database.pool.query<{ at: Date }>('SELECT max(at) AS at FROM ledger')
    const told = realInstant!(rows[0]!.at.getTime())
    expect(told).toBeLessThanOrEqual(Date.now())
    expect(told).toBeGreaterThan(Date.now() - 3_600_000)
    expect(realInstant!(Date.parse('2026-01-01T10:00:00+08:00'))).toBe(-Infinity)
    const stoodLong = Date.parse(`${await days.today()}T23:59:59.999+08:00`)
    expect(realInstant!(stoodLong)).toBe(Infinity)
  })
})
