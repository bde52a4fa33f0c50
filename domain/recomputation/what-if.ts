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

/** How many deadlines of a topic move, and by how many days at the least and the most. */
interface TopicMoves {
  readonly topic: Topic
  readonly moves: number
  readonly least: number
  readonly most: number
}

/** What the pack would do to all open cases together. */
export interface WhatIf {
  readonly pack: string
  readonly on: LocalDate
  readonly openCases: number
  readonly repairableNow: { readonly before: number; readonly after: number }
  readonly moves: { readonly earlier: number; readonly later: number; readonly sameDay: number }
  readonly byTopic: readonly TopicMoves[]
  readonly classChanges: number
  /** For how many cases anything would change, be it only the ground on which a date rests. */
  readonly casesTouched: number
  /** For how many of them more than that would change. */
  readonly casesChanged: number
  /** The first of those that are touched. */
  readonly cases: readonly CaseOutlook[]
}

/** Adds up the outlooks of open cases one by one, and keeps the first so many of those that are touched. */
export function summing({ pack, today }: Pick<Comparison, 'pack' | 'today'>, most: number) {
  const topics = new Map<Topic, TopicMoves>()
  const repairableNow = { before: 0, after: 0 }
  const moves = { earlier: 0, later: 0, sameDay: 0 }
  const cases: CaseOutlook[] = []
  let [openCases, classChanges, casesTouched, casesChanged] = [0, 0, 0, 0]
  return {
    add: (outlook: CaseOutlook): void => {
      openCases += 1
      repairableNow.before += Number(outlook.repairableNow.before)
      repairableNow.after += Number(outlook.repairableNow.after)
      classChanges += Number(outlook.classChange !== undefined)
      for (const { topic, days } of outlook.moves) {
        moves[days < 0 ? 'earlier' : days > 0 ? 'later' : 'sameDay'] += 1
        topics.set(topic, counted(topics.get(topic), topic, days))
      }
      casesChanged += Number(changes(outlook))
      if (outlook.moves.length === 0 && !changes(outlook)) return
      casesTouched += 1
      if (cases.length < most) cases.push(outlook)
    },
    sum: (): WhatIf => ({
      pack,
      on: today,
      openCases,
      repairableNow,
      moves,
      byTopic: [...topics.values()].toSorted((a, b) => (a.topic < b.topic ? -1 : 1)),
      classChanges,
      casesTouched,
      casesChanged,
      cases,
    }),
  }
}

const counted = (before: TopicMoves | undefined, topic: Topic, days: number): TopicMoves => ({
  topic,
  moves: (before?.moves ?? 0) + 1,
  least: Math.min(before?.least ?? days, days),
  most: Math.max(before?.most ?? days, days),
})

/** Whether anything would change for a case but the ground on which its dates rest. */
export const changes = ({ moves, classChange, repairableNow: { before, after } }: CaseOutlook): boolean =>
  moves.some(({ days }) => days !== 0) || classChange !== undefined || before !== after
