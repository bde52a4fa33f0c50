import type { LocalDate } from '../dates.ts'
import { firstDate, lastDate, OutsideCalendar } from '../dates.ts'
import { dayNumber, fromDayNumber } from './days.ts'
import type { Calendar, CalendarDay, CalendarEntry, CalendarYear } from './types.ts'

const origin = dayNumber(firstDate)
const size = dayNumber(lastDate) - origin + 1

/**
 * The calendar of consecutive years of State Council notices; every other year runs on the plain week, provisionally.
 * Of a year in several versions the latest counts.
 * Tables over all days are laid out once, so that counting is two array reads.
 * Throws when the years are not consecutive: a gap would be counted on a guess without anybody noticing.
 */
export function createCalendar(years: readonly CalendarYear[]): Calendar {
  const sorted = latestVersions(years).toSorted((a, b) => a.year - b.year)
  const firstYear = sorted[0]?.year
  const lastYear = sorted.at(-1)?.year
  if (firstYear === undefined || lastYear === undefined) throw new Error('A calendar needs at least one year')
  if (lastYear - firstYear + 1 !== sorted.length) {
    throw new Error(`Years of a calendar must be consecutive: ${sorted.map(({ year }) => year).join(', ')}`)
  }
  const entries = entriesByDay(sorted)
  const { working, upTo, workingDays } = layOut(entries)
  const covers = (date: LocalDate) => Number(date.slice(0, 4)) >= firstYear && Number(date.slice(0, 4)) <= lastYear
  return {
    version: versionOf(sorted),
    firstYear,
    lastYear,
    notices: sorted.flatMap(({ notices }) => notices),
    years,
    day: (date) => describe(date, entries.get(position(date)), covers(date)),
    isWorkingDay: (date) => working[position(date)] === 1,
    ordinal: (date) => upTo[position(date)]!,
    byOrdinal: (ordinal) => {
      const day = workingDays[ordinal - 1]
      if (day === undefined) throw new OutsideCalendar(`working day number ${ordinal}`)
      return fromDayNumber(day)
    },
    covers,
  }
}

/**
 * The years that made up a calendar version: years were published in the order of their last notices, and each
 * publication gave a version of its own. Undefined when none of them was `version`.
 */
export function yearsOfVersion(years: readonly CalendarYear[], version: string): readonly CalendarYear[] | undefined {
  const published = years.toSorted((a, b) => lastNotice(a).localeCompare(lastNotice(b)))
  const lengths = published.map((_, index) => index + 1)
  const length = lengths.find((count) => versionOf(latestVersions(published.slice(0, count))) === version)
  return length === undefined ? undefined : published.slice(0, length)
}

const lastNotice = ({ notices }: CalendarYear) =>
  notices
    .map(({ issuedOn }) => issuedOn)
    .toSorted()
    .at(-1) ?? ''

function versionOf(latest: readonly CalendarYear[]): string {
  const lastYear = Math.max(...latest.map(({ year }) => year))
  return `CN-${lastYear}@${1 + latest.reduce((sum, { version }) => sum + version - 1, 0)}`
}

function latestVersions(years: readonly CalendarYear[]): CalendarYear[] {
  return years.filter(({ year, version }) => !years.some((other) => other.year === year && other.version > version))
}

function position(date: LocalDate): number {
  const at = dayNumber(date) - origin
  if (!(at >= 0 && at < size)) throw new OutsideCalendar(date)
  return at
}

// 1970-01-01 was a Thursday.
function isWeekend(day: number): boolean {
  const weekday = (day + 4) % 7
  return weekday === 0 || weekday === 6
}

function entriesByDay(years: readonly CalendarYear[]): Map<number, CalendarEntry> {
  const byDay = new Map<number, CalendarEntry>()
  for (const entry of years.flatMap((year) => year.entries)) {
    const last = position(entry.to ?? entry.from)
    for (let at = position(entry.from); at <= last; at++) byDay.set(at, entry)
  }
  return byDay
}

function layOut(entries: ReadonlyMap<number, CalendarEntry>) {
  const working = new Uint8Array(size)
  const upTo = new Int32Array(size)
  const workingDays: number[] = []
  for (let at = 0; at < size; at++) {
    const entry = entries.get(at)
    if (entry ? entry.kind === 'work' : !isWeekend(origin + at)) {
      working[at] = 1
      workingDays.push(origin + at)
    }
    upTo[at] = workingDays.length
  }
  return { working, upTo, workingDays }
}

function describe(date: LocalDate, entry: CalendarEntry | undefined, covered: boolean): CalendarDay {
  if (entry) {
    const { occasion, notice } = entry
    const working = entry.kind === 'work'
    return { date, working, reason: working ? 'makeUpDay' : 'holiday', occasion, notice, provisional: !covered }
  }
  const weekend = isWeekend(dayNumber(date))
  return { date, working: !weekend, reason: weekend ? 'weekend' : 'weekday', provisional: !covered }
}
