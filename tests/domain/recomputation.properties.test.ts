import { describe, expect, it } from 'vitest'
import { createCalendar } from '../../domain/calendar/calendar.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { CalendarYear } from '../../domain/calendar/types.ts'
import type { CaseState } from '../../domain/case.ts'
import { decide } from '../../domain/decide.ts'
import { evolve } from '../../domain/evolve.ts'
import { explainDeadline } from '../../domain/terms/explanation.ts'
import { movesOf } from '../../domain/recomputation/moves.ts'
import type { DeadlineMove } from '../../domain/recomputation/moves.ts'
import type { RecountBasis } from '../../domain/recomputation/recount.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { packs, ruleBook, ruleBookWith } from '../../rules/index.ts'
import { diceOf, liveOnce } from '../../fictitious/random-lives.ts'
import type { Dice } from '../../fictitious/payloads.ts'
import { calendarOf2027, periodPack } from '../support/new-law.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'

/** A year of random holidays and worked weekends in place of a notice. */
function randomYear(dice: Dice): CalendarYear {
  const [notice] = calendarOf2027.notices
  const entries = Array.from({ length: 12 }, (_, month) => {
    const from = addDays('2027-01-01', month * 30 + dice(20))
    return {
      ...calendarOf2027.entries[0]!,
      kind: dice(3) === 0 ? ('work' as const) : ('holiday' as const),
      from,
      to: addDays(from, 1 + dice(8)),
    }
  })
  return { ...calendarOf2027, notices: [notice!], entries }
}

/** What must hold of every move, whatever the case and the law; the basis as the dry run had it. */
function check(state: CaseState, move: DeadlineMove, { rules, today, pack }: RecountBasis): void {
  const give = (on: CaseState, approval: object) => {
    const payload = { key: move.key, reason: '新法（虚构）', ...(pack ? { pack } : {}), ...approval }
    return decide(on, { type: 'deadline.recompute', payload }, { today, actor: people.system, rules, catalogue })
  }
  const alone = give(state, {})
  expect(isRefusal(alone) && alone.code).toBe(move.to < move.from && 'deadline.earlierNeedsApproval')
  const decision = give(state, { approvedBy: 'city', earliest: move.to })
  if (isRefusal(decision)) throw new Error(decision.code)
  const after = evolve(state, state.caseNo, { ...decision[0]!, on: today, by: 'system' })
  const deadline = after.deadlines[move.key]!
  expect(deadline).toMatchObject({ dueOn: move.to, provisional: move.provisional.to })
  expect(give(after, {})).toEqual([])
  const explained = explainDeadline(deadline, { packs: rules.packs, calendar: rules.calendarNamed(deadline.calendar)! })
  expect(isRefusal(explained) || explained.counting.dueOn).toBe(move.to)
}

describe('recomputing random cases on random calendars and packs', () => {
  it('moves nothing earlier without its approval, everything else as the dry run says, and once only', () => {
    let [earlier, moved, adopted] = [0, 0, 0]
    for (let seed = 0; seed < 960; seed += 1) {
      const dice = diceOf(seed)
      const start = addDays('2026-10-01', dice(90))
      const steps = liveOnce({ rules: ruleBook, catalogue, proposal: proposal(), start }, dice, 120)
      const open = steps.map(({ after }) => after).filter(({ closedOn }) => closedOn === undefined)
      const pack = dice(2) === 0 ? periodPack({ min: 1 + dice(24), max: 1 + dice(5) }) : undefined
      const rules = pack
        ? ruleBookWith({ packs: [...packs, pack] })
        : ruleBookWith({ calendar: createCalendar([...ruleBook.calendar.years, randomYear(dice)]) })
      const basis = { rules, today: addDays(start, 30), ...(pack ? { pack: `${pack.id}@1` } : {}) }
      for (const state of open.filter((_, step) => step % 6 === 0)) {
        for (const move of movesOf(state, basis)) {
          check(state, move, basis)
          earlier += move.earlier ? 1 : 0
          moved += 1
          adopted += move.rule.from === move.rule.to ? 0 : 1
        }
      }
    }
    // A run that met too little of each kind would prove little.
    expect({ earlier: earlier > 20, moved: moved > 100, adopted: adopted > 10 }).toEqual({
      earlier: true,
      moved: true,
      adopted: true,
    })
  })
})
