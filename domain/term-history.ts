import type { RecordedEvent } from './case.ts'
import type { LocalDate } from './dates.ts'
import type { Deadline } from './deadline.ts'
import type { TermChange } from './explanation-types.ts'

/** What a ledger tells of one deadline: when its rule was chosen, and what has changed its date since. */
export interface TermHistory {
  readonly chosenOn: LocalDate
  readonly changes: readonly TermChange[]
}

/** The history of the deadline with a key; undefined when the ledger has none. */
export function termHistory(ledger: readonly RecordedEvent[], key: string): TermHistory | undefined {
  let last: Deadline | undefined
  let history: TermHistory | undefined
  for (const recorded of ledger) {
    const opened = recorded.opens?.find((deadline) => deadline.key === key)
    if (!opened) continue
    const keeps = last?.pack === opened.pack && last.ruleId === opened.ruleId
    const chosenOn = history && keeps ? history.chosenOn : recorded.on
    history = { chosenOn, changes: [...(history?.changes ?? []), ...changeBy(recorded, last, opened)] }
    last = opened
  }
  return history
}

function changeBy(recorded: RecordedEvent, before: Deadline | undefined, after: Deadline): TermChange[] {
  if (!before) return []
  const change = { on: recorded.on, from: before.dueOn, to: after.dueOn }
  switch (recorded.type) {
    case 'deadline.moved':
      return [{ ...change, kind: 'moved', reason: recorded.data.reason }]
    case 'rectification.extended':
      return [{ ...change, kind: 'extension', reason: recorded.data.comments }]
    default:
      return []
  }
}
