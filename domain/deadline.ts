import type { LocalDate, Term } from './dates.ts'
import type { OnPass, Party, Rule, RuleBook, Topic } from './rulebook-types.ts'
import { addDays, daysBetween } from './calendar/days.ts'

/**
 * A term that runs: who owes what by when, and everything needed to explain the date again.
 * Keys are unique in a case (`listing.defence`, `measure.M06.acknowledge`, `rectification.check.2`).
 */
export interface Deadline {
  readonly key: string
  readonly topic: Topic
  readonly ruleId: string
  readonly pack: string
  readonly calendar: string
  readonly startsOn: LocalDate
  readonly term: Term
  /** The last day of the term; it passes at the end of this day. */
  readonly dueOn: LocalDate
  readonly provisional: boolean
  readonly party: Party
  /** Agency, department or entity that owes the act, where the party alone does not say. */
  readonly owner?: string
  readonly onPass: OnPass
  /** Dates of reminders before the due date, in order. */
  readonly remindOn: readonly LocalDate[]
  /** The day from which a late act is reported to the supervisor. */
  readonly reportOn?: LocalDate
}

/** How a deadline ended: the act was done, the term ran out as the rule foresees, or the obligation fell away. */
type ClosedAs = 'met' | 'lapsed' | 'void'

export interface ClosedDeadline {
  readonly key: string
  readonly as: ClosedAs
  /** The day the act was done, where that is earlier than the day it was recorded or accepted. */
  readonly on?: LocalDate
}

export interface OpenDeadlineOptions {
  readonly key: string
  readonly topic: Topic
  readonly startsOn: LocalDate
  /** Replaces the rule's term, for example a rectification term set in the case. */
  readonly term?: Term
  readonly owner?: string
  /** The day the matter was first decided, where an unclear transition between two laws may favour the entity. */
  readonly decidedOn?: LocalDate
}

/** What a deadline is computed from: the rule book and the case's field, tier and day of decision. */
export interface DeadlineBasis {
  readonly rules: RuleBook
  readonly today: LocalDate
  readonly field: string
  readonly tier: 'minor' | 'general' | 'serious'
}

/** Opens a deadline under the rule in force today. Throws only when the packs leave the topic without a term. */
export function openDeadline(basis: DeadlineBasis, options: OpenDeadlineOptions): Deadline {
  const { today: on, field, tier } = basis
  const decided = options.decidedOn === undefined ? {} : { decidedOn: options.decidedOn }
  const { rule, pack } = basis.rules.resolve(options.topic, { on, field, tier, ...decided })
  const term = options.term ?? rule.term
  if (term === undefined) throw new Error(`Rule ${rule.id} in ${pack} has no term for ${options.topic}`)
  return {
    key: options.key,
    topic: options.topic,
    ruleId: rule.id,
    pack,
    party: rule.party,
    ...(options.owner === undefined ? {} : { owner: options.owner }),
    onPass: rule.onPass,
    ...dated(basis, options.startsOn, term, rule),
  }
}

/** The dates that follow from start, term and the rule; used to open a deadline and to compute it again. */
export function dated(
  basis: DeadlineBasis,
  startsOn: LocalDate,
  term: Term,
  { onPass, params }: Pick<Rule, 'onPass' | 'params'>,
) {
  const { dueOn, provisional } = basis.rules.addTerm(startsOn, term, { rollOver: params?.['rollOver'] !== false })
  return {
    calendar: basis.rules.calendarVersion,
    startsOn,
    term,
    dueOn,
    provisional,
    remindOn: reminderDates(basis.rules, startsOn, dueOn, params?.['remindAt']),
    ...(onPass === 'remindThenReport' ? { reportOn: reportDate(basis, dueOn) } : {}),
  }
}

function reportDate(basis: DeadlineBasis, dueOn: LocalDate): LocalDate {
  const { rule } = basis.rules.resolve('chase.report', { on: basis.today, field: basis.field })
  return rule.term === undefined ? dueOn : basis.rules.addTerm(dueOn, rule.term).dueOn
}

// Reminders are written in the packs as fractions of the term (`1/2`) or working days before its end (`-3WD`).
function reminderDates(rules: RuleBook, startsOn: LocalDate, dueOn: LocalDate, remindAt: unknown): LocalDate[] {
  if (!Array.isArray(remindAt)) return []
  const length = daysBetween(startsOn, dueOn)
  const dates = remindAt.map((mark: string) => {
    const before = /^-(\d+)WD$/.exec(mark)
    if (before) return rules.subtractWorkingDays(dueOn, Number(before[1]))
    const [numerator, denominator] = mark.split('/').map(Number)
    return addDays(startsOn, Math.round((length * numerator!) / denominator!))
  })
  return [...new Set(dates)].filter((date) => date > startsOn && date <= dueOn).sort()
}
