import { everyRole } from '../../../http/access.ts'
import { visibleCases } from '../../../identity/rights.ts'
import type { CaseFilter, CaseRow } from '../../../database/queries/cases.ts'
import { listCases } from '../../../database/queries/cases.ts'
import { damagedCode } from '../../../domain/identifiers/damaged-code.ts'
import { damagedText } from '../../../domain/identifiers/fault-words.ts'
import { findDistrict, isShanghaiDistrict } from '../../../domain/identifiers/districts.ts'
import { stages } from '../../../domain/stage.ts'
import type { Stage } from '../../../domain/stage.ts'
import { findListType } from '../../../rules/catalogue.ts'
import { cursorIn } from '../../kit/cursor.ts'
import { distanceWords } from '../../kit/deadline-words.ts'
import { Heading, Pager, Table, Tag } from '../../kit/parts.tsx'
import type { Screen } from '../../kit/screen.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import { stageWords } from '../../kit/vocabulary.ts'
import { plain } from '../../kit/words.ts'
import { texts } from './texts.ts'
import { searchCases } from '../../../casework/desk.ts'

/** Finding cases. */
export const searchScreen: Screen = {
  url: '/cases',
  roles: everyRole,
  get: async ({ deps, actor, query, visit }) => {
    // An entity has all its records on one page.
    if (actor.role === 'entityAgent') return { goTo: '/matters' }
    const visible = visibleCases(actor, 1)
    const search = (query['search'] ?? '').trim()
    const stage = stages.find((one) => one === query['stage'])
    const district = isShanghaiDistrict(query['district'] ?? '') ? query['district'] : undefined
    const overdue = query['overdue'] === 'yes'
    const cursor = cursorIn(query, ['text'])
    const filter: CaseFilter = {
      caseNos: search === '' ? undefined : await searchCases(deps.record, visible, search),
      stage,
      district,
      overdueOn: overdue ? visit.today : undefined,
      after: cursor === undefined ? undefined : String(cursor[0]),
      limit: 50,
    }
    const { items, next } = await listCases(deps.readAs(actor), visible, filter)
    return {
      title: texts.title,
      body: <Search rows={items} next={next} search={search} stage={stage} overdue={overdue} />,
    }
  },
}

interface Props {
  readonly rows: readonly CaseRow[]
  readonly next: string | undefined
  readonly search: string
  readonly stage: Stage | undefined
  readonly overdue: boolean
}

function Search({ rows, next, search, stage, overdue }: Props) {
  const say = useSay()
  const { path, today } = useVisit()
  const damaged = damagedCode(search)
  return (
    <>
      <Heading title={texts.title} />
      <form class="filter" method="get" action="/cases" role="search">
        <div class="field">
          <label for="search">{say(texts.search)}</label>
          <input id="search" name="search" type="text" value={search} />
        </div>
        <div class="field">
          <label for="stage">{say(texts.stage)}</label>
          <select id="stage" name="stage">
            <option value="">{say(texts.anyStage)}</option>
            {stages.map((one) => (
              <option value={one} selected={one === stage}>
                {say(stageWords[one])}
              </option>
            ))}
          </select>
        </div>
        <div class="tick">
          <input type="checkbox" id="overdue" name="overdue" value="yes" checked={overdue} />
          <label for="overdue">{say(texts.overdue)}</label>
        </div>
        <button class="button">{say(texts.find)}</button>
      </form>
      <Table
        caption={texts.found}
        empty={damaged ? damagedText(damaged) : texts.empty}
        rows={rows}
        columns={[
          {
            title: texts.entity,
            cell: ({ caseNo, entityName, entityCode }) => (
              <>
                <a href={`/cases/${caseNo}`}>{entityName}</a>
                <br />
                <span class="hint code">{entityCode}</span>
              </>
            ),
          },
          { title: texts.caseNo, cell: ({ caseNo }) => <span class="code">{caseNo}</span> },
          { title: texts.list, cell: ({ listType }) => say(findListType(listType)?.title ?? plain(listType)) },
          { title: texts.district, cell: ({ district }) => say(findDistrict(district)?.name ?? plain(district)) },
          {
            title: texts.stage,
            cell: (row) => (
              <Tag tone={row.stage === 'closed' ? 'done' : 'info'} text={stageWords[row.stage as Stage]} />
            ),
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
      <Pager path={path} next={next} />
    </>
  )
}
