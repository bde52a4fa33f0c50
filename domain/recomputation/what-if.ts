import type { CaseState, RecordedEvent } from '../case.ts'
import { event } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import { evolve } from '../evolve.ts'
import { repairEligibility } from '../repair/eligibility.ts'
import type { RuleBook } from '../law/rulebook-types.ts'
import type { Topic } from '../topics.ts'
import type { DeadlineMove } from './moves.ts'
import { movesOf } from './moves.ts'
import { recounted } from './recount.ts'

/** Two laws to compare on a day: the one in force, and the one with the pack in question (`id@version`). */
export interface Comparison {
  readonly before: RuleBook
  readonly after: RuleBook
  readonly today: LocalDate
  readonly pack: string
}

/** The rules that set a case's shortest and longest period of publicity: its class. */
interface CaseClass {
  readonly min: string
  readonly max: string
}

/** What the pack would do to one open case. */
export interface CaseOutlook {
  readonly caseNo: string
  readonly repairableNow: { readonly before: boolean; readonly after: boolean }
  readonly moves: readonly DeadlineMove[]
  /** Present when the case changes its class. */
  readonly classChange?: { readonly before: CaseClass; readonly after: CaseClass }
}

/** Looks at one open case under both laws; changes nothing. */
export function outlookOf(state: CaseState, { before, after, today, pack }: Comparison): CaseOutlook {
  const basis = { rules: after, today, pack }
  const moves = movesOf(state, basis)
  const moved = moves.reduce((folding, { key }) => {
    const deadline = recounted(state, state.deadlines[key]!, basis)
    const data = { key, from: state.deadlines[key]!.dueOn, reason: pack }
    const recorded: RecordedEvent = {
      ...event('deadline.moved', data, { opens: [deadline] }),
      on: today,
      by: 'what-if',
    }
    return evolve(folding, state.caseNo, recorded)
  }, state)
  const classes = { before: classOf(state, before, today), after: classOf(moved, after, today) }
  const changed = classes.before.min !== classes.after.min || classes.before.max !== classes.after.max
  return {
    caseNo: state.caseNo,
    repairableNow: {
      before: repairEligibility(state, today).eligible,
      after: repairEligibility(moved, today).eligible,
    },
    moves,
    ...(changed ? { classChange: classes } : {}),
  }
}

// Published, a case has the rules of its running periods, and none once they have ended; before that, those that
// publication today would give it.
function classOf(state: CaseState, rules: RuleBook, today: LocalDate): CaseClass {
  return {
    min: periodRule(state, rules, today, 'publicity.min'),
    max: periodRule(state, rules, today, 'publicity.max'),
  }
}

function periodRule(state: CaseState, rules: RuleBook, on: LocalDate, topic: Topic): string {
  const running = Object.values(state.deadlines).find((deadline) => deadline.topic === topic)
  if (running) return `${running.pack} ${running.ruleId}`
  if (state.publicity) return ''
  const { pack, rule } = rules.resolve(topic, { on, field: state.field, tier: state.tier })
  return `${pack} ${rule.id}`
}

/** What the pack would do to all open cases together. */
export interface WhatIf {
  readonly pack: string
  readonly on: LocalDate
  readonly openCases: number
  readonly repairableNow: { readonly before: number; readonly after: number }
  readonly moves: { readonly earlier: number; readonly later: number; readonly sameDay: number }
  /** By topic: how many deadlines move, and by how many days at the least and the most. */
  readonly byTopic: readonly {
    readonly topic: Topic
    readonly moves: number
    readonly least: number
    readonly most: number
  }[]
  readonly classChanges: number
  /** The cases that anything would change for. */
  readonly cases: readonly CaseOutlook[]
}

/** Adds up the outlooks of all open cases. */
export function sumUp(outlooks: readonly CaseOutlook[], { pack, today }: Comparison): WhatIf {
  const moves = outlooks.flatMap((outlook) => outlook.moves)
  const count = (holds: (outlook: CaseOutlook) => boolean) => outlooks.filter(holds).length
  const topics = [...new Set(moves.map(({ topic }) => topic))].toSorted()
  return {
    pack,
    on: today,
    openCases: outlooks.length,
    repairableNow: {
      before: count(({ repairableNow }) => repairableNow.before),
      after: count(({ repairableNow }) => repairableNow.after),
    },
    moves: {
      earlier: moves.filter(({ days }) => days < 0).length,
      later: moves.filter(({ days }) => days > 0).length,
      sameDay: moves.filter(({ days }) => days === 0).length,
    },
    byTopic: topics.map((topic) => {
      const days = moves.filter((move) => move.topic === topic).map((move) => move.days)
      return {
        topic,
        moves: days.length,
        least: days.reduce((a, b) => Math.min(a, b)),
        most: days.reduce((a, b) => Math.max(a, b)),
      }
    }),
    classChanges: count(({ classChange }) => classChange !== undefined),
    cases: outlooks.filter(
      ({ moves: own, classChange, repairableNow: { before, after } }) =>
        own.length > 0 || classChange !== undefined || before !== after,
    ),
  }
}
