import type { NumberOf, NumberRow } from '../../../../database/queries/supervision/numbers.ts'
import { daysBetween } from '../../../../domain/calendar/days.ts'
import { RateBar } from '../../../charts/rate-bar.tsx'
import { agencyWords } from '../../../kit/agency-words.ts'
import { Heading, Table } from '../../../kit/parts.tsx'
import { useSay, useVisit } from '../../../kit/visit.ts'
import type { Bilingual } from '../../../kit/words.ts'
import { filledIn } from '../../../kit/words.ts'
import { districtWords, itemWords, numberWords } from '../behind/words.ts'
import { texts } from './texts.ts'

interface Props {
  readonly number: NumberOf
  readonly rows: readonly NumberRow[]
  /** Of how many these rows are the first. */
  readonly count: number
  readonly rate: number | null
  readonly target: number
  readonly district: string | undefined
  /** The district whose office sends it; the city's where there is none. */
  readonly office: string | undefined
  readonly basis: string
}

/** The paper, as it is printed. */
export function Circular({ number, rows, count, rate, target, district, office, basis }: Props) {
  const say = useSay()
  const { today } = useVisit()
  const agencies = byAgency(rows)
  const fill = (text: Bilingual, name: string, value: Bilingual): Bilingual => ({
    zh: filledIn(text, { [name]: value.zh }).zh,
    en: filledIn(text, { [name]: value.en }).en,
  })
  return (
    <article class="circular">
      <Heading title={fill(texts.of, 'what', numberWords(number))}>
        <p class="buttons">
          <button type="button" class="button" data-print hidden>
            {say(texts.print)}
          </button>{' '}
          <span class="hint">{say(texts.printHint)}</span>
        </p>
      </Heading>
      <p class="lead">{say(texts.lead, { count, agencies: agencies.length })}</p>
      {rate === null ? null : <Rate rate={rate} target={target} district={district} />}
      <Table
        caption={texts.agencies}
        empty={texts.empty}
        rows={agencies}
        columns={[
          { title: texts.agency, cell: ({ agency }) => say(agencyWords(agency)) },
          { title: texts.count, number: true, cell: (one) => one.count },
          { title: texts.longest, cell: ({ dueOn }) => dueOn ?? '—' },
        ]}
      />
      <Table
        caption={texts.cases}
        empty={texts.empty}
        rows={rows}
        columns={[
          {
            title: texts.entity,
            cell: ({ caseNo, entityName }) => (
              <>
                {entityName}
                <br />
                <span class="hint code">{caseNo}</span>
              </>
            ),
          },
          { title: texts.agency, cell: ({ agency }) => say(agencyWords(agency)) },
          { title: texts.what, cell: (row) => say(itemWords(row)) },
          { title: texts.due, cell: ({ dueOn }) => (dueOn === null ? '—' : <time dateTime={dueOn}>{dueOn}</time>) },
          {
            title: texts.days,
            number: true,
            cell: ({ dueOn }) => (dueOn === null || dueOn >= today ? '—' : daysBetween(dueOn, today)),
          },
        ]}
      />
      {count > rows.length ? <p>{say(texts.firstOnly, { most: rows.length })}</p> : null}
      <p>{say(texts.ask)}</p>
      <p>{say(texts.basis, { basis })}</p>
      <p class="signed">
        {say(texts.from, {
          office: say(
            office === undefined ? texts.cityOffice : fill(texts.districtOffice, 'district', districtWords(office)),
          ),
          on: today,
        })}
      </p>
      <p class="hint">{say(texts.internal)}</p>
    </article>
  )
}

function Rate({ rate, target, district }: Pick<Props, 'target' | 'district'> & { readonly rate: number }) {
  const say = useSay()
  const gap = Math.round((target - rate) * 10) / 10
  const told = gap > 0 ? say(texts.behindBy, { gap }) : say(texts.onTarget)
  return (
    <>
      <p>
        {district === undefined
          ? say(texts.usualRate, { rate, target, gap: told })
          : say(texts.rate, { district: say(districtWords(district)), rate, target, gap: told })}
      </p>
      <RateBar rate={rate} lines={[target]} reached={gap <= 0} />
    </>
  )
}

/** How much is of each agency, the most first. */
function byAgency(rows: readonly NumberRow[]) {
  const agencies = [...new Set(rows.map(({ agency }) => agency))].map((agency) => {
    const own = rows.filter((row) => row.agency === agency)
    const dues = own.flatMap(({ dueOn }) => dueOn ?? []).toSorted()
    return { agency, count: own.length, dueOn: dues[0] }
  })
  return agencies.toSorted((a, b) => b.count - a.count)
}
