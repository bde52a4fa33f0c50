import type { DraftRow } from '../../../database/queries/drafts.ts'
import type { WaitingAccount } from '../../../database/queries/account-proofs.ts'
import type { DueCounts, DueRow } from '../../../database/queries/desk.ts'
import { commandAddress, commandAt, formOf } from '../../commands/index.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import { distanceWords, dueWords } from '../../kit/deadline-words.ts'
import { CaseLink, Heading, Pager, Table, Tag } from '../../kit/parts.tsx'
import { useWho } from '../../kit/people.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import { plain } from '../../kit/words.ts'
import { texts } from './texts.ts'
import { exactMomentWords } from '../../kit/moment.ts'

/** Something due and the act that it asks of the reader, if it waits for the reader. */
interface Todo extends DueRow {
  readonly act: HumanCommand | undefined
}

interface Props {
  readonly todos: readonly Todo[]
  readonly counts: DueCounts
  readonly drafts: readonly DraftRow[]
  /** Accounts of entities of which the reader says or confirms who holds them. */
  readonly accounts: readonly WaitingAccount[]
  readonly next: string | undefined
}

export function Inbox({ todos, counts, drafts, accounts, next }: Props) {
  const say = useSay()
  const { path } = useVisit()
  const first = todos.find(({ act }) => act !== undefined)
  return (
    <>
      <Heading title={texts.title} lead={texts.lead}>
        {first?.act ? (
          <p>
            <a class="button" href={commandAddress(first.caseNo, first.act)}>
              {say(texts.openNext)}
            </a>
          </p>
        ) : null}
      </Heading>
      <DueStrip counts={counts} />
      <TodoTable todos={todos} />
      <Pager path={path} next={next} />
      {accounts.length === 0 ? null : <Accounts accounts={accounts} />}
      {drafts.length === 0 ? null : <Drafts drafts={drafts} />}
    </>
  )
}

const strip = ['late', 'today', 'soon', 'later'] as const

function DueStrip({ counts }: { readonly counts: DueCounts }) {
  const say = useSay()
  return (
    <dl class="strip" aria-label={say(texts.strip)}>
      {strip.map((name) => (
        <div class={counts[name] === 0 ? 'strip-none' : `strip-${name}`}>
          <dt>{say(texts[name])}</dt>
          <dd>{counts[name]}</dd>
        </div>
      ))}
    </dl>
  )
}

function TodoTable({ todos }: { readonly todos: readonly Todo[] }) {
  const say = useSay()
  const who = useWho()
  const { today } = useVisit()
  return (
    <Table
      caption={texts.list}
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
          cell: ({ dueOn }) => (
            <>
              <time dateTime={dueOn}>{dueOn}</time> <Tag {...distanceWords(dueOn, today)} />
            </>
          ),
        },
        { title: texts.holder, cell: ({ assignee }) => (assignee === null ? say(texts.nobody) : who(assignee)) },
      ]}
    />
  )
}

// Of a measure its name says more than the act alone.
const todoWords = (todo: Todo, act: HumanCommand): Bilingual =>
  todo.topic.startsWith('measure.') ? dueWords(todo) : formOf(act).title

function Accounts({ accounts }: Pick<Props, 'accounts'>) {
  const say = useSay()
  const who = useWho()
  const { lang } = useVisit()
  return (
    <Table
      caption={texts.accounts}
      empty={texts.noAccounts}
      rows={accounts}
      columns={[
        {
          title: texts.entity,
          cell: ({ caseNo, entityName }) => <CaseLink caseNo={caseNo} entityName={entityName} />,
        },
        {
          title: texts.what,
          cell: ({ caseNo, seenBy }) => (
            <a href={`/cases/${caseNo}/entity-accounts`}>
              {seenBy === null ? say(texts.lookInto) : say(texts.confirmProof, { who: who(seenBy) })}
            </a>
          ),
        },
        {
          title: texts.account,
          cell: ({ account, name }) => (
            <>
              {name} <span class="hint code">{account}</span>
            </>
          ),
        },
        { title: texts.since, cell: ({ since }) => exactMomentWords(since, lang) },
      ]}
    />
  )
}

function Drafts({ drafts }: { readonly drafts: readonly DraftRow[] }) {
  const { lang } = useVisit()
  const say = useSay()
  return (
    <Table
      caption={texts.drafts}
      empty={texts.noDrafts}
      rows={drafts}
      columns={[
        { title: texts.draft, cell: ({ id, path }) => <a href={`${path}?draft=${id}`}>{say(draftWords(path))}</a> },
        { title: texts.saved, cell: ({ savedAt }) => exactMomentWords(savedAt, lang) },
      ]}
    />
  )
}

function draftWords(path: string): Bilingual {
  const [, caseNo = '', command = ''] = /^\/cases\/([^/]+)\/(.+)$/.exec(path) ?? []
  const type = commandAt(command)
  return type ? { zh: `${caseNo} ${formOf(type).title.zh}`, en: `${caseNo} ${formOf(type).title.en}` } : plain(path)
}
