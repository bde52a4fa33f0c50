import type { Bilingual } from '../../kit/words.ts'
import { everyRole } from '../../../http/access.ts'
import type { Calendar, CalendarEntry } from '../../../domain/calendar/types.ts'
import { YearGrid } from '../../charts/year-grid.tsx'
import { Heading, Notice, Table, Tag } from '../../kit/parts.tsx'
import type { Screen } from '../../kit/screen.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import { texts } from './texts.ts'

/** Which notice is in force: the year day by day, and the notices that the calendar rests on. */
export const calendarsScreen: Screen = {
  url: '/calendars',
  roles: everyRole,
  get: async ({ deps, query, visit }) => {
    const { calendar } = deps.record.rules
    const asked = Number(query['year'] ?? visit.today.slice(0, 4))
    const year =
      Number.isInteger(asked) && asked >= calendar.firstYear && asked <= calendar.lastYear + 1
        ? asked
        : calendar.lastYear
    return { title: texts.title, body: <Calendars calendar={calendar} year={year} /> }
  },
}

// `CN-2026@3`: the calendar of the latest year, in its third version.
function versionWords(version: string): Bilingual {
  const [, year, number] = /^CN-(\d{4})@(\d+)$/.exec(version) ?? []
  return { zh: year === undefined ? version : `${year}年第${number}版`, en: version }
}

function Calendars({ calendar, year }: { readonly calendar: Calendar; readonly year: number }) {
  const say = useSay()
  const { actor } = useVisit()
  const { version, firstYear, lastYear, years } = calendar
  const versions = years.filter((one) => one.year === year).toSorted((a, b) => b.version - a.version)
  const inForce = versions[0]
  const all = Array.from({ length: lastYear - firstYear + 2 }, (_, n) => firstYear + n)
  const follows = actor && ['operator', 'citySupervisor', 'auditor'].includes(actor.role)
  return (
    <>
      <Heading title={texts.title}>
        <p class="lead">{say(texts.lead, { version: say(versionWords(version)), first: firstYear, last: lastYear })}</p>
        {follows ? (
          <p>
            <a class="button" href="/rules">
              {say(actor.role === 'operator' ? texts.publish : texts.follow)}
            </a>
          </p>
        ) : null}
      </Heading>
      <form class="filter" method="get" action="/calendars">
        <div class="field">
          <label for="year">{say(texts.year)}</label>
          <select id="year" name="year">
            {all.map((one) => (
              <option value={one} selected={one === year}>
                {one}
              </option>
            ))}
          </select>
        </div>
        <button class="button button-second">{say(texts.show)}</button>
      </form>
      {inForce ? null : (
        <Notice tone="now">
          <p>{say(texts.provisional, { year })}</p>
        </Notice>
      )}
      <h2>{say(texts.grid, { year })}</h2>
      <p class="hint">{say(texts.legend)}</p>
      <YearGrid year={year} day={(date) => calendar.day(date)} />
      <Table
        caption={{ zh: `${year} 年的放假和调休`, en: `Holidays and make-up days of ${year}` }}
        empty={texts.noEntries}
        rows={inForce?.entries.toSorted((a, b) => a.from.localeCompare(b.from)) ?? []}
        columns={[
          { title: texts.days, cell: (entry) => daysOf(entry, say) },
          {
            title: texts.kind,
            cell: ({ kind }) => <Tag tone={kind === 'holiday' ? 'plain' : 'info'} text={texts[kind]} />,
          },
          { title: texts.occasion, cell: ({ occasion }) => say(occasion) },
          { title: texts.notice, cell: ({ notice }) => notice },
        ]}
      />
      <Table
        caption={texts.notices}
        empty={texts.noEntries}
        rows={versions.flatMap((one) =>
          one.notices.map((notice) => ({ ...notice, version: `${one.year}@${one.version}` })),
        )}
        columns={[
          { title: texts.version, cell: (notice) => <span class="code">{notice.version}</span> },
          { title: texts.number, cell: ({ number }) => number },
          { title: texts.name, cell: ({ title }) => title },
          { title: texts.issued, cell: ({ issuedOn }) => <time dateTime={issuedOn}>{issuedOn}</time> },
        ]}
      />
    </>
  )
}

function daysOf({ from, to }: CalendarEntry, say: ReturnType<typeof useSay>): string {
  return to === undefined || to === from ? from : say(texts.until, { from, to })
}
