import type { DecidingCase } from '../../../../database/queries/supervision/forecast.ts'
import { distanceWords } from '../../../kit/deadline-words.ts'
import { CaseLink, Table, Tag } from '../../../kit/parts.tsx'
import type { Column } from '../../../kit/parts.tsx'
import { useSay, useVisit } from '../../../kit/visit.ts'
import { behind } from '../behind/address.ts'
import type { Forecast } from './outlook.ts'
import { texts } from './texts.ts'
import { agencyWords } from '../../../kit/agency-words.ts'

interface Props {
  readonly cases: readonly DecidingCase[]
  readonly chosen: Forecast
  readonly until: string
  readonly mayNote: boolean
}

/** The named cases that decide, with whose turn it is in each. */
export function Deciding({ cases, chosen, until, mayNote }: Props) {
  const say = useSay()
  const { today } = useVisit()
  const count = chosen.dueRunning + chosen.overdueOpen
  const columns: readonly Column<DecidingCase>[] = [
    {
      title: texts.entity,
      cell: ({ caseNo, entityName }) => <CaseLink caseNo={caseNo} entityName={entityName} />,
    },
    { title: texts.agency, cell: ({ agency }) => say(agencyWords(agency)) },
    {
      title: texts.due,
      cell: ({ dueOn }) => (
        <>
          <time dateTime={dueOn}>{dueOn}</time> <Tag {...distanceWords(dueOn, today)} />
        </>
      ),
    },
    { title: texts.whose, cell: ({ submitted }) => say(submitted ? texts.agencyTurn : texts.entityTurn) },
  ]
  const chooser: Column<DecidingCase> = {
    title: texts.choose,
    cell: ({ caseNo, entityName }) => (
      <span class="tick">
        <input type="checkbox" id={`c-${caseNo}`} name="case" value={caseNo} />
        <label for={`c-${caseNo}`}>
          <span class="quiet">
            {say(texts.choose)} {entityName}
          </span>
        </label>
      </span>
    ),
  }
  const table = (
    <Table
      caption={texts.deciding}
      empty={texts.noDeciding}
      rows={cases}
      columns={mayNote ? [chooser, ...columns] : columns}
    />
  )
  return (
    <>
      {mayNote && cases.length > 0 ? (
        <form method="get" action="/supervision/notes/new">
          {table}
          <p class="buttons">
            <button class="button">{say(texts.note)}</button>
          </p>
        </form>
      ) : (
        table
      )}
      {count > cases.length ? (
        <p>
          <a
            href={behind({
              of: 'rectification',
              on: today,
              standing: ['overdue', 'running'],
              district: chosen.district,
              dueBy: until,
            })}
          >
            {say(texts.more, { most: cases.length, count })}
          </a>
        </p>
      ) : null}
    </>
  )
}
