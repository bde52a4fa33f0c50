import type { CaseRow, FoundBy } from '../../../database/queries/cases.ts'
import { mostCounted } from '../../../database/queries/found-cases.ts'
import { damagedCode } from '../../../domain/identifiers/damaged-code.ts'
import { findDistrict } from '../../../domain/identifiers/districts.ts'
import { damagedText } from '../../../domain/identifiers/fault-words.ts'
import type { Stage } from '../../../domain/stage.ts'
import { distanceWords } from '../../kit/deadline-words.ts'
import { Heading, Pager, Table, Tag } from '../../kit/parts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { stageWords } from '../../kit/vocabulary.ts'
import type { Bilingual } from '../../kit/words.ts'
import { plain } from '../../kit/words.ts'
import type { Wanted } from './asked.ts'
import { addressOf } from './asked.ts'
import { Filters, listTitle, Tags } from './filters.tsx'
import { texts } from './texts.ts'

/** Rows that a file may hold: what an office computer opens at once. */
export const mostInFile = 20_000

interface Props {
  readonly rows: readonly CaseRow[]
  readonly next: string | undefined
  readonly total: number
  readonly wanted: Wanted
  /** By which document or person some were found. */
  readonly foundBy: readonly FoundBy[]
  /** The reader sees one district alone. */
  readonly bounds: boolean
}

/** The cases that somebody looks for, with what was asked for, how many there are, and a way to take them along. */
export function Search({ rows, next, total, wanted, foundBy, bounds }: Props) {
  const say = useSay()
  const { path } = useVisit()
  const { search } = wanted
  const damaged = damagedCode(search)
  const count = total > mostCounted ? say(texts.moreThan, { count: mostCounted }) : String(total)
  return (
    <>
      <Heading title={texts.title} />
      <Filters wanted={wanted} bounds={bounds} />
      <Tags wanted={wanted} />
      <p role="status">{search === '' ? say(texts.total, { count }) : say(texts.totalOf, { count, search })}</p>
      {total === 0 ? null : (
        <p class="buttons">
          <a class="button button-second" href={addressOf(wanted, '.xlsx')}>
            {say(texts.excel)}
          </a>
          <a class="button button-second" href={addressOf(wanted, '.csv')}>
            {say(texts.csv)}
          </a>
        </p>
      )}
      {total > mostCounted ? <p class="hint">{say(texts.inFile, { most: mostInFile })}</p> : null}
      <Found rows={rows} foundBy={foundBy} empty={damaged ? damagedText(damaged) : texts.empty} />
      <Pager path={path} next={next} />
    </>
  )
}

function Found({ rows, foundBy, empty }: Pick<Props, 'rows' | 'foundBy'> & { readonly empty: Bilingual }) {
  const say = useSay()
  const { today } = useVisit()
  const by = new Map(foundBy.map((one) => [one.caseNo, one]))
  return (
    <Table
      caption={texts.found}
      empty={empty}
      rows={rows}
      columns={[
        {
          title: texts.entity,
          cell: ({ caseNo, entityName, entityCode }) => (
            <>
              <a href={`/cases/${caseNo}`}>{entityName}</a>
              <br />
              <span class="hint code">{entityCode}</span>
              <Why foundBy={by.get(caseNo)} />
            </>
          ),
        },
        { title: texts.caseNo, cell: ({ caseNo }) => <span class="code">{caseNo}</span> },
        { title: texts.list, cell: ({ listType }) => say(listTitle(listType)) },
        { title: texts.district, cell: ({ district }) => say(findDistrict(district)?.name ?? plain(district)) },
        {
          title: texts.stage,
          cell: (row) => <Tag tone={row.stage === 'closed' ? 'done' : 'info'} text={stageWords[row.stage as Stage]} />,
        },
        {
          title: texts.due,
          cell: ({ dueOn }) =>
            dueOn === null ? (
              '—'
            ) : (
              <>
                <time dateTime={dueOn}>{dueOn}</time> <Tag {...distanceWords(dueOn, today)} />
              </>
            ),
        },
      ]}
    />
  )
}

/** By which document or person a case was found, where its row would not show it. */
function Why({ foundBy }: { readonly foundBy: FoundBy | undefined }) {
  const say = useSay()
  if (!foundBy) return null
  const { document, person } = foundBy
  return (
    <>
      {document === null ? null : (
        <>
          <br />
          <span class="hint">{say(texts.byDocument, { document })}</span>
        </>
      )}
      {person === null ? null : (
        <>
          <br />
          <span class="hint">{say(texts.byPerson, { person })}</span>
        </>
      )}
    </>
  )
}
