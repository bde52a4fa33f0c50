import type { DraftRow } from '../../../database/queries/drafts.ts'
import type { WaitingAccount } from '../../../database/queries/account-proofs.ts'
import type { Note } from '../../../database/queries/supervision/notes.ts'
import type { DueCounts, DueRow } from '../../../database/queries/desk.ts'
import type { Nearness } from '../../../database/queries/nearness.ts'
import { nearness } from '../../../database/queries/nearness.ts'
import type { ReturnedRow } from '../../../database/queries/returned.ts'
import { commandAddress, formOf } from '../../commands/index.ts'
import { titleTogether } from '../../commands/together.ts'
import { commandPath } from '../../../http/command-path.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import { dueWords, standingWords } from '../../kit/deadline-words.ts'
import { MeetingLine, meetingOf } from '../../kit/meeting.tsx'
import { CaseLink, Heading, Pager, Table, Tag } from '../../kit/parts.tsx'
import { useWho } from '../../kit/people.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import { Drafts } from '../drafts/list.tsx'
import { Accounts, Notes, Returned } from './apart.tsx'
import { texts as kitTexts } from '../../kit/texts.ts'
import { texts } from './texts.ts'

/** Something due and the act that it asks of the reader, if it waits for the reader. */
interface Todo extends DueRow {
  readonly act: HumanCommand | undefined
}

interface Props {
  readonly todos: readonly Todo[]
  /** Acts of which several wait and may be done with one form. */
  readonly offers: readonly HumanCommand[]
  readonly counts: DueCounts
  /** Only what is so near is shown. */
  readonly near: Nearness | undefined
  /** Proposals that were sent back to be revised. */
  readonly returned: readonly ReturnedRow[]
  /** What credit offices ask and nobody of the agency has answered. */
  readonly notes: readonly Note[]
  readonly drafts: readonly DraftRow[]
  /** Accounts of entities of which the reader says or confirms who holds them. */
  readonly accounts: readonly WaitingAccount[]
  readonly next: string | undefined
}

export function Inbox({ todos, offers, counts, near, returned, notes, drafts, accounts, next }: Props) {
  const say = useSay()
  const { path } = useVisit()
  const own = todos.filter(({ act }) => act !== undefined)
  const others = todos.filter(({ act }) => act === undefined)
  // What has its day waits for that day, and for nobody else.
  const fixed = others.filter(({ topic, state }) => isOfMeeting(topic) && meetingOf(state) !== undefined)
  const waiting = others.filter((todo) => !fixed.includes(todo))
  return (
    <>
      <Heading title={texts.title} lead={texts.lead}>
        {own.length > 0 ? (
          <p>
            <a class="button" href="/work/next">
              {say(kitTexts.nextOne)}
            </a>
          </p>
        ) : null}
      </Heading>
      {notes.length === 0 ? null : <Notes notes={notes} />}
      {returned.length === 0 ? null : <Returned returned={returned} />}
      <DueStrip counts={counts} near={near} />
      <Offers acts={offers} />
      <TodoTable caption={texts.list} todos={own} />
      {fixed.length === 0 ? null : <Schedule todos={fixed} />}
      {waiting.length === 0 ? null : (
        <details>
          <summary>{say(texts.waiting, { count: waiting.length })}</summary>
          <TodoTable caption={texts.waitingList} todos={waiting} />
        </details>
      )}
      <Pager path={path} next={next} />
      {accounts.length === 0 ? null : <Accounts accounts={accounts} />}
      <Drafts drafts={drafts} />
    </>
  )
}

/** What several rows ask for and may be done with one form. */
function Offers({ acts }: { readonly acts: readonly HumanCommand[] }) {
  const say = useSay()
  if (acts.length === 0) return null
  return (
    <p>
      {say(texts.together)}
      {acts.map((act, n) => (
        <>
          {n === 0 ? ' ' : ' · '}
          <a href={`/work/together/${commandPath(act)}`}>{say(titleTogether(act))}</a>
        </>
      ))}
    </p>
  )
}

/** How much is how near; each number leads to what it counts, and from there back to everything. */
function DueStrip({ counts, near }: Pick<Props, 'counts' | 'near'>) {
  const say = useSay()
  const nearWords = near === undefined ? '' : say(texts[near])
  return (
    <>
      <dl class="strip" aria-label={say(texts.strip)}>
        {nearness.map((name) => (
          <div class={counts[name] === 0 ? 'strip-none' : `strip-${name}`}>
            <dt>{say(texts[name])}</dt>
            <dd>
              {counts[name] === 0 ? (
                0
              ) : (
                <a href={`/work?due=${name}`} aria-current={name === near ? 'true' : undefined}>
                  <span class="quiet">{say(texts[name])}</span> {counts[name]}
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {near === undefined ? null : (
        <p role="status">
          {say(texts.onlyNear, { near: nearWords })} <a href="/work">{say(texts.everything)}</a>
        </p>
      )}
    </>
  )
}

function TodoTable({ caption, todos }: { readonly caption: Bilingual; readonly todos: readonly Todo[] }) {
  const say = useSay()
  const who = useWho()
  const { today } = useVisit()
  return (
    <Table
      caption={caption}
      empty={texts.empty}
      rows={todos}
      columns={[
        {
          title: texts.entity,
          cell: ({ caseNo, entityName }) => <CaseLink caseNo={caseNo} entityName={entityName} />,
        },
        {
          title: texts.what,
          cell: (todo) =>
            todo.act ? (
              <a href={commandAddress(todo.caseNo, todo.act)}>{say(todoWords(todo, todo.act))}</a>
            ) : (
              <span class="hint">{say(texts.waits, { what: say(dueWords(todo)) })}</span>
            ),
        },
        {
          title: texts.due,
          cell: ({ dueOn, topic, state, key }) => (
            <>
              {isOfMeeting(topic) ? <MeetingLine meeting={meetingOf(state)} /> : null}
              <time dateTime={dueOn}>{dueOn}</time>{' '}
              <Tag {...standingWords(state.deadlines[key] ?? { dueOn, onPass: 'remindThenReport' }, today)} />
            </>
          ),
        },
        { title: texts.holder, cell: ({ assignee }) => (assignee === null ? say(texts.nobody) : who(assignee)) },
      ]}
    />
  )
}

/** Hearings and interviews that have their day, the next first. */
function Schedule({ todos }: { readonly todos: readonly Todo[] }) {
  const rows = todos
    .flatMap((todo) => {
      const meeting = meetingOf(todo.state)
      return meeting ? [{ ...todo, meeting }] : []
    })
    .sort((a, b) => a.meeting.on.localeCompare(b.meeting.on))
  return (
    <Table
      caption={texts.schedule}
      empty={texts.empty}
      rows={rows}
      columns={[
        {
          title: texts.entity,
          cell: ({ caseNo, entityName }) => <CaseLink caseNo={caseNo} entityName={entityName} />,
        },
        { title: texts.day, cell: ({ meeting }) => <MeetingLine meeting={meeting} /> },
      ]}
    />
  )
}

// What is due by its latest lawful day is done on the day that was fixed for it.
const isOfMeeting = (topic: string) => topic === 'listing.hearing' || topic.startsWith('interview.')

// Of a measure its name says more than the act alone.
const todoWords = (todo: Todo, act: HumanCommand): Bilingual =>
  todo.topic.startsWith('measure.') ? dueWords(todo) : formOf(act).title
