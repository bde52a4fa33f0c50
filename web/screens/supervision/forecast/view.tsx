import type { DecidingCase } from '../../../../database/queries/supervision/forecast.ts'
import type { LocalDate } from '../../../../domain/dates.ts'
import { RangeBar } from '../../../charts/range-bar.tsx'
import { RateBar } from '../../../charts/rate-bar.tsx'
import { Heading, Table, Tag } from '../../../kit/parts.tsx'
import type { Tone } from '../../../kit/parts.tsx'
import { useSay, useVisit } from '../../../kit/visit.ts'
import type { Bilingual } from '../../../kit/words.ts'
import { behind } from '../behind/address.ts'
import { over } from '../rates.ts'
import { Deciding } from './deciding.tsx'
import type { Forecast, periodEnds } from './outlook.ts'
import { texts } from './texts.ts'

/** The forecast of a district with its name and target. */
interface NamedForecast extends Forecast {
  readonly name: Bilingual
  readonly target: number
}

interface Props {
  readonly all: readonly NamedForecast[]
  readonly chosen: NamedForecast
  readonly deciding: readonly DecidingCase[]
  readonly until: LocalDate
  readonly ends: ReturnType<typeof periodEnds>
  readonly mayNote: boolean
}

/** What decides the target of a district, and what can come in all of them. */
export function ForecastPage({ all, chosen, deciding, until, ends, mayNote }: Props) {
  const say = useSay()
  const filling = {
    district: say(chosen.name),
    until,
    needed: chosen.needed,
    can: chosen.dueRunning + chosen.overdueOpen,
    target: chosen.target,
    worst: chosen.worst ?? 0,
    best: chosen.best ?? 0,
  }
  return (
    <>
      <Heading title={texts.title}>
        <p class="lead">{say(verdicts[verdictOf(chosen)].sentence, filling)}</p>
      </Heading>
      <form class="filter" method="get" action="/supervision/forecast">
        {all.length > 1 ? (
          <div class="field">
            <label for="district">{say(texts.district)}</label>
            <select id="district" name="district">
              {all.map(({ district, name }) => (
                <option value={district} selected={district === chosen.district}>
                  {say(name)}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        <div class="field">
          <label for="until">{say(texts.until)}</label>
          <select id="until" name="until">
            {(['month', 'quarter', 'year'] as const).map((period) => (
              <option value={ends[period]} selected={ends[period] === until}>
                {say(texts[period], { day: ends[period] })}
              </option>
            ))}
          </select>
        </div>
        <button class="button button-second">{say(texts.show)}</button>
      </form>
      <Scenarios chosen={chosen} until={until} />
      <Deciding cases={deciding} chosen={chosen} until={until} mayNote={mayNote} />
      {all.length > 1 ? <Districts all={all} until={until} /> : null}
      <p class="hint">{say(texts.method)}</p>
    </>
  )
}

type Verdict = 'safe' | 'open' | 'lost' | 'untold'

const verdicts: Readonly<
  Record<Verdict, { readonly sentence: Bilingual; readonly text: Bilingual; readonly tone: Tone }>
> = {
  safe: { sentence: texts.safe, text: texts.isSafe, tone: 'done' },
  open: { sentence: texts.needs, text: texts.isOpen, tone: 'now' },
  lost: { sentence: texts.lost, text: texts.isLost, tone: 'late' },
  untold: { sentence: texts.none, text: texts.untold, tone: 'plain' },
}

function verdictOf({ worst, needed, reachable }: Forecast): Verdict {
  if (worst === null) return 'untold'
  return needed === 0 ? 'safe' : reachable ? 'open' : 'lost'
}

function Scenarios({ chosen, until }: { readonly chosen: NamedForecast; readonly until: LocalDate }) {
  const { today: on } = useVisit()
  const { district, target } = chosen
  const of = { of: 'rectification', on, district } as const
  const running = behind({ ...of, standing: ['running'], dueBy: until })
  const end = chosen.done + chosen.overdue + chosen.dueRunning
  const rows = [
    {
      step: texts.today,
      rate: chosen.today,
      count: chosen.done + chosen.overdue,
      address: behind({ ...of, standing: over }),
      done: chosen.done,
      over: chosen.done + chosen.overdue,
    },
    { step: texts.worst, rate: chosen.worst, count: chosen.dueRunning, address: running, done: chosen.done, over: end },
    {
      step: texts.inTime,
      rate: chosen.inTime,
      count: chosen.dueRunning,
      address: running,
      done: chosen.done + chosen.dueRunning,
      over: end,
    },
    {
      step: texts.best,
      rate: chosen.best,
      count: chosen.overdueOpen,
      address: behind({ ...of, standing: ['overdue'], dueBy: until }),
      done: chosen.done + chosen.dueRunning + chosen.overdueOpen,
      over: end,
    },
  ]
  const say = useSay()
  return (
    <Table
      caption={texts.steps}
      empty={texts.empty}
      rows={rows}
      columns={[
        { title: texts.step, cell: ({ step }) => say(step) },
        { title: texts.cases, number: true, cell: ({ count, address }) => <a href={address}>{count}</a> },
        { title: texts.sum, number: true, cell: (row) => (row.over === 0 ? '—' : `${row.done} ÷ ${row.over}`) },
        { title: texts.rate, number: true, cell: ({ rate }) => (rate === null ? '—' : <strong>{rate} %</strong>) },
        {
          title: texts.bar,
          cell: ({ rate }) => <RateBar rate={rate} lines={[target]} reached={rate !== null && rate >= target} />,
        },
      ]}
    />
  )
}

function Districts({ all, until }: Pick<Props, 'all' | 'until'>) {
  const say = useSay()
  return (
    <>
      <Table
        caption={texts.all}
        empty={texts.empty}
        rows={all.filter(({ worst }) => worst !== null)}
        columns={[
          {
            title: texts.district,
            cell: ({ district, name }) => (
              <a href={`/supervision/forecast?district=${district}&until=${until}`}>{say(name)}</a>
            ),
          },
          {
            title: texts.range,
            cell: ({ worst, best, today, target }) =>
              worst === null || best === null ? (
                '—'
              ) : (
                <RangeBar worst={worst} best={best} today={today} target={target} />
              ),
          },
          {
            title: texts.rate,
            cell: ({ worst, best }) => (worst === null || best === null ? '—' : `${worst} – ${best} %`),
          },
          { title: texts.needed, number: true, cell: ({ needed }) => needed },
          {
            title: texts.verdict,
            cell: (one) => <Tag tone={verdicts[verdictOf(one)].tone} text={verdicts[verdictOf(one)].text} />,
          },
        ]}
      />
      <p class="hint">{say(texts.legend)}</p>
    </>
  )
}
