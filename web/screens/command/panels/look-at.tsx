import type { LedgerEntry } from '../../../../database/queries/cases.ts'
import { eventFacts } from '../../../../domain/event-facts.ts'
import type { Evidence } from '../../../../domain/evidence.ts'
import { fieldsOfEvent } from '../../../commands/events.ts'
import { EntryContext } from '../../../kit/cut.tsx'
import { describe } from '../../../kit/describe.ts'
import { DescribedList } from '../../../kit/described.tsx'
import { EvidenceLinks } from '../../../kit/evidence-files.tsx'
import { useWho } from '../../../kit/people.ts'
import { useSay } from '../../../kit/visit.ts'
import { texts } from './texts.ts'

// Under whatever name its payload keeps evidence.
const filesOf = ({ data }: LedgerEntry): readonly Evidence[] =>
  [data['evidence'], data['proof'], data['files']]
    .flatMap((pieces) => (Array.isArray(pieces) ? (pieces as Evidence[]) : []))
    .filter(({ file }) => file !== undefined)

/** Entries of the ledger opened out, each with its day, its author and its files. */
export function LookAt({ caseNo, entries }: { readonly caseNo: string; readonly entries: readonly LedgerEntry[] }) {
  const say = useSay()
  const who = useWho()
  return (
    <section aria-labelledby="look-at">
      <h2 id="look-at">{say(texts.lookAt)}</h2>
      {entries.map((entry) => (
        <div class="card">
          <h3>
            {say(eventFacts[entry.type])}{' '}
            <span class="aside hint">
              {entry.on} · {who(entry.actor, entry.onBehalfOf)}
            </span>
          </h3>
          <EntryContext.Provider value={entry.caseSeq}>
            <DescribedList items={describe(fieldsOfEvent(entry.type), entry.data)} />
            <EvidenceLinks caseNo={caseNo} pieces={filesOf(entry)} />
          </EntryContext.Provider>
        </div>
      ))}
    </section>
  )
}
