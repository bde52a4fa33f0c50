import type { CaseState } from '../../../domain/case.ts'
import type { DecideContext } from '../../../domain/command.ts'
import { correctionOf, isOpen } from '../../../domain/objection/open.ts'
import { publicityPeriod } from '../../../domain/publicity/period.ts'
import type { RegisterRow } from '../../../record/register.ts'
import { registerRow } from '../../../record/register.ts'

/**
 * What the public sees of a case, or would see if it were published today, by the functions that publish; null where
 * nothing is shown.
 */
export function publicRowOf(state: CaseState, context: DecideContext): RegisterRow | null {
  if (state.publicity) return registerRow(state)
  if (state.closedOn !== undefined) return null
  const { data } = publicityPeriod(state, context)
  const shown = { status: 'published', marked: isOpen(state.objections.at(-1)), ...correctionOf(state) } as const
  return registerRow({ ...state, publicity: { ...data, ...shown, endings: 0 } })
}
