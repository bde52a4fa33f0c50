import type { DeskRow, Load } from '../../../database/queries/desk.ts'
import { daysBetween } from '../../../domain/calendar/days.ts'
import type { Stage } from '../../../domain/stage.ts'
import { stages } from '../../../domain/stage.ts'
import type { Fault } from '../../form/faults.ts'
import { FaultSummary, Form } from '../../form/view.tsx'
import { distanceWords } from '../../kit/deadline-words.ts'
import { Heading, Pager, Table, Tag } from '../../kit/parts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { stageWords } from '../../kit/vocabulary.ts'
import { texts } from './texts.ts'

/** The stages of cases that somebody looks after. */
export const openStages: readonly Stage[] = stages.filter((stage) => stage !== 'closed')

interface Colleague {
  readonly id: string
  readonly name: string
}

interface Props {
  readonly rows: readonly DeskRow[]
  readonly next: string | undefined
  readonly loads: readonly Load[]
  readonly colleagues: readonly Colleague[]
  readonly whose: string
  readonly stage: Stage | undefined
  readonly chosen: readonly string[]
  readonly faults: readonly Fault[]
}

/** Who of the team holds what, and giving cases to people. */
export function Team({ rows, next, loads, colleagues, whose, stage, chosen, faults }: Props) {
  const say = useSay()
  const { path } = useVisit()
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={texts.lead} />
      <Loads loads={loads} colleagues={colleagues} />
      <form class="filter" method="get" action="/work/team">
        <div class="field">
          <label for="whose">{say(texts.whose)}</label>
          <select id="whose" name="whose">
            <option value="">{say(texts.everybody)}</option>
            <option value="nobody" selected={whose === 'nobody'}>
              {say(texts.nobody)}
            </option>
            {colleagues.map(({ id, name }) => (
              <option value={id} selected={whose === id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="stage">{say(texts.stage)}</label>
          <select id="stage" name="stage">
            <option value="">{say(texts.anyStage)}</option>
            {openStages.map((one) => (
              <option value={one} selected={one === stage}>
                {say(stageWords[one])}
              </option>
            ))}
          </select>
        </div>
        <button class="button button-second">{say(texts.show)}</button>
      </form>
      {rows.length === 0 ? (
        <p class="empty">{say(texts.empty)}</p>
      ) : (
        <Form submit={texts.assign}>
          <p class="tick tick-all" hidden>
            <input type="checkbox" id="all" data-tick-all="case" />
            <label for="all">{say(texts.all)}</label>
          </p>
          <Desk rows={rows} colleagues={colleagues} chosen={chosen} />
          <div class="field">
            <label for="f-account">{say(texts.assignTo)}</label>
            <select id="f-account" name="account">
              <option value="" />
              {colleagues.map(({ id, name }) => (
                <option value={id}>{name}</option>
              ))}
              <option value="nobody">{say(texts.nobody)}</option>
            </select>
          </div>
        </Form>
      )}
      <Pager path={path} next={next} />
    </>
  )
}

const barWidth = 240

function Loads({ loads, colleagues }: Pick<Props, 'loads' | 'colleagues'>) {
  const say = useSay()
  const most = Math.max(1, ...loads.map(({ open }) => open))
  const width = (count: number) => Math.round((count / most) * barWidth)
  return (
    <Table
      caption={texts.loads}
      empty={texts.empty}
      rows={loads}
      columns={[
        { title: texts.holder, cell: ({ account }) => nameOf(account, colleagues) ?? say(texts.nobody) },
        { title: texts.open, number: true, cell: ({ open }) => open },
        { title: texts.late, number: true, cell: ({ late }) => late },
        {
          title: texts.share,
          cell: ({ open, late }) => (
            <svg class="bar" viewBox={`0 0 ${barWidth} 16`} width={barWidth} height="16" aria-hidden="true">
              <rect class="bar-all" width={width(open)} height="16" rx="2" />
              <rect class="bar-late" width={width(late)} height="16" rx="2" />
            </svg>
          ),
        },
      ]}
    />
  )
}

const nameOf = (account: string | null, colleagues: readonly Colleague[]) =>
  account === null ? undefined : (colleagues.find(({ id }) => id === account)?.name ?? account)

function Desk({ rows, colleagues, chosen }: Pick<Props, 'rows' | 'colleagues' | 'chosen'>) {
  const say = useSay()
  const { today } = useVisit()
  return (
    <Table
      caption={texts.cases}
      empty={texts.empty}
      rows={rows}
      columns={[
        {
          title: texts.choose,
          cell: ({ caseNo }) => (
            <span class="tick">
              <input type="checkbox" id={`c-${caseNo}`} name="case" value={caseNo} checked={chosen.includes(caseNo)} />
              <label for={`c-${caseNo}`}>
                <span class="quiet">{say(texts.chooseOne, { caseNo })}</span>
              </label>
            </span>
          ),
        },
        { title: texts.entity, cell: ({ caseNo, entityName }) => <a href={`/cases/${caseNo}`}>{entityName}</a> },
        { title: texts.caseNo, cell: ({ caseNo }) => <span class="code">{caseNo}</span> },
        { title: texts.stage, cell: ({ stage }) => say(stageWords[stage as Stage]) },
        { title: texts.age, cell: ({ openedOn }) => say(texts.days, { days: daysBetween(openedOn, today) }) },
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
        { title: texts.holder, cell: ({ assignee }) => nameOf(assignee, colleagues) ?? say(texts.nobody) },
      ]}
    />
  )
}
