import { visibleCases } from '../../../../identity/rights.ts'
import { countMeasures } from '../../../../database/queries/supervision/measures.ts'
import type { Coverage, MeasureGroup } from '../../../../database/queries/supervision/measures.ts'
import { measuresOn } from '../../../../rules/catalogue.ts'
import { RateBar } from '../../../charts/rate-bar.tsx'
import { departmentWords, measureWords } from '../../../kit/measure-words.ts'
import { Heading, Table } from '../../../kit/parts.tsx'
import type { Column } from '../../../kit/parts.tsx'
import type { Screen } from '../../../kit/screen.ts'
import { useSay, useVisit } from '../../../kit/visit.ts'
import { behind } from '../behind/address.ts'
import { Count } from '../behind/count.tsx'
import { groupWords } from '../behind/texts.ts'
import { percent } from '../rates.ts'
import { supervisionCrumb, supervisors } from '../roles.ts'
import { texts } from './texts.ts'

/** Which measures are answered, where, and how fast; and which are never used. */
export const coverageScreen: Screen = {
  url: '/supervision/measures',
  roles: supervisors,
  get: async ({ deps, actor, visit }) => {
    const rows = await countMeasures(deps.readAs(actor), visibleCases(actor, 1), visit.today)
    return { title: texts.title, crumbs: [supervisionCrumb], body: <CoverageMap rows={rows} /> }
  },
}

const shownGroups: readonly MeasureGroup[] = ['sent', 'waiting', 'atWork', 'fedBack', 'toLift', 'lifted', 'late']
const sum = (rows: readonly Coverage[], group: MeasureGroup) => rows.reduce((total, row) => total + row[group], 0)
const answeredOf = (sent: number, waiting: number) => percent(sent - waiting, sent)

function CoverageMap({ rows }: { readonly rows: readonly Coverage[] }) {
  const say = useSay()
  const { today } = useVisit()
  const used = new Set(rows.map(({ code }) => code))
  const unused = measuresOn(today).filter(({ code, published, kind }) => published && kind !== 'C' && !used.has(code))
  const sent = sum(rows, 'sent')
  const filling = {
    sent,
    answered: answeredOf(sent, sum(rows, 'waiting')) ?? 0,
    late: sum(rows, 'late'),
    unused: unused.length,
  }
  const number = (group: MeasureGroup): Column<Coverage> => ({
    title: groupWords[group],
    number: true,
    cell: (row) => (
      <Count
        count={row[group]}
        href={behind({ of: 'measure', today, group, measure: row.code, department: row.department })}
      />
    ),
  })
  const days = (value: number | null) => (value === null ? '—' : say(texts.days, { days: value }))
  return (
    <>
      <Heading title={texts.title}>
        <p class="lead">{sent === 0 ? say(texts.nothing) : say(texts.lead, filling)}</p>
        {filling.late > 0 ? (
          <p>
            <a class="button" href={behind({ of: 'measure', today, group: 'late' })}>
              {say(texts.open)}
            </a>
          </p>
        ) : null}
      </Heading>
      <Table
        caption={texts.map}
        empty={texts.empty}
        rows={rows}
        columns={[
          { title: texts.measure, cell: ({ code }) => say(measureWords(code, today)) },
          { title: texts.department, cell: ({ department }) => say(departmentWords(department, today)) },
          ...shownGroups.map(number),
          {
            title: texts.answered,
            cell: (row) => {
              const rate = answeredOf(row.sent, row.waiting)
              return (
                <>
                  {rate === null ? '—' : `${rate} %`}
                  <RateBar rate={rate} lines={[]} reached small />
                </>
              )
            },
          },
          { title: texts.acknowledge, number: true, cell: ({ acknowledgeDays }) => days(acknowledgeDays) },
          { title: texts.feedBack, number: true, cell: ({ feedBackDays }) => days(feedBackDays) },
        ]}
      />
      {rows.length === 0 ? null : <p class="hint">{say(texts.hint)}</p>}
      <Table
        caption={texts.unused}
        empty={texts.allUsed}
        rows={unused}
        columns={[
          { title: texts.measure, cell: ({ code }) => say(measureWords(code, today)) },
          { title: texts.who, cell: ({ implementer }) => implementer },
        ]}
      />
    </>
  )
}
