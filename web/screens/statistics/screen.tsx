import { attachment } from '../../../http/attachment.ts'
import { findListType } from '../../../rules/catalogue.ts'
import { Heading, Table } from '../../kit/parts.tsx'
import type { PublicScreen } from '../../kit/screen.ts'
import { useSay } from '../../kit/visit.ts'
import type { Language } from '../../kit/words.ts'
import { plain, sayIn } from '../../kit/words.ts'
import { Bar, TrendChart } from './charts.tsx'
import type { Figures } from './figures.ts'
import { figuresKept } from './figures.ts'
import { texts } from './texts.ts'
import { exactMomentWords } from '../../kit/moment.ts'

/** How many, and how fast repaired? The page and its data, counted once for both. */
export function statisticsScreens(): readonly PublicScreen[] {
  const figures = figuresKept()
  return [
    {
      url: '/statistics',
      roles: 'public',
      get: async ({ deps }) => ({ title: texts.title, body: <Statistics figures={await figures(deps.record)} /> }),
    },
    {
      url: '/statistics/data.csv',
      roles: 'public',
      get: async ({ deps, visit }) => {
        const data = csvOf(await figures(deps.record), visit.lang)
        return { send: (reply) => attachment(reply, 'bihuan-statistics.csv', 'text/csv; charset=utf-8').send(data) }
      },
    },
  ]
}

// Office programs know UTF-8 by its mark. Whoever opens the file reads words; a program goes by the code at the end.
function csvOf({ lists, months, repairs }: Figures, lang: Language): string {
  const say = sayIn(lang)
  const rows: (readonly (string | number)[])[] = [
    [texts.what, texts.of, texts.count, texts.code].map((text) => say(text)),
    ...lists.map(({ listType, count }) => {
      const title = findListType(listType)?.title ?? plain(listType)
      return [say(texts.publicNow), say(title), count, `public.${listType}`]
    }),
    ...months.flatMap(({ month, ...counts }) =>
      (['published', 'ended', 'repaired'] as const).map((name) => [say(texts[name]), month, counts[name], name]),
    ),
    ...(['applied', 'granted', 'refused'] as const).map((name) => [
      say(texts.inYear),
      say(texts[name === 'granted' ? 'grantedStep' : name]),
      repairs[name],
      `repair.${name}`,
    ]),
    [say(texts.inYear), say(texts.median), repairs.medianDays ?? '', 'repair.medianDays'],
  ]
  const quoted = (cell: string | number) =>
    /[",\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell
  return `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

function Statistics({ figures: { at, lists, months, repairs } }: { readonly figures: Figures }) {
  const say = useSay()
  const total = lists.reduce((sum, { count }) => sum + count, 0)
  const most = Math.max(0, ...lists.map(({ count }) => count))
  const cards = [
    { title: texts.publicNow, value: String(total) },
    { title: texts.granted, value: String(repairs.granted) },
    {
      title: texts.median,
      value: repairs.medianDays === null ? say(texts.none) : say(texts.days, { days: repairs.medianDays }),
    },
  ]
  const steps = [
    { title: texts.applied, value: repairs.applied },
    { title: texts.grantedStep, value: repairs.granted },
    { title: texts.refused, value: repairs.refused },
  ]
  return (
    <>
      <Heading title={texts.title} lead={texts.lead}>
        <p>
          <a class="button" href="/statistics/data.csv">
            {say(texts.download)}
          </a>
        </p>
      </Heading>
      <dl class="strip strip-three">
        {cards.map(({ title, value }) => (
          <div>
            <dt>{say(title)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Table
        caption={texts.byList}
        empty={texts.noPublic}
        rows={lists}
        columns={[
          { title: texts.list, cell: ({ listType }) => say(findListType(listType)?.title ?? plain(listType)) },
          { title: texts.count, number: true, cell: ({ count }) => count },
          { title: texts.share, cell: ({ count }) => <Bar value={count} most={most} /> },
        ]}
      />
      <h2>{say(texts.trend)}</h2>
      <TrendChart months={months} />
      <details>
        <summary>{say(texts.table)}</summary>
        <Table
          caption={texts.trend}
          empty={texts.none}
          rows={months}
          columns={[
            { title: texts.month, cell: ({ month }) => month },
            { title: texts.published, number: true, cell: ({ published }) => published },
            { title: texts.ended, number: true, cell: ({ ended }) => ended },
            { title: texts.repaired, number: true, cell: ({ repaired }) => repaired },
          ]}
        />
      </details>
      <Table
        caption={texts.funnel}
        empty={texts.none}
        rows={steps}
        columns={[
          { title: texts.step, cell: ({ title }) => say(title) },
          { title: texts.count, number: true, cell: ({ value }) => value },
          { title: texts.share, cell: ({ value }) => <Bar value={value} most={repairs.applied} /> },
        ]}
      />
      <p class="hint">{say(texts.asOf, { at: exactMomentWords(at) })}</p>
    </>
  )
}
