import type { CaseState, Command } from './case.ts'
import { isOpen as objectionOpen } from './objection/commands.ts'

/** Commands of the system that need neither time nor anybody outside. */
export type Consequence = Extract<
  Command,
  { type: 'measure.dispatch' | 'measure.orderLift' | 'objection.mark' | 'undoing.confirm' }
>

const liftable = new Set(['dispatched', 'acknowledged', 'carriedOut', 'fedBack'])

/**
 * What follows at once from where a case stands: while it is public its measures go to their departments and an
 * objection is marked; when publicity has ended each measure is ordered lifted (Order 36 Art 3). Empty once it is done.
 */
export function consequences({ closedOn, publicity, undoing, objections, measures }: CaseState): Consequence[] {
  if (closedOn !== undefined) return []
  const inStatus = (wanted: (status: string) => boolean) =>
    Object.values(measures).flatMap(({ code, status }) => (wanted(status) ? [code] : []))
  if (undoing) {
    const lifts = inStatus((status) => liftable.has(status))
    return [
      ...lifts.map((measure): Consequence => ({ type: 'measure.orderLift', payload: { measure } })),
      // The public row goes in the transaction that ends publicity.
      ...(undoing.confirmed.publication === undefined ? [confirmation('publication')] : []),
    ]
  }
  const objection = objections.at(-1)
  const toMark = objectionOpen(objection) && objection?.marked === false
  const toDispatch = publicity ? inStatus((status) => status === 'determined') : []
  return [
    ...(toMark ? [{ type: 'objection.mark', payload: {} } as const] : []),
    ...toDispatch.map((measure): Consequence => ({ type: 'measure.dispatch', payload: { measure } })),
  ]
}

/** Confirms an act of the undoing that the system itself has seen done. */
export function confirmation(act: 'publication' | 'sharing' | 'use'): Consequence {
  return { type: 'undoing.confirm', payload: { act, receipt: `${act} ended` } }
}
