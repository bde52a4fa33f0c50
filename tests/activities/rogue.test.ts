import { randomUUID } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import { MockActivityEnvironment } from '@temporalio/testing'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createActivities } from '../../activities/index.ts'
import type { CaseState, Command, CommandType, EventType } from '../../domain/case.ts'
import { commandTypes } from '../../domain/decide.ts'
import { evolve } from '../../domain/evolve.ts'
import { payloads } from '../../fictitious/payloads.ts'
import type { Dice } from '../../fictitious/payloads.ts'
import { nextDate } from '../../fictitious/next-date.ts'
import { castOf, diceOf, randomCommand } from '../../fictitious/random-lives.ts'
import { addDays } from '../../domain/calendar/days.ts'
import { execute } from '../../record/execute.ts'
import type { Record as CaseRecord } from '../../record/execution.ts'
import { foldLedger } from '../../record/read.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { recordingSender } from '../support/house.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done, give, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
checkEveryCase(database)

const lives = 30
const actsPerLife = 30
// Late enough that some have been listed and published, early enough that what follows is seen.
const annulledAt = 20
const persons = castOf(proposal()).filter(({ role }) => role !== 'system')
const given = commandTypes.filter((type) => type !== 'listing.propose') as Exclude<CommandType, 'listing.propose'>[]

interface Moment {
  readonly state: CaseState
  readonly today: string
  /** Whether a message of the case has still to leave the house. */
  readonly waits: boolean
}

const passed = ({ state, today }: Moment, key: RegExp) =>
  Object.values(state.deadlines).some((deadline) => key.test(deadline.key) && today > deadline.dueOn)
const isEnding = ({ state }: Moment) => state.undoing !== undefined && state.closedOn === undefined

/** What the calendar may do, and when: written from the law and the rules of the house, not from the code. */
const calendar: Partial<Record<EventType, (moment: Moment, data: any) => boolean>> = {
  'listing.defenceClosed': (moment) => passed(moment, /^listing\.(defence|hearingRequest)$/),
  'publicity.published': (moment) =>
    moment.state.listing.status === 'listed' &&
    (moment.state.deadlines['publicity.preview'] === undefined || passed(moment, /^publicity\.preview$/)),
  'publicity.ended': (moment, { reason }) => reason === 'expired' && passed(moment, /^publicity\.max/),
  'measure.dispatched': ({ state }, { code }) =>
    state.publicity !== undefined && state.measures[code]?.status === 'determined',
  'measure.liftOrdered': (moment) => isEnding(moment),
  'objection.marked': ({ state }) =>
    state.objections.at(-1)?.status === 'filed' || state.objections.at(-1)?.status === 'verified',
  'rectification.overdue': (moment) => passed(moment, /^rectification\.due$/),
  'interview.opened': ({ state }, { kind }) =>
    state.rectification?.overdueOn !== undefined && kind === (state.interviews.length === 0 ? 'reminder' : 'warning'),
  'rectification.referred': ({ state }) =>
    state.interviews.length === 2 && state.interviews[1]!.concludedOn !== undefined,
  'repair.lapsed': (moment) => passed(moment, /^repair\.\d+\.supplement$/),
  'deadline.reminded': ({ state, today }, { key }) => {
    const { remindOn, dueOn } = state.deadlines[key]!
    return today > dueOn || remindOn.some((date) => date <= today)
  },
  'deadline.reported': ({ state, today }, { key }) => today > (state.deadlines[key]?.reportOn ?? '9999'),
  'undoing.confirmed': (moment, { act, receipt }) =>
    isEnding(moment) &&
    (act === 'publication'
      ? receipt === 'publication ended'
      : act === 'measures'
        ? receipt === 'no measure to lift'
        : !moment.waits && receipt === 'message taken'),
  'case.closed': (moment) => isEnding(moment),
}

describe('whoever reaches the activities', () => {
  let connection: Connection
  beforeAll(async () => {
    connection = await Connection.connect({ address: inject('temporalAddress') })
  })
  afterAll(async () => await connection.close())

  it('can do nothing, with any command at any stage, that the calendar would not do on that day', async () => {
    const seen = new Set<string>()
    for (let n = 0; n < lives; n += 1) {
      const dice = diceOf(20261128 + n)
      const clock = handClock('2026-04-07')
      const record = recordOn(database, clock)
      const sender = recordingSender()
      const doors = createActivities({ record, store: 'rogue', client: new Client({ connection }), sender })
      const { caseNo } = await done(record, undefined, people.officer, 'listing.propose', proposal())
      const today = () => clock.now() as Date
      const day = () => new Date(today().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
      for (let act = 0; act < actsPerLife; act += 1) {
        const before = (await foldLedger(database.pool, caseNo))!
        if (dice(3) === 0)
          clock.set(dice(2) === 0 ? nextDate(before, day()) : addDays(day(), [1, 3, 8, 20, 60, 300][dice(6)]!))
        const waits = await isWaiting(caseNo)
        await doors.carryOut(caseNo, everything(before, day(), dice) as never)
        for (const type of await judged(before, day(), waits)) seen.add(type)
        if (dice(2) === 0) await new MockActivityEnvironment().run(async () => await doors.deliver(caseNo))
        await liveOn(record, caseNo, day(), dice)
        if (act === annulledAt) await annul(record, caseNo, day())
      }
      const { rows } = await database.pool.query(
        `SELECT concat_ws(' ', concat_ws('/', case_no, case_seq, recipient), kind) AS line FROM outbox WHERE case_no = $1`,
        [caseNo],
      )
      const owed = new Set(rows.map(({ line }) => line))
      expect(new Set(sender.sent).size, 'each once').toBe(sender.sent.length)
      expect(sender.sent.filter((line) => !owed.has(line))).toEqual([])
    }
    // A door that lets nothing in would pass as well.
    expect([...seen].toSorted()).toEqual(
      expect.arrayContaining([
        'deadline.reminded',
        'listing.defenceClosed',
        'publicity.published',
        'undoing.confirmed',
      ]),
    )
  }, 600_000)

  it('cannot name an import or a publication that the record does not hold', async () => {
    const record = recordOn(database, handClock('2026-04-07'))
    const doors = createActivities({ record, store: 'rogue', client: new Client({ connection }) })
    for (const name of ['stageRows', 'applyRows', 'recomputeStep'] as const) {
      const door = async (id: string) => await doors[name](id)
      await expect(new MockActivityEnvironment().run(door, randomUUID())).rejects.toThrow(
        /no import|no publication|unknown/i,
      )
    }
    await expect(doors.readCase('BH-2026-999999')).rejects.toThrow('No case')
    await expect(doors.carryOut('BH-2026-999999', [])).rejects.toThrow('No case')
    const many = Array.from({ length: 2_000 }, (): Command => ({ type: 'publicity.publish', payload: {} }))
    await expect(doors.carryOut('BH-2026-999999', many as never)).rejects.toThrow('2000 commands')
  })

  /** Gives one lawful command of somebody, or none where ten people have none. */
  async function liveOn(record: CaseRecord, caseNo: string, today: string, dice: Dice): Promise<void> {
    const state = (await foldLedger(database.pool, caseNo))!
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const actor = persons[dice(persons.length)]!
      const command = randomCommand(state, { today, actor, rules: ruleBook, catalogue }, dice)
      if (!command) continue
      await execute(record, { caseNo, actor, command, requestId: randomUUID() })
      return
    }
  }

  async function annul(record: CaseRecord, caseNo: string, annulledOn: string): Promise<void> {
    const payload = { document: '复议决定', annulledBy: '虚构机关', annulledOn }
    await give(record, caseNo, people.officer, 'annulment.record', payload)
    await give(record, caseNo, people.reviewer, 'annulment.confirm', { comments: '属实' })
  }

  async function isWaiting(caseNo: string): Promise<boolean> {
    const { rows } = await database.pool.query('SELECT FROM outbox WHERE case_no = $1 AND delivered_at IS NULL', [
      caseNo,
    ])
    return rows.length > 0
  }

  /** Types of the events since `before`, each of which the calendar must allow where it happened. */
  async function judged(before: CaseState, today: string, waits: boolean): Promise<string[]> {
    const { rows } = await database.pool.query(
      `SELECT type, data, opens, closes, on_date AS on, actor AS by FROM ledger WHERE case_no = $1 AND case_seq > $2 ORDER BY case_seq`,
      [before.caseNo, before.version],
    )
    let state = before
    for (const row of rows) {
      const may =
        calendar[row.type as EventType]?.({ state, today, waits: waits || before.undoing === undefined }, row.data) ??
        false
      expect(may, `${row.type} ${JSON.stringify(row.data)} on ${today} in ${before.caseNo}`).toBe(true)
      const event = { ...row, opens: row.opens ?? undefined, closes: row.closes ?? undefined }
      state = evolve(state, before.caseNo, event)
    }
    return rows.map(({ type }) => type)
  }
})

/** Every command with plausible and with invented payloads, shuffled. */
function everything(state: CaseState, today: string, dice: Dice): Command[] {
  const plausible = given.flatMap((type) =>
    [0, 1, 2].map(() => ({ type, payload: payloads[type](state, today, dice) }) as Command),
  )
  const invented = [
    { type: 'undoing.confirm', payload: { act: 'sharing', receipt: '伪造的回执（虚构）' } },
    { type: 'undoing.confirm', payload: { act: 'use', receipt: 'use ended', more: 1 } },
    { type: 'undoing.confirm', payload: { act: 'sharing', receipt: 'sharing ended' } },
    { type: 'undoing.confirm', payload: { act: 'use', receipt: 'use ended' } },
    { type: 'undoing.confirm', payload: { act: 'sharing', receipt: 'shared with nobody' } },
    { type: 'undoing.confirm', payload: { act: 'use', receipt: 'message taken' } },
    { type: 'publicity.publish', payload: { until: '2030-01-01' } },
    { type: 'publicity.publish' },
    { type: 'listing.propose', payload: proposal() },
    { type: 'no.such', payload: {} },
    null,
    'publicity.publish',
    ...Object.keys(state.deadlines).flatMap((key) => [
      { type: 'deadline.recompute', payload: { key, reason: '无', approvedBy: '无人', earliest: '1990-01-01' } },
      { type: 'deadline.remind', payload: { key } },
      { type: 'deadline.report', payload: { key } },
    ]),
  ] as Command[]
  return [...plausible, ...invented]
    .map((command) => ({ command, at: dice(1_000_000) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ command }) => command)
}
