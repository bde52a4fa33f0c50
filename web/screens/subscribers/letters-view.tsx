import type { Backlog, DeadLetter } from '../../../record/subscribers/parked.ts'
import { backlogMost } from '../../../record/subscribers/parked.ts'
import type { Fault } from '../../form/faults.ts'
import type { Fields, FormScene } from '../../form/fields.ts'
import type { Values } from '../../form/values.ts'
import { FieldsView, Form } from '../../form/view.tsx'
import { ActButton } from '../../kit/act-button.tsx'
import { momentWords } from '../../kit/moment.ts'
import { SummaryList, Table } from '../../kit/parts.tsx'
import { useWho } from '../../kit/people.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import { filledIn } from '../../kit/words.ts'
import { opWords, texts } from './letter-texts.ts'

/** Which letter is to be given up, and why. */
export const skipFields = {
  caseNo: { kind: 'line', label: texts.caseNo },
  reason: { kind: 'area', label: texts.reason },
} satisfies Fields

interface Props {
  readonly code: string
  readonly backlog: Backlog
  readonly letters: readonly DeadLetter[]
  readonly values: Values
  readonly scene: FormScene
  readonly faults: readonly Fault[]
}

/** How far a subscriber is behind, what it did not take, and what can be done about it. */
export function DeadLetters({ code, backlog, letters, values, scene, faults }: Props) {
  const say = useSay()
  const { waiting, oldestAt, deadLetters } = backlog
  const here = `/subscribers/${code}`
  const isOperator = scene.actor.role === 'operator'
  return (
    <>
      <SummaryList
        rows={[
          {
            term: texts.waiting,
            value: waiting >= backlogMost ? say(texts.many, { most: backlogMost }) : String(waiting),
          },
          ...(oldestAt === null ? [] : [{ term: texts.oldest, value: momentWords(oldestAt) }]),
        ]}
      />
      <Letters code={code} count={deadLetters} letters={letters} isOperator={isOperator} />
      {isOperator ? <ActButton action={here} hidden={{ act: 'againAll' }} text={texts.againAll} about={code} /> : null}
      {isOperator && letters.length > 0 ? (
        <section aria-labelledby="skip">
          <h2 id="skip">{say(texts.skip)}</h2>
          <p class="hint">{say(texts.skipHint)}</p>
          <Form action={here} hidden={{ act: 'skip' }} submit={texts.skip}>
            <FieldsView fields={skipFields} values={values} scene={scene} faults={faults} />
          </Form>
        </section>
      ) : null}
    </>
  )
}

interface LettersProps {
  readonly code: string
  readonly count: number
  readonly letters: readonly DeadLetter[]
  readonly isOperator: boolean
}

function Letters({ code, count, letters, isOperator }: LettersProps) {
  const say = useSay()
  const who = useWho()
  const { actor } = useVisit()
  const here = `/subscribers/${code}`
  const mayAgree = ({ skipAskedBy }: DeadLetter) =>
    skipAskedBy !== null && skipAskedBy !== actor?.id && (isOperator || actor?.role === 'citySupervisor')
  return (
    <Table
      caption={filledIn(texts.letters, { count })}
      empty={texts.none}
      rows={letters}
      columns={[
        { title: texts.caseNo, cell: ({ caseNo }) => <a href={`/cases/${caseNo}`}>{caseNo}</a> },
        { title: texts.what, cell: ({ op }) => say(opWords[op]) },
        { title: texts.since, cell: ({ parkedAt }) => momentWords(parkedAt) },
        {
          title: texts.said,
          cell: ({ said, excerpt }) => (
            <>
              <span class="code">{said}</span>
              {excerpt === null ? null : (
                <>
                  <br />
                  <span class="hint code">{excerpt}</span>
                </>
              )}
            </>
          ),
        },
        {
          title: texts.next,
          cell: ({ triesAt, skipReason, skipAskedBy }) => (
            <>
              {triesAt === null ? say(texts.byHand) : momentWords(triesAt)}
              {skipAskedBy === null ? null : (
                <>
                  <br />
                  <span class="hint">{say(texts.skipAsked, { who: who(skipAskedBy), reason: skipReason ?? '' })}</span>
                </>
              )}
            </>
          ),
        },
        {
          title: texts.decide,
          cell: (letter) => (
            <>
              {isOperator ? (
                <ActButton
                  action={here}
                  hidden={{ act: 'again', caseNo: letter.caseNo }}
                  text={texts.again}
                  about={letter.caseNo}
                />
              ) : null}
              {mayAgree(letter) ? (
                <ActButton
                  action={here}
                  hidden={{ act: 'agreeSkip', caseNo: letter.caseNo }}
                  text={texts.agree}
                  about={letter.caseNo}
                />
              ) : null}
            </>
          ),
        },
      ]}
    />
  )
}
