import type { RecordedEvent } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import type { Deadline } from './deadline.ts'
import type { TermChange } from './explanation-types.ts'
import type { TermStart } from './term-starts.ts'

/** What a ledger tells of one deadline: when its rule was chosen, and what has changed its date since. */
export interface TermHistory {
  readonly chosenOn: LocalDate
  readonly changes: readonly TermChange[]
  /** The event of the day from which it counts now; absent where an earlier release opened it and its kind does not tell. */
  readonly countsFrom?: TermStart
}

// Earlier releases did not keep from which event a term counts, and these events began one that ran before.
const startBy: Partial<Record<RecordedEvent['type'], TermStart>> = {
  'listing.revised': 'proposalRevised',
  'publicity.restored': 'publicityRestored',
  'rectification.extended': 'termEnded',
  'interview.noShow': 'interviewMissed',
  'repair.supplemented': 'supplementReceived',
  'repair.revocationProposed': 'revocationProposed',
}

/** The history of the deadline with a key; undefined when the ledger has none. */
export function termHistory(ledger: readonly RecordedEvent[], key: string): TermHistory | undefined {
  let last: Deadline | undefined
  let history: TermHistory | undefined
  let opener: TermStart | undefined
  for (const recorded of ledger) {
    const opened = recorded.opens?.find((deadline) => deadline.key === key)
    if (!opened) continue
    const keeps = last?.pack === opened.pack && last.ruleId === opened.ruleId
    const chosenOn = history && keeps ? history.chosenOn : recorded.on
    history = { chosenOn, changes: [...(history?.changes ?? []), ...changeBy(recorded, last, opened, ledger)] }
    last = opened
    if (recorded.type !== 'deadline.moved' && recorded.type !== 'correction.confirmed') opener = startBy[recorded.type]
  }
  const countsFrom = last && (last.countsFrom ?? opener)
  return history && { ...history, ...(countsFrom === undefined ? {} : { countsFrom }) }
}

function changeBy(
  recorded: RecordedEvent,
  before: Deadline | undefined,
  after: Deadline,
  ledger: readonly RecordedEvent[],
): TermChange[] {
  if (!before) return []
  const change = { on: recorded.on, from: before.dueOn, to: after.dueOn }
  switch (recorded.type) {
    case 'deadline.moved':
      return [{ ...change, kind: 'moved', reason: recorded.data.reason }]
    case 'correction.confirmed':
      return [{ ...change, kind: 'moved', reason: recorded.data.reasons }]
    case 'listing.revocationRefused':
      return [{ ...change, kind: 'moved', reason: recorded.data.reasons }]
    case 'service.reopened':
      return [{ ...change, kind: 'moved', reason: '电子送达同意此前已撤回，须重新送达' }]
    case 'service.served': {
      const told = ledger[recorded.data.entry - 1]
      return told === undefined ? [] : changeBy({ ...told, on: recorded.on }, before, after, ledger)
    }
    case 'rectification.extended':
      return [{ ...change, kind: 'extension', reason: recorded.data.comments }]
    case 'rectification.evidenceReturned':
      return [{ ...change, kind: 'extension', reason: recorded.data.gaps.map(({ text }) => text).join('；') }]
    default:
      return []
  }
}
