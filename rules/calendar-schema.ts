import { z } from 'zod'
import type { CalendarYear } from '../domain/calendar/types.ts'
import type { Refusal } from '../domain/refusal.ts'
import { check, localDate, verified, words } from './check.ts'

const year = z
  .strictObject({
    year: z.int().min(1990).max(2100),
    version: z.int().min(1),
    notices: z
      .array(
        z
          .strictObject({
            number: z.string().min(1),
            title: z.string().min(1),
            issuedOn: localDate,
            address: z.url().exactOptional(),
            verified,
          })
          .readonly(),
      )
      .min(1)
      .readonly(),
    entries: z
      .array(
        z
          .strictObject({
            kind: z.enum(['holiday', 'work']),
            from: localDate,
            to: localDate.exactOptional(),
            occasion: words,
            notice: z.string().min(1),
          })
          .readonly(),
      )
      .min(1)
      .readonly(),
  })
  .readonly()
  .superRefine(({ year: of, version, notices, entries }, context) => {
    const problem = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (version !== notices.length)
      problem(['version'], `is ${version}, but ${notices.length} notices have been issued`)
    for (const [index, { from, to, notice, kind }] of entries.entries()) {
      const at = ['entries', index]
      if (to !== undefined && to <= from) problem([...at, 'to'], `ends on ${to}, not after ${from}`)
      // New Year's Day may reach into the last days of the year before.
      if (from < `${of - 1}-12-25` || (to ?? from) > `${of}-12-31`) problem([...at, 'from'], `lies outside ${of}`)
      if (!notices.some(({ number }) => number === notice))
        problem([...at, 'notice'], `${notice} is no notice of the year`)
      if (kind === 'work' && !fallsOnWeekend(from)) problem([...at, 'from'], 'a make-up day falls on a weekend')
    }
  })

const fallsOnWeekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

/** A calendar year read from `file`, or a refusal that names every wrong place and the reason. */
export function checkCalendarYear(file: string, data: unknown): CalendarYear | Refusal {
  return check(year, file, data)
}
