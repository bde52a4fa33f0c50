import type { Delegation } from '../../../database/queries/delegations.ts'
import { ActButton } from '../../kit/act-button.tsx'
import type { Tone } from '../../kit/parts.tsx'
import { Table, Tag } from '../../kit/parts.tsx'
import { useWho } from '../../kit/people.ts'
import type { AxisRow } from '../../kit/time-axis.tsx'
import { AxisLine, AxisScale, rangeOf } from '../../kit/time-axis.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import { filledIn, plain } from '../../kit/words.ts'
import { scopeWords } from './scope.ts'
import { texts } from './texts.ts'

interface Rows {
  readonly rows: readonly Delegation[]
}

/** Delegations as bars on one axis of days; the table below says the same. */
export function DateBar({ rows }: Rows) {
  const say = useSay()
  const who = useWho()
  const { today } = useVisit()
  if (rows.length === 0) return null
  const wordsOf = ({ delegate, delegator, fromOn, untilOn }: Delegation) =>
    say(texts.barRow, { delegate: who(delegate), delegator: who(delegator), from: fromOn, until: untilOn })
  const axis = rows.map((row): AxisRow => ({
    stretches: [{ kind: 'term', from: row.fromOn, to: row.untilOn }],
    marks: [],
    words: plain(wordsOf(row)),
  }))
  const range = rangeOf(axis, today)
  return (
    <section aria-labelledby="bar">
      <h2 id="bar">{say(texts.bar)}</h2>
      <Legend />
      <div class="axis-scale">
        <AxisScale range={range} />
      </div>
      <ul class="matters">
        {axis.map((row) => (
          <li>
            <p class="matter-title">{say(row.words)}</p>
            <AxisLine row={row} range={range} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Legend() {
  const say = useSay()
  return (
    <ul class="legend">
      <li>
        <svg class="axis" width="22" height="16" aria-hidden="true">
          <rect class="axis-term" x="1" y="1" width="20" height="14" rx="3" />
        </svg>{' '}
        {say(texts.legendTerm)}
      </li>
      <li>
        <svg class="axis" width="22" height="16" aria-hidden="true">
          <line class="axis-today" x1="11" x2="11" y1="0" y2="16" />
        </svg>{' '}
        {say(texts.legendToday)}
      </li>
    </ul>
  )
}

/** Delegations with their days, scope and state; those of the reader can be ended. */
export function DelegationTable({ caption, rows }: Rows & { readonly caption: Bilingual }) {
  const say = useSay()
  const who = useWho()
  const { today, actor } = useVisit()
  const stateOf = ({ revokedAt, fromOn, untilOn }: Delegation): { tone: Tone; text: Bilingual } => {
    if (revokedAt !== null) return { tone: 'plain', text: texts.revoked }
    if (untilOn < today) return { tone: 'plain', text: texts.over }
    return fromOn <= today ? { tone: 'now', text: texts.running } : { tone: 'info', text: texts.toCome }
  }
  const mayEnd = ({ delegator, delegate, revokedAt, untilOn }: Delegation) =>
    revokedAt === null && untilOn >= today && (actor?.id === delegator || actor?.id === delegate)
  return (
    <Table
      caption={filledIn(caption, { count: rows.length })}
      empty={texts.none}
      rows={rows}
      columns={[
        { title: texts.delegator, cell: ({ delegator }) => who(delegator) },
        { title: texts.delegate, cell: ({ delegate }) => who(delegate) },
        {
          title: texts.days,
          cell: ({ fromOn, untilOn }) => (
            <>
              <time dateTime={fromOn}>{fromOn}</time> {say(texts.to)} <time dateTime={untilOn}>{untilOn}</time>
            </>
          ),
        },
        { title: texts.scope, cell: (row) => say(scopeWords(row)) },
        { title: texts.reason, cell: ({ reason }) => reason },
        {
          title: texts.state,
          cell: (row) => (
            <>
              <Tag {...stateOf(row)} />
              {mayEnd(row) ? (
                <ActButton
                  action="/delegations"
                  hidden={{ end: row.id }}
                  text={texts.end}
                  about={`${who(row.delegate)} ${row.fromOn}`}
                />
              ) : null}
            </>
          ),
        },
      ]}
    />
  )
}
