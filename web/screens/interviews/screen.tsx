import type { DueRow } from '../../../database/queries/desk.ts'
import { commandAddress, formOf } from '../../commands/index.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import { cursorIn } from '../../kit/cursor.ts'
import { distanceWords } from '../../kit/deadline-words.ts'
import { MeetingDay, meetingOf } from '../../kit/meeting.tsx'
import { decideContext } from '../../kit/one-case.ts'
import { CaseLink, Heading, Pager, Table, Tag } from '../../kit/parts.tsx'
import type { Screen } from '../../kit/screen.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import { statuses } from '../../kit/vocabulary.ts'
import { actFor } from '../case/actions.ts'
import { texts } from './texts.ts'
import { listDue } from '../../../casework/desk.ts'

const topics = ['interview.arrange', 'interview.record'] as const

/** Who must be seen, when, and how far it is. */
export const interviewsScreen: Screen = {
  url: '/interviews',
  roles: ['caseOfficer', 'reviewer'],
  get: async (asked) => {
    const { deps, actor, query } = asked
    const after = cursorIn(query, ['date', 'text', 'text'])
    const { items, next } = await listDue(
      deps.record,
      deps.readAs(actor),
      { agency: actor.agency ?? '', topics },
      { today: asked.visit.today, after, limit: 50 },
    )
    const context = decideContext(asked)
    const rows = items.map((row) => ({ ...row, act: actFor(row.topic, row.state, context) }))
    return { title: texts.title, body: <Interviews rows={rows} next={next} /> }
  },
}

interface Props {
  readonly rows: readonly (DueRow & { readonly act: HumanCommand | undefined })[]
  readonly next: string | undefined
}

function Interviews({ rows, next }: Props) {
  const say = useSay()
  const { path, today } = useVisit()
  const last = ({ state }: DueRow) => state.interviews.at(-1)
  return (
    <>
      <Heading title={texts.title} lead={texts.lead} />
      <Table
        caption={texts.list}
        empty={texts.empty}
        rows={rows}
        columns={[
          {
            title: texts.entity,
            cell: ({ caseNo, entityName }) => <CaseLink caseNo={caseNo} entityName={entityName} />,
          },
          { title: texts.kind, cell: (row) => say(texts[last(row)?.kind ?? 'reminder']) },
          { title: texts.status, cell: (row) => say(statuses['interview.status'][last(row)?.status ?? 'opened']) },
          {
            title: texts.day,
            cell: ({ state }) => {
              const meeting = meetingOf(state)
              return meeting ? <MeetingDay {...meeting} /> : say(texts.notYet)
            },
          },
          {
            title: texts.due,
            cell: ({ dueOn }) => (
              <>
                <time dateTime={dueOn}>{dueOn}</time> <Tag {...distanceWords(dueOn, today)} />
              </>
            ),
          },
          {
            title: texts.act,
            cell: ({ caseNo, act }) =>
              act ? (
                <a href={commandAddress(caseNo, act)}>{say(formOf(act).title)}</a>
              ) : (
                <a href={`/cases/${caseNo}`}>{say(texts.open)}</a>
              ),
          },
        ]}
      />
      <Pager path={path} next={next} />
    </>
  )
}
