import { describe, expect, it } from 'vitest'
import { createCalendar } from '../../domain/calendar/calendar.ts'
import type { Commands, RecordedEvent } from '../../domain/case.ts'
import { decide } from '../../domain/decide.ts'
import { evolve } from '../../domain/evolve.ts'
import { moveReason, movesOf } from '../../domain/recomputation/moves.ts'
import type { RecountBasis } from '../../domain/recomputation/recount.ts'
import { outlookOf, summing } from '../../domain/recomputation/what-if.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { packs, ruleBook, ruleBookWith } from '../../rules/index.ts'
import { Life, published } from '../support/life.ts'
import { calendarOf2027, periodPack } from '../support/new-law.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'

const { officer, reviewer, system } = people
const withNotice = ruleBookWith({ calendar: createCalendar([...ruleBook.calendar.years, calendarOf2027]) })
const withPack = (changes = {}) => ruleBookWith({ packs: [...packs, periodPack(changes)] })
const newPack = 'fictitious-period@1'

/** A case proposed so late in 2026 that its review is due in a year without a notice. */
const proposedLate = () => new Life('2026-12-30').do(officer, 'listing.propose', proposal())

/** Gives the command on the law of a basis. */
function recompute(
  life: Life,
  { rules, pack }: Omit<RecountBasis, 'today'>,
  payload: Partial<Commands['deadline.recompute']>,
) {
  const command = { type: 'deadline.recompute', payload: { reason: '新法', ...(pack ? { pack } : {}), ...payload } }
  const decision = decide(life.now, command as never, { ...life.context(system), rules })
  if (isRefusal(decision)) return decision
  for (const event of decision) {
    const recorded = { ...event, on: life.today, by: system.id } as RecordedEvent
    life.ledger.push(recorded)
    life.state = evolve(life.state, life.now.caseNo, recorded)
  }
  life.checkFold()
  return decision
}

describe('a new calendar', () => {
  it('moves an open deadline that lay in a year without a notice, and says why', () => {
    const life = proposedLate()
    const [move] = movesOf(life.now, { rules: withNotice, today: life.today })
    expect(move).toMatchObject({
      key: 'listing.review',
      from: '2027-01-06',
      to: '2027-01-07',
      days: 1,
      earlier: false,
      provisional: { from: true, to: false },
      calendar: { from: 'CN-2026@3', to: 'CN-2027@3' },
    })
    expect(moveReason(move!).zh).toBe('按日历CN-2027@3重新计算')
    recompute(life, { rules: withNotice }, { key: 'listing.review', publication: 'p1', approvedBy: 'operator-b' })
    expect(life.now.deadlines['listing.review']).toMatchObject({
      dueOn: '2027-01-07',
      provisional: false,
      calendar: 'CN-2027@3',
    })
    expect(life.ledger.at(-1)).toMatchObject({
      type: 'deadline.moved',
      data: { key: 'listing.review', from: '2027-01-06', reason: '新法', publication: 'p1', approvedBy: 'operator-b' },
    })
    expect(recompute(life, { rules: withNotice }, { key: 'listing.review' })).toEqual([])
    expect(movesOf(life.now, { rules: withNotice, today: life.today })).toEqual([])
  })

  it('keeps what has been chased: nobody is reminded twice when only the certainty changes', () => {
    const life = published().on('2026-12-01')
    const key = 'measure.M06.acknowledge'
    const { remindOn, dueOn } = life.now.deadlines[key]!
    const state = {
      ...life.now,
      deadlines: { [key]: { ...life.now.deadlines[key]!, provisional: true } },
      chase: { [key]: { reminders: remindOn.length, lateReminded: true, reported: true } },
    }
    const moved = { ...state.deadlines[key]!, provisional: false }
    const data = { key, from: dueOn, reason: '新日历' }
    const after = evolve(state, state.caseNo, {
      type: 'deadline.moved',
      data,
      opens: [moved],
      on: '2026-12-01',
      by: 'system',
    })
    expect(after.chase[key]).toEqual(state.chase[key])
    const later = { ...moved, dueOn: '2027-03-01', remindOn: ['2027-02-24'], reportOn: '2027-03-08' }
    const afresh = evolve(state, state.caseNo, {
      type: 'deadline.moved',
      data,
      opens: [later],
      on: '2026-12-01',
      by: 'system',
    })
    expect(afresh.chase[key]).toBeUndefined()
  })

  it('leaves alone what asks no calendar', () => {
    const life = published()
    expect(movesOf(life.now, { rules: withNotice, today: life.today }).map(({ key }) => key)).not.toContain(
      'publicity.max',
    )
  })
})

describe('a new pack', () => {
  it('makes an open period milder for the entity, moves the day of repair, and needs the named approval', () => {
    const life = published().on('2026-06-01')
    const law = { rules: withPack(), pack: newPack }
    const [move, ...others] = movesOf(life.now, { ...law, today: life.today })
    expect(move).toMatchObject({ key: 'publicity.min', from: '2027-04-14', to: '2026-10-14', earlier: true })
    expect(others.map(({ key, days }) => [key, days])).toEqual([['publicity.max', 0]])
    expect(moveReason(move!).en).toContain(`Rests on rule ${newPack} F-publicity.min instead of`)
    const refused = { refused: true, code: 'deadline.earlierNeedsApproval' }
    expect(recompute(life, law, { key: 'publicity.min' })).toMatchObject(refused)
    expect(recompute(life, law, { key: 'publicity.min', earliest: '2026-10-14' })).toMatchObject(refused)
    expect(recompute(life, law, { key: 'publicity.min', approvedBy: 'city', earliest: '2026-10-15' })).toMatchObject(
      refused,
    )
    recompute(life, law, { key: 'publicity.min', approvedBy: 'city', earliest: '2026-10-14' })
    expect(life.now.publicity).toMatchObject({ repairFrom: '2026-10-15', until: '2029-04-14' })
    expect(life.now.deadlines['publicity.min']).toMatchObject({ pack: newPack, ruleId: 'F-publicity.min' })
  })

  it('does not lengthen a running period', () => {
    const life = published().on('2026-06-01')
    expect(movesOf(life.now, { rules: withPack({ min: 24, max: 5 }), pack: newPack, today: life.today })).toEqual([])
  })

  it('touches nothing before its day or outside its matters', () => {
    const life = published().on('2026-06-01')
    expect(movesOf(life.now, { rules: withPack({ from: '2026-06-02' }), pack: newPack, today: life.today })).toEqual([])
    const general = published({ listType: 'watch-list', tier: 'general', measures: [] }).on('2026-06-01')
    expect(movesOf(general.now, { rules: withPack(), pack: newPack, today: general.today })).toEqual([])
  })

  it('leaves a term that was set in the case', () => {
    const [first] = packs.filter(({ id }) => id === 'operator-defaults')
    const rules = first!.rules.map((rule) =>
      rule.topic === 'rectification.term' ? { ...rule, term: { count: 90, unit: 'days' as const } } : rule,
    )
    const book = ruleBookWith({ packs: [...packs, { ...first!, version: 2, rules }] })
    const own = published().on('2026-04-20')
    const usual = published({ rectification: { requirements: proposal().rectification.requirements } }).on('2026-04-20')
    const move = (life: Life) =>
      movesOf(life.now, { rules: book, pack: 'operator-defaults@2', today: life.today }).find(
        ({ key }) => key === 'rectification.due',
      )
    expect(move(usual)).toMatchObject({ from: '2026-05-11', to: '2026-07-09' })
    expect(move(own)).toMatchObject({ days: 0 })
  })

  it('puts an overdue rectification back into its term when the new date has not passed', () => {
    const life = published().on('2026-09-01').do(system, 'rectification.markOverdue', {})
    const due = life.now.deadlines['rectification.due']!
    const moved = { ...due, dueOn: '2026-10-01' }
    const data = { key: due.key, from: due.dueOn, reason: '新法' }
    const after = evolve(life.now, 'x', { type: 'deadline.moved', data, opens: [moved], on: life.today, by: 'system' })
    expect(after.rectification).toMatchObject({ dueOn: '2026-10-01' })
    expect(after.rectification?.overdueOn).toBeUndefined()
  })
})

describe('what if', () => {
  it('tells who could be repaired today, what moves and which cases change their class', () => {
    const comparison = { before: ruleBook, after: withPack({ min: 1 }), today: '2026-06-01', pack: newPack }
    const ready = published().on('2026-04-20').do(people.entity, 'rectification.commit', { commitment: '承诺' })
    ready.do(people.entity, 'rectification.submitEvidence', {
      items: proposal().rectification.requirements.map(({ id }) => ({
        requirement: id,
        statement: '已整改',
        evidence: [{ title: '照片' }],
      })),
    })
    ready.do(reviewer, 'rectification.accept', { findings: '属实' })
    const inReview = new Life('2026-05-04').do(officer, 'listing.propose', proposal())
    const untouched = published({ listType: 'watch-list', tier: 'general', measures: [] })
    const { add, sum } = summing(comparison, 2)
    for (const { now } of [ready, published(), inReview, untouched]) add(outlookOf(now, comparison))
    const summary = sum()
    expect(summary).toMatchObject({
      pack: newPack,
      openCases: 4,
      repairableNow: { before: 0, after: 1 },
      classChanges: 3,
      moves: { earlier: 2, later: 0, sameDay: 2 },
    })
    expect(summary.byTopic[1]).toEqual({ topic: 'publicity.min', moves: 2, least: -335, most: -335 })
    expect(summary).toMatchObject({ casesTouched: 3, casesChanged: 3, cases: [{}, {}] })
    expect(outlookOf(inReview.now, comparison)).toMatchObject({
      moves: [],
      classChange: { after: { min: `${newPack} F-publicity.min` } },
    })
  })

  it('changes nothing', () => {
    const { now } = published()
    const copy = structuredClone(now)
    outlookOf(now, { before: ruleBook, after: withPack(), today: '2026-06-01', pack: newPack })
    expect(now).toEqual(copy)
  })
})
