import type { WaitingAccount } from '../../../database/queries/account-proofs.ts'
import type { ReturnedRow } from '../../../database/queries/returned.ts'
import type { Note } from '../../../database/queries/supervision/notes.ts'
import { commandAddress, formOf } from '../../commands/index.ts'
import { Cut } from '../../kit/cut.tsx'
import { distanceWords } from '../../kit/deadline-words.ts'
import { exactMomentWords } from '../../kit/moment.ts'
import { CaseLink, Table, Tag } from '../../kit/parts.tsx'
import { useWho } from '../../kit/people.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import { texts } from './texts.ts'

/** What was sent back to its author: no term runs for it, so it stands apart, with what is to be changed. */
export function Returned({ returned }: { readonly returned: readonly ReturnedRow[] }) {
  const say = useSay()
  const who = useWho()
  return (
    <Table
      caption={texts.returned}
      empty={texts.empty}
      rows={returned}
      columns={[
        {
          title: texts.entity,
          cell: ({ caseNo, entityName }) => <CaseLink caseNo={caseNo} entityName={entityName} />,
        },
        {
          title: texts.what,
          cell: ({ caseNo }) => (
            <a href={commandAddress(caseNo, 'listing.revise')}>{say(formOf('listing.revise').title)}</a>
          ),
        },
        { title: texts.toChange, cell: ({ comments }) => <Cut text={comments} /> },
        { title: texts.returnedOn, cell: ({ returnedOn }) => <time dateTime={returnedOn}>{returnedOn}</time> },
        { title: texts.holder, cell: ({ assignee }) => (assignee === null ? say(texts.nobody) : who(assignee)) },
      ]}
    />
  )
}

/** What a credit office asks of the agency, until it is answered. */
export function Notes({ notes }: { readonly notes: readonly Note[] }) {
  const { today } = useVisit()
  return (
    <Table
      caption={texts.notes}
      empty={texts.empty}
      rows={notes}
      columns={[
        {
          title: texts.noteText,
          cell: ({ id, text }) => (
            <a href={`/supervision/notes/${id}`}>
              <Cut text={text} />
            </a>
          ),
        },
        { title: texts.noteCases, cell: ({ cases }) => cases, number: true },
        {
          title: texts.answerBy,
          cell: ({ answerBy }) => (
            <>
              <time dateTime={answerBy}>{answerBy}</time> <Tag {...distanceWords(answerBy, today)} />
            </>
          ),
        },
      ]}
    />
  )
}

/** Accounts of entities of which the reader says or confirms who holds them. */
export function Accounts({ accounts }: { readonly accounts: readonly WaitingAccount[] }) {
  const say = useSay()
  const who = useWho()
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
        { title: texts.since, cell: ({ since }) => exactMomentWords(since) },
      ]}
    />
  )
}
