import { createCalendar } from '../domain/calendar/calendar.ts'
import type { Calendar } from '../domain/calendar/types.ts'
import { createRuleBook } from '../domain/law/rulebook.ts'
import type { RuleBookParts } from '../domain/law/rulebook.ts'
import type { RuleBook, RulePack } from '../domain/law/rulebook-types.ts'
import { loadCalendarYears, loadPacks, loadPrecedence } from './load.ts'

/** Every published rule pack, read and checked once when the process starts. */
export const packs: readonly RulePack[] = loadPacks()

/** Which pack goes before which. */
export const precedence = loadPrecedence()

const calendarYears = loadCalendarYears()

/** The working-day calendar of all published State Council notices. */
export const calendar: Calendar = createCalendar(calendarYears)

/** The law in force, on the current calendar. */
export const ruleBook: RuleBook = createRuleBook({ packs, precedence, calendar })

/** A rule book with some parts replaced, for asking what would follow from another pack, precedence or calendar. */
export function ruleBookWith(changes: Partial<RuleBookParts>): RuleBook {
  return createRuleBook({ packs, precedence, calendar, ...changes })
}
