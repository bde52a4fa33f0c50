import type { CaseState, RecordedEvent } from '../../domain/case.ts'
import { evolve } from '../../domain/evolve.ts'
import { changesOf } from '../../record/changes.ts'
import { messagesOf } from '../../record/messages.ts'

/** Each entry of a life with the case before and after it, what others then know of it, and what was told of it. */
export function toldIn({ ledger }: { readonly ledger: readonly RecordedEvent[] }, caseNo = 'BH-2026-000001') {
  let state: CaseState | undefined
  return ledger.map((event) => {
    const before = state
    const after = evolve(before, caseNo, event)
    state = after
    const changes = changesOf(before, event, after)
    return { event, before, after, changes, messages: messagesOf(event, after, changes) }
  })
}

/** What was told of the last entry of a life. */
export const toldLast = (life: { readonly ledger: readonly RecordedEvent[] }) => toldIn(life).at(-1)!.messages
