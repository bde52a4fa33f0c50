import { decide } from '../../domain/decide.ts'
import type { DecideContext } from '../../domain/command.ts'
import type { Commands } from '../../domain/case.ts'
import { isRefusal } from '../../domain/refusal.ts'
import type { Fault } from './fault.ts'
import { faultOf } from './fault.ts'
import type { Cells } from './layout.ts'
import type { RowRules } from './row.ts'
import { readRow } from './row.ts'

/** A row that could become a case, with what tells it from other rows. */
export interface SoundRow {
  readonly payload: Commands['listing.propose']
  readonly identity: string
}

/**
 * Judges one row as if it stood alone: first its cells, then the proposal they make by the very decision that the
 * record takes. Answers with the proposal or with every fault found.
 */
export function judge(cells: Cells, rules: RowRules, context: DecideContext): SoundRow | readonly Fault[] {
  const proposal = readRow(cells, rules)
  if (Array.isArray(proposal)) return proposal
  const payload = { ...proposal, agency: context.actor.agency ?? '' }
  const decision = decide(undefined, { type: 'listing.propose', payload }, context)
  if (isRefusal(decision)) return [faultOf(decision)]
  const { underlyingDecision, entity, listType } = payload
  return { payload, identity: JSON.stringify([underlyingDecision.docNo, entity.code, listType]) }
}
