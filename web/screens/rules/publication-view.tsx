import type { MoveRow } from '../../../database/queries/publication-moves.ts'
import type { Publication } from '../../../record/publication/publications.ts'
import type { Fault } from '../../form/faults.ts'
import type { Fields } from '../../form/fields.ts'
import type { Values } from '../../form/values.ts'
import { FaultSummary, FieldsView, Form } from '../../form/view.tsx'
import { momentWords } from '../../kit/moment.ts'
import { Heading, SummaryList, Table, Tag } from '../../kit/parts.tsx'
import { useWho } from '../../kit/people.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import { statuses } from '../../kit/vocabulary.ts'
import { moveWords } from './term-words.ts'
import { texts } from './texts.ts'

interface Props {
  readonly publication: Publication
  readonly moves: readonly MoveRow[]
  /** Whether the reader is a second person who may decide it now. */
  readonly decides: boolean
  readonly typed: Values
  readonly faults: readonly Fault[]
}

export const answerFields = {
  earlier: {
    kind: 'choice',
    label: texts.allowEarlier,
    options: [
      { value: 'hold', label: texts.hold },
      { value: 'approve', label: texts.allow },
    ],
  },
  comments: { kind: 'area', label: texts.comments, optional: true },
} satisfies Fields

const busy: ReadonlySet<string> = new Set(['counting', 'moving', 'settling'])

/** A publication with its dry run, and the form of the second person. */
export function PublicationPage({ publication, moves, decides, typed, faults }: Props) {
  const say = useSay()
  const who = useWho()
  const { actor, today, path } = useVisit()
  const {
    version,
    stage,
    reason,
    legalBasis,
    proposedBy,
    proposedAt,
    casesDone,
    casesTotal,
    dryRun,
    decidedBy,
    decidedAt,
    comments,
    moved,
    heldBack,
  } = publication
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={{ zh: `${texts.one.zh}：${version}`, en: `${texts.one.en}: ${version}` }}>
        <p>
          <Tag
            tone={stage === 'finished' ? 'done' : stage === 'rejected' ? 'plain' : 'now'}
            text={statuses['publication.stage'][stage]}
          />{' '}
          {busy.has(stage) ? <a href={path}>{say(texts.again)}</a> : null}
        </p>
      </Heading>
      <SummaryList
        rows={[
          { term: texts.reason, value: reason },
          ...(legalBasis === null ? [] : [{ term: texts.basis, value: legalBasis }]),
          { term: texts.proposed, value: `${who(proposedBy)} · ${momentWords(proposedAt)}` },
          { term: texts.progress, value: say(texts.progressWords, { done: casesDone, total: casesTotal }) },
          { term: texts.dryRun, value: say(texts.dryRunWords, dryRun) },
          ...(decidedBy === null || decidedAt === null
            ? []
            : [
                {
                  term: texts.decided,
                  value: `${who(decidedBy)} · ${momentWords(decidedAt)}\n${comments ?? ''}`,
                },
              ]),
          ...(publication.inForceAt === null
            ? []
            : [{ term: texts.moved, value: say(texts.held, { moved, held: heldBack }) }]),
        ]}
      />
      {decides && actor ? (
        <Form submit={texts.approve} others={[{ value: 'reject', text: texts.reject }]}>
          <FieldsView fields={answerFields} values={typed} scene={{ actor, today }} faults={faults} />
        </Form>
      ) : null}
      <Table
        caption={texts.movesList}
        empty={texts.noMoves}
        rows={moves}
        columns={[
          { title: texts.caseNo, cell: ({ caseNo }) => <a href={`/cases/${caseNo}`}>{caseNo}</a> },
          { title: texts.key, cell: (move) => say(moveWords(move)) },
          {
            title: texts.change,
            cell: ({ from, to, days }) => say(texts.days, { from, to, days: days > 0 ? `+${days}` : days }),
          },
        ]}
      />
    </>
  )
}
