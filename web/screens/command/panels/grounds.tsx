import type { LedgerEntry } from '../../../../database/queries/cases.ts'
import type { CaseState } from '../../../../domain/case.ts'
import { listingHeldBy } from '../../../../domain/listing/determination.ts'
import { answersByGround, mostGrounds } from '../../../../domain/listing/grounds.ts'
import { MoreGrounds } from '../../../kit/more-grounds.tsx'
import { refusalWords } from '../../../kit/refusal-words.ts'
import { Cut } from '../../../kit/cut.tsx'
import { Notice, Table, Tag } from '../../../kit/parts.tsx'
import { useSay, useVisit } from '../../../kit/visit.ts'
import { LookAt } from './look-at.tsx'
import { texts } from './texts.ts'

/** Each ground of the defence beside its answer, and the record of a hearing. */
export function GroundsPanel({
  state,
  entries,
}: {
  readonly state: CaseState
  readonly entries: readonly LedgerEntry[]
}) {
  const say = useSay()
  const { grounds } = state.listing
  const answers = answersByGround(state.listing)
  const held = listingHeldBy(state, useVisit().today)
  const hearing = entries.findLast(({ type }) => type === 'listing.hearingHeld')
  return (
    <>
      {held ? (
        <Notice tone="now" title={texts.notYetListed}>
          <p>{say(refusalWords(held))}</p>
        </Notice>
      ) : null}
      <Table
        caption={texts.defence}
        empty={texts.noDefence}
        rows={grounds.slice(0, mostGrounds)}
        columns={[
          { title: texts.ground, cell: ({ text }) => text },
          {
            title: texts.answer,
            cell: ({ id }) => {
              const answer = answers.get(id)
              return answer ? (
                <>
                  <Tag
                    tone={answer.accepted ? 'done' : 'plain'}
                    text={answer.accepted ? texts.accepted : texts.notAccepted}
                  />{' '}
                  <Cut text={answer.answer} />
                </>
              ) : (
                say(texts.blank)
              )
            },
          },
        ]}
      />
      <MoreGrounds caseNo={state.caseNo} count={grounds.length} />
      {hearing ? <LookAt caseNo={state.caseNo} entries={[hearing]} /> : null}
    </>
  )
}
