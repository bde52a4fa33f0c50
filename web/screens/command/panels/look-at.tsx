import type { LedgerEntry } from '../../../../database/queries/cases.ts'
import type { EventType } from '../../../../domain/case.ts'
import { fieldsOfEvent } from '../../../commands/events.ts'
import { describe } from '../../../kit/describe.ts'
import { DescribedList } from '../../../kit/described.tsx'
import { useWho } from '../../../kit/people.ts'
import { useSay } from '../../../kit/visit.ts'
import { eventWords } from '../../../kit/vocabulary.ts'
import { texts } from './texts.ts'

/** Entries of the ledger opened out, each with its day and author. */
export function LookAt({ entries }: { readonly entries: readonly LedgerEntry[] }) {
  const say = useSay()
  const who = useWho()
  return (
    <section aria-labelledby="look-at">
      <h2 id="look-at">{say(texts.lookAt)}</h2>
      {entries.map((entry) => (
        <div class="card">
          <h3>
            {say(eventWords[entry.type as EventType])}{' '}
            <span class="aside hint">
              {entry.on} · {who(entry.actor, entry.onBehalfOf)}
            </span>
          </h3>
          <DescribedList items={describe(fieldsOfEvent(entry.type), entry.data)} />
        </div>
      ))}
    </section>
  )
}
