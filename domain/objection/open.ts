import type { CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { ObjectionState } from './types.ts'

/** Whether an objection still waits for its decision. */
export function isOpen(objection: ObjectionState | undefined): boolean {
  return objection?.status === 'filed' || objection?.status === 'verified'
}

/** Whether the law in force takes a record off while an objection to it is open, rather than marking it. */
export function suspendsPublicity(state: CaseState, context: DecideContext): boolean {
  const { rule } = context.rules.resolve('objection.verify', { on: context.today, field: state.field })
  return rule.params?.['duringVerification'] === 'suspend'
}

/** The corrected text of the last objection that was upheld by correction. */
export function correctionOf({ objections }: CaseState): { readonly correction?: string } {
  const correction = objections.findLast((objection) => objection.correction !== undefined)?.correction
  return correction === undefined ? {} : { correction }
}
