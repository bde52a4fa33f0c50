import type { LedgerEntry } from '../../../../database/queries/cases.ts'
import type { CaseState } from '../../../../domain/case.ts'
import { proposalFields } from '../../../commands/proposal-fields.ts'
import { Cut } from '../../../kit/cut.tsx'
import { describe } from '../../../kit/describe.ts'
import { DescribedList } from '../../../kit/described.tsx'
import { Notice, Table } from '../../../kit/parts.tsx'
import { useSay } from '../../../kit/visit.ts'
import { differencesIn } from './differences.ts'
import { texts } from './texts.ts'

/** The proposal as it stands and what has changed since the review sent it back. */
export function ReviewPanel({
  state,
  entries,
}: {
  readonly state: CaseState
  readonly entries: readonly LedgerEntry[]
}) {
  const say = useSay()
  const returned = entries.findLast(({ type }) => type === 'listing.returned')
  const comments = returned?.data['comments']
  return (
    <>
      {typeof comments === 'string' && comments !== '' ? (
        <Notice title={texts.comments}>
          <p>
            <Cut text={comments} />
          </p>
        </Notice>
      ) : null}
      <Table
        caption={texts.changes}
        empty={texts.noChanges}
        rows={differencesIn(entries)}
        columns={[
          { title: texts.field, cell: ({ label }) => say(label) },
          {
            title: texts.before,
            cell: ({ before }) => (
              <del>
                <Cut text={say(before ?? texts.blank)} />
              </del>
            ),
          },
          {
            title: texts.after,
            cell: ({ after }) => (
              <ins>
                <Cut text={say(after ?? texts.blank)} />
              </ins>
            ),
          },
        ]}
      />
      <section class="card" aria-labelledby="proposal">
        <h2 id="proposal">{say(texts.proposal)}</h2>
        <DescribedList items={describe(proposalFields, { ...state.listing.proposal, district: state.district })} />
      </section>
    </>
  )
}
