import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { ClosedDeadline } from '../deadline.ts'
import { nth, open } from '../guards.ts'
import type { EndReason } from '../publicity/types.ts'
import type { CaseOutcome } from './types.ts'

/** Closes the case; every obligation that still runs falls away. */
export function closeCase(state: CaseState, outcome: CaseOutcome): CaseEvent {
  return event('case.closed', { outcome }, { closes: allVoid(state) })
}

/**
 * Ends publicity and begins the undoing (Order 36 Art 3: publication, sharing and use stop, measures are lifted).
 * What the entity or the agency still owed falls away, except the lifting of measures already ordered.
 */
export function endPublicity(state: CaseState, context: DecideContext, reason: EndReason): CaseEvent {
  const round = nth('undoing', endings(state) + 1)
  const opens = (['publication', 'sharing', 'use'] as const).map((act) =>
    open(state, context, {
      key: `${round}.${act}`,
      topic: reason === 'annulled' && act === 'publication' ? 'annulment.withdraw' : `undoing.${act}`,
      startsOn: context.today,
    }),
  )
  const closes = allVoid(state)
    .filter(({ key }) => !key.includes('.lift'))
    .map((closed) => (closed.key.startsWith('publicity.max') ? { ...closed, as: 'lapsed' as const } : closed))
  return event('publicity.ended', { reason }, { opens, closes })
}

/** How often publicity has ended so far; numbers the keys of a second undoing. */
export function endings(state: CaseState): number {
  return state.publicity?.endings ?? 0
}

/** The state without the deadlines that an earlier event of the same decision has closed. */
export function without(state: CaseState, closed: readonly ClosedDeadline[]): CaseState {
  const keys = new Set(closed.map(({ key }) => key))
  return { ...state, deadlines: Object.fromEntries(Object.entries(state.deadlines).filter(([key]) => !keys.has(key))) }
}

function allVoid(state: CaseState): ClosedDeadline[] {
  return Object.keys(state.deadlines).map((key) => ({ key, as: 'void' }))
}
