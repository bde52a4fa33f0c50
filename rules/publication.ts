import { isDeepStrictEqual } from 'node:util'
import { createCalendar } from '../domain/calendar/calendar.ts'
import type { CalendarYear } from '../domain/calendar/types.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import type { RuleBook, RulePack } from '../domain/law/rulebook-types.ts'
import { checkCalendarYear } from './calendar-schema.ts'
import { ruleBook, ruleBookWith } from './index.ts'
import { checkPack } from './schema.ts'
import { openQuestion } from './open-question.ts'

/** A pack or a calendar year as it is put in force; `version` is its name, `ndrc-2027-1@1` or `2027@1`. */
export type RuleContent =
  | { readonly kind: 'pack'; readonly version: string; readonly content: RulePack }
  | { readonly kind: 'calendar'; readonly version: string; readonly content: CalendarYear }

/**
 * The law of the release's files and of what has been published since. Throws when a file of the release says something
 * else than the publication of the same version: what cases are pinned to never changes.
 */
export function lawWith(published: readonly RuleContent[]): RuleBook {
  return published.filter((one) => !isAmong(ruleBook, one)).reduce(lawPlus, ruleBook)
}

const packName = ({ id, version }: RulePack) => `${id}@${version}`
const yearName = ({ year, version }: CalendarYear) => `${year}@${version}`

function isAmong(files: RuleBook, { kind, version, content }: RuleContent): boolean {
  const file =
    kind === 'pack'
      ? files.packs.find((pack) => packName(pack) === version)
      : files.calendar.years.find((year) => yearName(year) === version)
  if (file !== undefined && !isDeepStrictEqual(file, content)) {
    throw new Error(`The release's ${version} differs from the one that was published`)
  }
  return file !== undefined
}

/** A law with one more pack or calendar year, to see what would follow from it. */
export function lawPlus(law: RuleBook, added: Pick<RuleContent, 'kind' | 'content'>): RuleBook {
  const { packs: before, calendar: known } = law
  const years = added.kind === 'calendar' ? [...known.years, added.content as CalendarYear] : undefined
  return ruleBookWith({
    packs: added.kind === 'pack' ? [...before, added.content as RulePack] : before,
    calendar: years ? createCalendar(years) : known,
  })
}

/** A pack for this law: valid, the next version of its name, and leaving no question open. Refuses otherwise. */
export function checkNewPack(law: RuleBook, data: unknown): RuleContent | Refusal {
  const pack = checkPack('pack', data)
  if (isRefusal(pack)) return pack
  const latest = law.packs.filter(({ id }) => id === pack.id).reduce((last, { version }) => Math.max(last, version), 0)
  const refusal = notNext(packName(pack), pack.version, latest)
  if (refusal) return refusal
  const question = openQuestion(law.packs, pack)
  if (question !== undefined) return refuse('rules.questionOpen', { question })
  return { kind: 'pack', version: packName(pack), content: pack }
}

/** A calendar year for this law: valid, the next version of a year that joins the others. Refuses otherwise. */
export function checkNewYear(law: RuleBook, data: unknown): RuleContent | Refusal {
  const year = checkCalendarYear('calendar', data)
  if (isRefusal(year)) return year
  const { firstYear, lastYear, years } = law.calendar
  if (year.year < firstYear - 1 || year.year > lastYear + 1) {
    return refuse('rules.yearApart', { year: year.year, from: firstYear - 1, to: lastYear + 1 })
  }
  const same = years.filter((one) => one.year === year.year)
  const refusal = notNext(
    yearName(year),
    year.version,
    same.reduce((last, { version }) => Math.max(last, version), 0),
  )
  if (refusal) return refusal
  // Versions of the calendar are told apart by the order of the notices.
  const latest = years.map(issued).reduce((last, date) => (date > last ? date : last))
  if (issued(year) < latest) return refuse('rules.noticeTooOld', { date: issued(year), latest })
  return { kind: 'calendar', version: yearName(year), content: year }
}

const issued = ({ notices }: CalendarYear) => notices.map(({ issuedOn }) => issuedOn).reduce((a, b) => (a > b ? a : b))

function notNext(version: string, given: number, latest: number): Refusal | undefined {
  if (given <= latest) return refuse('rules.versionTaken', { version })
  return given === latest + 1 ? undefined : refuse('rules.versionNotNext', { version, needed: latest + 1 })
}

/** What a version of the release's files is: for putting it in force for open cases. Refuses an unknown one. */
export function findReleased(law: RuleBook, version: string): Pick<RuleContent, 'kind' | 'version'> | Refusal {
  if (law.packs.some((pack) => packName(pack) === version)) return { kind: 'pack', version }
  if (law.calendar.years.some((year) => yearName(year) === version)) return { kind: 'calendar', version }
  return refuse('rules.notReleased', { version })
}
