import { isDate } from '../calendar/days.ts'
import { explainTerm } from '../calendar/explain.ts'
import type { ExplainedDay } from '../calendar/explain.ts'
import type { Bilingual, Calendar } from '../calendar/types.ts'
import type { LocalDate, Term } from '../dates.ts'
import { explanationText } from './explanation-text.ts'
import type { DeadlineExplanation, ExplainableDeadline, ExplanationLookups } from './explanation-types.ts'
import type { Refusal } from '../refusal.ts'
import { sureStarts } from '../law/topic-starts.ts'
import type { RuleQuery } from '../law/rulebook-types.ts'
import { refuse } from '../refusal.ts'

/** Explains a deadline; refuses with `deadline.ruleUnknown` when its pack or rule is not among the published ones. */
export function explainDeadline(
  deadline: ExplainableDeadline,
  lookups: ExplanationLookups,
): DeadlineExplanation | Refusal {
  const pack = lookups.packs.find(({ id, version }) => `${id}@${version}` === deadline.pack)
  const rule = pack?.rules.find(({ id }) => id === deadline.ruleId)
  if (!pack || !rule) return refuse('deadline.ruleUnknown', { pack: deadline.pack, rule: deadline.ruleId })
  const rollOver = rule.params?.['rollOver'] !== false
  const counting = explainTerm(lookups.calendar, deadline.startsOn, deadline.term, { rollOver })
  const why = whyChosen(deadline, lookups)
  const explanation = {
    rule,
    pack: { id: deadline.pack, title: pack.title, ...(why === undefined ? {} : { why }) },
    countsFrom: deadline.countsFrom ?? rule.countsFrom,
    counting,
    calendar: deadline.calendar,
    changes: lookups.changes ?? [],
    dueOn: deadline.dueOn,
    provisional: deadline.provisional,
    ...(counting.dueOn === deadline.dueOn ? {} : { recounted: counting.dueOn }),
  }
  return { ...explanation, text: explanationText(explanation, lookups.calendar) }
}

// Only the choice that leads to the deadline's own rule explains it; another one is an answer to another question.
function whyChosen(
  { topic, ruleId, pack }: ExplainableDeadline,
  { choice }: ExplanationLookups,
): Bilingual | undefined {
  if (!choice) return undefined
  const { rules, query, transition } = choice
  const isChosen = (asked: RuleQuery) => {
    const chosen = rules.resolve(topic, asked)
    return chosen.rule.id === ruleId && chosen.pack === pack ? chosen.why : undefined
  }
  const today = isChosen(query)
  if (today) return transition ? both(today, transition.why) : today
  const before = transition && isChosen({ ...query, on: transition.from })
  if (before) return both(before, transition.why)
  // Rules that count from what has not happened in the case did not stand for choice.
  return isChosen({ ...query, starts: sureStarts(topic) })
}

const both = (a: Bilingual, b: Bilingual): Bilingual => ({ zh: `${a.zh}${b.zh}。`, en: `${a.en} In between, ${b.en}.` })

/** The longest terms that the public calculator lists day by day. */
const calculatorLimits = { workingDays: 1000, days: 3660, months: 240, years: 50 } as const

/** The start dates it takes: with the longest term, the end still lies within the calendar. */
const calculatorDates = { from: '2000-01-01', to: '2049-12-31' } as const

/** What the public calculator answers. */
export interface Calculation {
  readonly due: LocalDate
  readonly provisional: boolean
  readonly days: readonly ExplainedDay[]
}

/** Counts a term for anybody; refuses dates that do not exist or lie outside the calendar, and terms beyond limits. */
export function calculate(calendar: Calendar, start: LocalDate, term: Term): Calculation | Refusal {
  if (!isDate(start)) return refuse('date.invalid', { date: start })
  const limit = calculatorLimits[term.unit]
  if (!Number.isInteger(term.count) || term.count < 0 || term.count > limit) {
    return refuse('term.notCountable', { count: term.count, unit: term.unit, limit })
  }
  const { from, to } = calculatorDates
  if (start < from || start > to) return refuse('date.outsideCalendar', { date: start, from, to })
  const { dueOn, provisional, days } = explainTerm(calendar, start, term)
  return { due: dueOn, provisional, days }
}
