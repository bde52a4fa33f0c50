import { createCalendar } from '../domain/calendar/calendar.ts'
import type { CalendarYear } from '../domain/calendar/types.ts'
import type { CaseState } from '../domain/case.ts'
import type { LocalDate } from '../domain/dates.ts'
import type { RuleBook, RulePack } from '../domain/law/rulebook-types.ts'
import type { CaseOutlook } from '../domain/recomputation/what-if.ts'
import { outlookOf } from '../domain/recomputation/what-if.ts'
import type { Refusal } from '../domain/refusal.ts'
import { ruleBookWith } from '../rules/index.ts'
import type { RuleContent } from '../rules/publication.ts'
import { checkNewPack, checkNewYear, lawPlus } from '../rules/publication.ts'

/** A law as data, as a process can be told of it. */
interface LawAsData {
  readonly packs: readonly RulePack[]
  readonly years: readonly CalendarYear[]
}

/** What is asked about a law: whether something may be put in force, or what a pack would do to some open cases. */
export type LawTask = { readonly law: LawAsData } & (
  | { readonly ask: 'check'; readonly given: { readonly pack: unknown } | { readonly calendar: unknown } }
  | {
      readonly ask: 'outlooks'
      readonly added: RuleContent
      readonly today: LocalDate
      /** The states of cases as JSON. */
      readonly states: readonly string[]
    }
)

/** Run in a process by `law-apart.ts`. */
export default function answer(task: LawTask): RuleContent | Refusal | CaseOutlook[] {
  const law = lawOf(task.law)
  if (task.ask === 'check') {
    const { given } = task
    return 'pack' in given ? checkNewPack(law, given.pack) : checkNewYear(law, given.calendar)
  }
  const { added, today, states } = task
  const comparison = { before: law, after: lawPlus(law, added), today, pack: added.version }
  return states.map((state) => outlookOf(JSON.parse(state) as CaseState, comparison))
}

const lawOf = ({ packs, years }: LawAsData): RuleBook => ruleBookWith({ packs, calendar: createCalendar(years) })
