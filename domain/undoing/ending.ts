import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import type { ClosedDeadline, Deadline } from '../terms/deadline.ts'
import { nth, open } from '../guards.ts'
import { answersOfTerm } from '../service/types.ts'
import type { ToldAct } from '../service/types.ts'
import { deleting } from '../publicity/types.ts'
import type { EndReason } from '../publicity/types.ts'
import type { CaseOutcome } from './types.ts'

/** Closes the case; every obligation that still runs falls away, save what outlives every end. */
export function closeCase(state: CaseState, outcome: CaseOutcome): CaseEvent {
  return event('case.closed', { outcome }, { closes: allVoid(state, outcome) })
}

/**
 * Ends publicity and begins the undoing (Order 36 Art 3: publication, sharing and use stop, measures are lifted).
 * What the entity or the agency still owed falls away, except the lifting of measures already ordered, the check of
 * evidence when publicity has ended by time only, and what outlives every end.
 */
export function endPublicity(state: CaseState, context: DecideContext, reason: EndReason): CaseEvent {
  const round = nth('undoing', endings(state) + 1)
  // Expiry ends publicity with the last day of its period, whenever that was noticed.
  const publicityEnded = reason === 'expired' ? (state.publicity?.until ?? context.today) : context.today
  const repairConcluded = reason === 'repaired' ? context.today : undefined
  const key = (act: string) => `${round}.${act}`
  const opens = [
    ...withdrawal(state, context, { key: key('publication'), reason, publicityEnded }),
    open(state, context, { key: key('sharing'), topic: 'undoing.sharing', from: { publicityEnded, repairConcluded } }),
    // The certificate of repair goes out with the decision.
    open(state, context, {
      key: key('use'),
      topic: 'undoing.use',
      from: { publicityEnded, certificateReceived: repairConcluded },
    }),
  ]
  const closes = allVoid(state, reason)
    .filter(
      ({ key }) => !key.includes('.lift') && !(reason === 'expired' && /^rectification\.(check|extension)/.test(key)),
    )
    .map((closed) => (closed.key.startsWith('publicity.max') ? { ...closed, as: 'lapsed' as const } : closed))
  return event('publicity.ended', { reason }, { opens, closes })
}

/** The key of the term within which what was published is withdrawn, opened with the record of an annulment. */
export const withdrawalKey = 'annulment.withdraw'

/** The term for taking the publication down; of an annulment it has run since the agency was told. */
function withdrawal(
  state: CaseState,
  context: DecideContext,
  { key, reason, publicityEnded }: { key: string; reason: EndReason; publicityEnded: LocalDate },
): Deadline[] {
  if (reason !== 'annulled')
    return [open(state, context, { key, topic: 'undoing.publication', from: { publicityEnded } })]
  if (withdrawalKey in state.deadlines) return []
  // Recorded by an earlier release, it has opened no term yet.
  const from = { annulmentConfirmed: context.today, annulmentTold: state.annulment?.toldOn }
  return [open(state, context, { key, topic: 'annulment.withdraw', from })]
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

function allVoid(state: CaseState, reason: CaseOutcome): ClosedDeadline[] {
  const keys = Object.keys(state.deadlines).filter((key) => !outlivesEnd(state, key, reason))
  return keys.map((key) => ({ key, as: 'void' }))
}

// With the sanction ends what the entity was asked for, and the days that it had for it; an end by time leaves the duty to
// correct, so what evidence lacks is still told. The letter of rectification that is open again may bear the revocation of
// a repair, whose bar and remedies go on.
const endingWithTheSanction: readonly ToldAct[] = [...answersOfTerm, 'repair.gapsNamed', 'repair.barProposed']

/**
 * Whether a deadline goes on whatever becomes of the case: every objection gets its answer (条例 Art 36), every proposal
 * to correct what is kept, and every annulment, by which the record is deleted (条例 Art 37). Decisions are served also
 * when the sanction is over, and what nobody was heard before is still revoked.
 */
export function outlivesEnd(state: CaseState, key: string, reason: CaseOutcome = 'repaired'): boolean {
  if (key === 'listing.revocation') return state.listing.unheard === true && !deleting.has(reason)
  if (key === 'listing.serveDecision') return reason === 'expired' && state.publicity !== undefined
  const act = state.service?.acts?.[key]?.act
  return act === undefined ? /^(objection|correction|annulment|paper)\./.test(key) : actOutlivesEnd(state, act, reason)
}

/** Whether an act is still to be served when the case has ended for a reason. */
export function actOutlivesEnd({ repairs }: CaseState, act: ToldAct, reason: CaseOutcome): boolean {
  if (act === 'repair.revocationProposed') return reason === 'repaired'
  if (act === 'rectification.evidenceReturned') return reason === 'expired'
  if (act === 'rectification.reopened') return repairs.at(-1)?.status === 'revoked'
  return !endingWithTheSanction.includes(act)
}
