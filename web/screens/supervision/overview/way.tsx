import type { TrendPoint } from '../../../../database/queries/supervision/rectifications.ts'
import { Trend } from '../../../charts/trend.tsx'
import { Table } from '../../../kit/parts.tsx'
import { useSay, useVisit } from '../../../kit/visit.ts'
import { behind } from '../behind/address.ts'
import { districtWords } from '../behind/words.ts'
import type { Targets } from '../rates.ts'
import { done, percent } from '../rates.ts'
import { texts } from './texts.ts'

interface Props {
  readonly trend: readonly TrendPoint[]
  readonly targets: Targets
  readonly district: string | undefined
}

/** The rate at the ends of the months, as a picture and as a table. */
export function Way({ trend, targets, district }: Props) {
  const say = useSay()
  const { path } = useVisit()
  const told = trend.findIndex((one) => one.done + one.overdue > 0)
  const points = trend
    .slice(told === -1 ? trend.length - 2 : told)
    .map((one) => ({ ...one, label: one.on.slice(0, 7), rate: percent(one.done, one.done + one.overdue) }))
  const title =
    district === undefined
      ? texts.trend
      : {
          zh: `${texts.trend.zh}：${districtWords(district).zh}`,
          en: `${texts.trend.en}: ${districtWords(district).en}`,
        }
  return (
    <section>
      <h2 id="trend">{say(title)}</h2>
      <p class="hint">{say(texts.trendNote)}</p>
      <Trend title={title} points={points} lines={[targets.usual, targets.demonstration]} />
      {district === undefined || !path.includes('district=') ? null : (
        <p>
          <a href="/supervision">{say(texts.allDistricts)}</a>
        </p>
      )}
      <details>
        <summary>{say(texts.trendTable)}</summary>
        <Table
          caption={texts.trendTable}
          empty={texts.nothing}
          rows={points}
          columns={[
            { title: texts.month, cell: ({ on }) => <time dateTime={on}>{on}</time> },
            {
              title: texts.done,
              number: true,
              cell: (one) => (
                <a href={behind({ of: 'rectification', on: one.on, standing: done, district })}>{one.done}</a>
              ),
            },
            {
              title: texts.overdue,
              number: true,
              cell: (one) => (
                <a href={behind({ of: 'rectification', on: one.on, standing: ['overdue'], district })}>{one.overdue}</a>
              ),
            },
            { title: texts.rate, number: true, cell: ({ rate }) => (rate === null ? '—' : `${rate} %`) },
          ]}
        />
      </details>
    </section>
  )
}
