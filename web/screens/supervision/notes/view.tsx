import type { Note, NotedCase } from '../../../../database/queries/supervision/notes.ts'
import type { Role } from '../../../../domain/actor.ts'
import type { Fault } from '../../../form/faults.ts'
import type { Fields } from '../../../form/fields.ts'
import type { Values } from '../../../form/values.ts'
import { FaultSummary, FieldsView, Form } from '../../../form/view.tsx'
import { distanceWords } from '../../../kit/deadline-words.ts'
import { Heading, Pager, SummaryList, Table, Tag } from '../../../kit/parts.tsx'
import { useWho } from '../../../kit/people.ts'
import { useSay, useVisit } from '../../../kit/visit.ts'
import { roleWords } from '../../../kit/vocabulary.ts'
import { CasesNow } from './cases-now.tsx'
import { texts } from './texts.ts'
import { agencyWords } from '../../../kit/agency-words.ts'

/** The notes, the newest first. */
export function Notes({
  notes,
  next,
  asks,
}: {
  readonly notes: readonly Note[]
  readonly next: string | undefined
  readonly asks: boolean
}) {
  const say = useSay()
  const { path } = useVisit()
  return (
    <>
      <Heading title={texts.title} lead={texts.lead}>
        {asks ? (
          <p>
            <a class="button" href="/supervision/overdue">
              {say(texts.start)}
            </a>
          </p>
        ) : null}
      </Heading>
      <Table
        caption={texts.list}
        empty={asks ? texts.empty : texts.emptyAgency}
        rows={notes}
        columns={[
          { title: texts.sent, cell: ({ sentOn }) => <time dateTime={sentOn}>{sentOn}</time> },
          { title: texts.agency, cell: ({ agency }) => say(agencyWords(agency)) },
          {
            title: texts.what,
            cell: ({ id, text }) => (
              <a href={`/supervision/notes/${id}`}>{text.length > 60 ? `${text.slice(0, 60)}…` : text}</a>
            ),
          },
          { title: texts.cases, number: true, cell: ({ cases }) => cases },
          { title: texts.state, cell: (note) => <NoteState note={note} /> },
        ]}
      />
      <Pager path={path} next={next} />
    </>
  )
}

function NoteState({ note: { answer, answerBy } }: { readonly note: Note }) {
  const { today } = useVisit()
  if (answer !== null) return <Tag tone="done" text={texts.answered} />
  const { text, tone } = distanceWords(answerBy, today)
  const words = answerBy < today ? texts.lateAnswer : texts.waits
  return <Tag tone={tone} text={{ zh: `${words.zh}，${text.zh}`, en: `${words.en}: ${text.en}` }} />
}

interface Props {
  readonly note: Note
  readonly cases: readonly NotedCase[]
  /** Of the answer, when the reader is to give it. */
  readonly fields: Fields | undefined
  readonly typed: Values
  readonly faults: readonly Fault[]
}

/** One note. */
export function OneNote({ note, cases, fields, typed, faults }: Props) {
  const say = useSay()
  const who = useWho()
  const { actor, today } = useVisit()
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.one}>
        <p>
          <NoteState note={note} />
        </p>
      </Heading>
      <SummaryList
        rows={[
          { term: texts.agency, value: say(agencyWords(note.agency)) },
          { term: texts.what, value: note.text },
          { term: texts.basis, value: note.legalBasis },
          { term: texts.from, value: `${who(note.sentBy)} · ${say(roleWords[note.role as Role])} · ${note.sentOn}` },
          { term: texts.answerBy, value: <time dateTime={note.answerBy}>{note.answerBy}</time> },
          {
            term: texts.answer,
            value:
              note.answer === null
                ? say(texts.noAnswer)
                : `${note.answer}\n${note.answeredBy === null ? '' : who(note.answeredBy)} · ${note.answeredOn ?? ''}`,
          },
        ]}
      />
      {fields && actor ? (
        <Form submit={texts.answerSend}>
          <FieldsView fields={fields} values={typed} scene={{ actor, today }} faults={faults} />
        </Form>
      ) : null}
      <CasesNow cases={cases} />
    </>
  )
}
