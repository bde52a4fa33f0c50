import type { CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import { open } from '../guards.ts'
import type { Deadline } from '../terms/deadline.ts'

/** The term for supplying what the entity has been told to be missing. */
export function supplementTerm(state: CaseState, gapsTold: LocalDate, context: DecideContext): Deadline[] {
  if (state.repairs.at(-1)?.status !== 'gapsNamed') return []
  const key = `repair.${state.repairs.length}.supplement`
  return [open(state, context, { key, topic: 'repair.supplement', from: { gapsTold }, owner: state.entity.code })]
}

/** The term for the defence against a revocation, from its notice, and that for deciding, from its end. */
export function revocationTerms(state: CaseState, servedOn: LocalDate, context: DecideContext): Deadline[] {
  const { revocationProposedBy, revocationProposedOn: revocationProposed } = state.repairs.at(-1) ?? {}
  // Annulled or removed since, there is no repair left to be revoked, and nobody could end these terms.
  if (state.undoing?.reason !== 'repaired') return []
  if (revocationProposedBy === undefined || revocationProposed === undefined) return []
  const key = `repair.${state.repairs.length}.revocation`
  const defence = open(state, context, {
    key: `${key}Defence`,
    topic: 'repair.revocationDefence',
    from: { revocationNoticeServed: servedOn },
    owner: state.entity.code,
  })
  const from = { revocationProposed, revocationDefenceEnded: defence.dueOn }
  return [defence, open(state, context, { key, topic: 'repair.revocation', from })]
}
