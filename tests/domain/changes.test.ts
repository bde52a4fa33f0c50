import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar/days.ts'
import { evolve } from '../../domain/evolve.ts'
import { nextDate } from '../../fictitious/next-date.ts'
import { diceOf, randomCommand } from '../../fictitious/random-lives.ts'
import type { ChangeOp } from '../../record/change-table.ts'
import { mayChange } from '../../record/change-table.ts'
import type { Change } from '../../record/changes.ts'
import { audiences, changeRowsOf, changesOf } from '../../record/changes.ts'
import { publicRecordOf, sharedRecordOf } from '../../record/known-record.ts'
import { registerRow } from '../../record/register.ts'
import { Life, published } from '../support/life.ts'
import { people } from '../support/people.ts'
import { persons, personsIn } from '../support/persons.ts'
import { proposal } from '../support/proposal.ts'
import { toldIn, toldLast } from '../support/told.ts'

const everybody = Object.values(people)

/** Random lives of an entity or a natural person, of every tier. */
function lived(seed: number): Life {
  const dice = diceOf(seed)
  const isPerson = seed % 5 === 0
  const entity = isPerson ? persons[seed % persons.length]! : proposal().entity
  const tier = (['serious', 'general', 'minor'] as const)[dice(3)]!
  const ofTier = tier === 'serious' ? {} : { tier, listType: 'work-safety-general' }
  const measures = isPerson ? { measures: [] } : {}
  let life = new Life('2026-04-07', { checkFold: false })
  // Every third one begins when it is public, so that it has its time for what happens then.
  if (seed % 3 === 0 && !isPerson) life = published().unchecked()
  else if (life.try(people.officer, 'listing.propose', proposal({ entity, ...ofTier, ...measures })) !== undefined)
    life.do(people.officer, 'listing.propose', proposal({ entity, ...measures }))
  const never = seed % 2 === 0 ? (['rectification.commit', 'paper.commit'] as const) : []
  for (let attempt = 0; attempt < 220; attempt += 1) {
    if (dice(6) === 0) life.on(dice(2) === 0 ? nextDate(life.now, life.today) : addDays(life.today, 1 + dice(30)))
    const one = everybody[dice(everybody.length)]!
    const actor = one.role === 'entityAgent' ? { ...one, entityCode: entity.code } : one
    const command = randomCommand(life.now, life.context(actor), dice, never)
    if (command) life.try(actor, command.type, command.payload as never)
  }
  return life
}

const reached = [
  'publicity.published',
  'publicity.suspended',
  'publicity.resumed',
  'publicity.ended',
  'measure.carriedOut',
  'measure.fedBack',
  'objection.marked',
  'objection.upheld',
  'objection.rejected',
  'correction.confirmed',
]

// Who reads nothing but changes: a record where one was put, none where it was suspended or removed.
function replayed(known: unknown, change: Change | undefined): unknown {
  if (!change) return known
  return 'record' in change ? change.record : undefined
}

describe('the changes of a case', () => {
  // Issue 17, point 1: whatever others may know of a record changes in exactly one place.
  it('replayed, give after each entry what the register shows and what is shared, over random lives', () => {
    const seen = new Map<string, Set<ChangeOp>>()
    for (let seed = 1; seed <= 250; seed += 1) {
      const known = { public: undefined as unknown, shared: undefined as unknown }
      for (const { event, after, changes } of toldIn(lived(seed))) {
        for (const audience of audiences) {
          const change = changes.filter((one) => one.audience === audience)
          expect(change.length).toBeLessThan(2)
          known[audience] = replayed(known[audience], change[0])
          if (change[0]) seen.set(event.type, (seen.get(event.type) ?? new Set()).add(change[0].op))
        }
        const isShared = after.publicity?.status === 'published'
        expect(known.public, `${event.type} of seed ${seed}`).toEqual(publicRecordOf(after))
        expect(known.public === undefined).toBe(registerRow(after) === null)
        expect(known.shared, `${event.type} of seed ${seed}`).toEqual(isShared ? sharedRecordOf(after) : undefined)
      }
    }
    for (const [type, ops] of seen)
      expect(mayChange[type as keyof typeof mayChange], type).toEqual(expect.arrayContaining([...ops]))
    expect([...seen.keys()]).toEqual(expect.arrayContaining(reached))
    expect([...new Set([...seen.values()].flatMap((ops) => [...ops]))].toSorted()).toEqual([
      'mark',
      'put',
      'remove',
      'resume',
      'suspend',
    ])
  })

  it('hold no record that has been overtaken, and nothing of what has ended', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const life = lived(seed)
      const rows = changeRowsOf('BH-2026-000001', life.ledger)
      for (const audience of audiences) {
        const own = rows.filter((row) => row.audience === audience)
        expect(own.slice(0, -1).filter(({ record }) => record !== null)).toEqual([])
      }
      const { publicity, entity } = life.now
      if (publicity?.status === 'ended') expect(JSON.stringify(rows)).not.toContain(entity.name)
    }
  })

  it('say nothing of who a natural person is', () => {
    for (let seed = 5; seed <= 250; seed += 5)
      expect(personsIn(JSON.stringify(toldIn(lived(seed)).map(({ changes }) => changes)))).toEqual([])
  })

  it('are one where the last day of publicity is moved, and none where it stays', () => {
    const { now } = published()
    const max = now.deadlines['publicity.max']!
    const moved = (dueOn: string) => {
      const opens = [{ ...max, dueOn }]
      const event = {
        type: 'deadline.moved',
        data: { key: max.key, from: max.dueOn, reason: '日历调整' },
        opens,
      } as never
      const after = evolve(now, now.caseNo, { ...(event as object), on: '2026-04-20', by: 'system' } as never)
      return changesOf(now, event, after)
    }
    expect(moved('2029-05-02')).toMatchObject([
      { audience: 'public', op: 'put', record: { until: '2029-05-02' } },
      { audience: 'shared', op: 'put', record: { until: '2029-05-02' } },
    ])
    expect(moved(max.dueOn)).toEqual([])
  })

  it('remove a record from the register that is only shared from then on, and say so', () => {
    const before = published().now
    const after = { ...before, tier: 'minor' as const, publicity: { ...before.publicity!, onPublicRegister: false } }
    const event = { type: 'listing.changed', data: { tier: 'minor', measures: [] } } as never
    expect(changesOf(before, event, after)).toMatchObject([
      { audience: 'public', op: 'remove', reason: 'sharedOnly' },
      { audience: 'shared', op: 'put', record: { tier: 'minor', showing: 'sharedOnly' } },
    ])
  })
})

// Issue 17: these reached the platform alone, or nobody.
describe('whoever uses shared records is told', () => {
  const recipients = (life: Life) =>
    toldLast(life)
      .filter(({ recipient }) => recipient === 'platform' || recipient === 'users')
      .map(({ recipient, body }) => [recipient, body['op']])

  it('that a record is contested, and that it is not any more', () => {
    const life = published().on('2026-04-20').do(people.entity, 'objection.file', { grounds: '有误', evidence: [] })
    life.do(people.system, 'objection.mark', {})
    expect(recipients(life)).toEqual([
      ['platform', 'mark'],
      ['users', 'mark'],
    ])
    expect(toldLast(life).at(-1)?.body).toMatchObject({ marked: true, entityCode: life.now.entity.code })
    life.do(people.officer, 'objection.verify', { findings: '核实' })
    life.do(people.reviewer, 'objection.reject', { reasons: '属实' })
    expect(recipients(life)).toEqual([
      ['platform', 'put'],
      ['users', 'put'],
    ])
  })

  it('what came of a measure', () => {
    const life = published().on('2026-04-15').do(people.finance, 'measure.acknowledge', { measure: 'M06' })
    life.do(people.finance, 'measure.carryOut', { measure: 'M06', on: '2026-04-15', basis: '条例' })
    expect(recipients(life)).toEqual([])
    const result = { result: 'executed', basis: '条例', on: '2026-04-15', proof: '回执（虚构）' } as const
    life.do(people.finance, 'measure.feedBack', { measure: 'M06', ...result })
    expect(toldLast(life).find(({ recipient }) => recipient === 'users')?.body).toMatchObject({
      op: 'put',
      measures: [{ measure: 'M06', department: 'dept-finance', result: 'executed', on: '2026-04-15' }],
    })
  })
})
