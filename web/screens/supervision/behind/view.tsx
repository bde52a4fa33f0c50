import type { NumberOf, NumberRow } from '../../../../database/queries/supervision/numbers.ts'
import type { Stage } from '../../../../domain/stage.ts'
import { distanceWords } from '../../../kit/deadline-words.ts'
import { CaseLink, Heading, Pager, Table, Tag } from '../../../kit/parts.tsx'
import type { Column } from '../../../kit/parts.tsx'
import { useSay, useVisit } from '../../../kit/visit.ts'
import { stageWords } from '../../../kit/vocabulary.ts'
import { behind, circularOf } from './address.ts'
import { texts } from './texts.ts'
import { districtWords, itemWords, numberWords } from './words.ts'
import { agencyWords } from '../../../kit/agency-words.ts'

interface Props {
  readonly number: NumberOf
  readonly rows: readonly NumberRow[]
  readonly next: string | undefined
  readonly count: number
  readonly most: number
  /** The reader may write to agencies about the cases. */
  readonly mayNote: boolean
}

/** Which cases make a number; they can be taken along, and an agency asked about them. */
export function Behind({ number, rows, next, count, most, mayNote }: Props) {
  const say = useSay()
  const { path } = useVisit()
  const noteable = mayNote && rows.some(({ stage }) => stage !== 'closed')
  return (
    <>
      <Heading title={texts.title} />
      <p class="lead">{say(texts.total, { count, what: say(numberWords(number)) })}</p>
      {count === 0 ? null : (
        <p class="buttons first">
          <a class="button" href={behind(number, '.xlsx')}>
            {say(texts.excel)}
          </a>
          <a class="button button-second" href={behind(number, '.csv')}>
            {say(texts.csv)}
          </a>
          <a class="button button-second" href={circularOf(number)}>
            {say(texts.circular)}
          </a>
        </p>
      )}
      {count > most ? <p>{say(texts.tooMany, { most })}</p> : null}
      {noteable ? (
        <form method="get" action="/supervision/notes/new">
          <p class="tick tick-all" hidden>
            <input type="checkbox" id="all" data-tick-all="case" />
            <label for="all">{say(texts.all)}</label>
          </p>
          <Rows rows={rows} tick />
          <p class="buttons">
            <button class="button button-second">{say(texts.note)}</button>
          </p>
        </form>
      ) : (
        <Rows rows={rows} />
      )}
      <Pager path={path} next={next} />
    </>
  )
}

function Rows({ rows, tick = false }: { readonly rows: readonly NumberRow[]; readonly tick?: boolean }) {
  const say = useSay()
  const { today } = useVisit()
  const chooser: Column<NumberRow> = {
    title: texts.choose,
    cell: (row) => {
      const { caseNo, item, stage } = row
      return stage === 'closed' ? null : (
        <span class="tick">
          <input type="checkbox" id={`c-${caseNo}-${item}`} name="case" value={caseNo} />
          <label for={`c-${caseNo}-${item}`}>
            <span class="quiet">
              {say(texts.chooseOne, { caseNo: `${caseNo} ${item === '' ? '' : say(itemWords(row))}`.trim() })}
            </span>
          </label>
        </span>
      )
    },
  }
  const columns: readonly Column<NumberRow>[] = [
    {
      title: texts.entity,
      cell: ({ caseNo, entityName }) => <CaseLink caseNo={caseNo} entityName={entityName} />,
    },
    { title: texts.agency, cell: ({ agency }) => say(agencyWords(agency)) },
    { title: texts.district, cell: ({ district }) => say(districtWords(district)) },
    {
      title: texts.stage,
      cell: (row) => <Tag tone={row.stage === 'closed' ? 'done' : 'info'} text={stageWords[row.stage as Stage]} />,
    },
    ...(rows.some(({ item }) => item !== '')
      ? [{ title: texts.what, cell: (row: NumberRow) => say(itemWords(row)) }]
      : []),
    {
      title: texts.due,
      cell: ({ dueOn, stage }) =>
        dueOn === null ? (
          '—'
        ) : (
          <>
            <time dateTime={dueOn}>{dueOn}</time> {stage === 'closed' ? null : <Tag {...distanceWords(dueOn, today)} />}
          </>
        ),
    },
  ]
  return <Table caption={texts.list} empty={texts.empty} rows={rows} columns={tick ? [chooser, ...columns] : columns} />
}
