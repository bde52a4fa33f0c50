import type { LocalDate, Term } from '../dates.ts'
import type { OnPass, Party, Rule, RuleBook } from '../law/rulebook-types.ts'
import type { TermStart } from './term-starts.ts'
import { restarts } from '../law/topic-starts.ts'
import type { RestartableTopic, Starts } from '../law/topic-starts.ts'
import type { Topic } from '../topics.ts'
import { addDays, daysBetween } from '../calendar/days.ts'

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
  /** The event of `startsOn`; absent in terms that earlier releases opened. */
  readonly countsFrom?: TermStart
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
  /** Set where the rule lets the term end a sanction only when the conduct is corrected. */
  readonly awaitsRectification?: true
}

/** How a deadline ended: the act was done, the term ran out as the rule foresees, or the obligation fell away. */
type ClosedAs = 'met' | 'lapsed' | 'void'

export interface ClosedDeadline {
  readonly key: string
  readonly as: ClosedAs
  /** The day the act was done, where that is earlier than the day it was recorded or accepted. */
  readonly on?: LocalDate
}

interface OpenedTerm {
  readonly key: string
  /** Replaces the rule's term, for example a rectification term set in the case. */
  readonly term?: Term
  readonly owner?: string
  /** The day whose law applies, where that is not today's. */
  readonly lawOf?: LocalDate
}

/** A term that begins with one of the events of its topic, or again. */
export type OpenDeadlineOptions<T extends Topic = Topic> = OpenedTerm &
  (
    | { readonly topic: T; readonly from: Starts<T> }
    | { readonly topic: T & RestartableTopic; readonly again: LocalDate }
  )

/** What a deadline is computed from: the rule book and the case's field, tier and day of decision. */
export interface DeadlineBasis {
  readonly rules: RuleBook
  readonly today: LocalDate
  readonly field: string
  readonly tier: 'minor' | 'general' | 'serious'
}

/**
 * Opens a deadline under the rule in force today: of the rules of the topic, one whose `countsFrom` has happened in the
 * case. Throws only when the packs leave the topic without such a rule or its
 * term.
 */
export function openDeadline<T extends Topic>(basis: DeadlineBasis, options: OpenDeadlineOptions<T>): Deadline {
  const { field, tier } = basis
  const { topic, lawOf: on = basis.today } = options
  const starts = 'from' in options ? happened(options.from) : undefined
  const { rule, pack } = basis.rules.resolve(topic, { on, field, tier, ...(starts && { starts: Object.keys(starts) }) })
  const term = options.term ?? rule.term
  if (term === undefined) throw new Error(`Rule ${rule.id} in ${pack} has no term for ${topic}`)
  const [countsFrom, startsOn] =
    'again' in options ? [restarts[options.topic], options.again] : [rule.countsFrom, starts?.[rule.countsFrom]]
  if (startsOn === undefined) throw new Error(`Rule ${rule.id} in ${pack} counts from what has not happened`)
  return {
    key: options.key,
    topic,
    ruleId: rule.id,
    pack,
    party: rule.party,
    ...(options.owner === undefined ? {} : { owner: options.owner }),
    onPass: rule.onPass,
    countsFrom,
    ...dated(basis, startsOn, term, rule),
  }
}

function happened(from: Readonly<Partial<Record<TermStart, LocalDate | undefined>>>) {
  return Object.fromEntries(Object.entries(from).filter(([, day]) => day !== undefined)) as Partial<
    Record<TermStart, LocalDate>
  >
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
    ...(params?.['onlyWhenRectified'] === true ? { awaitsRectification: true as const } : {}),
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

/** Whether a term runs as it was begun: nothing has moved or replaced it since. */
export function isSame(running: Deadline | undefined, began: Deadline): boolean {
  return running?.topic === began.topic && running.startsOn === began.startsOn && running.dueOn === began.dueOn
}
