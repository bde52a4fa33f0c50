import type { CaseState } from '../../../domain/case.ts'
import type { DecideContext } from '../../../domain/command.ts'
import { correctionOf, isOpen } from '../../../domain/objection/open.ts'
import { publicityPeriod } from '../../../domain/publicity/period.ts'
import type { PublicRecord } from '../../../record/known-record.ts'
import { publicRecordOf } from '../../../record/known-record.ts'

/**
 * What the public sees of a case, or would see if it were published today, by the functions that publish; undefined
 * where nothing is shown.
 */
export function shownRecordOf(state: CaseState, context: DecideContext): PublicRecord | undefined {
  if (state.publicity) return publicRecordOf(state)
  if (state.closedOn !== undefined) return undefined
  const { data } = publicityPeriod(state, context)
  const shown = { status: 'published', marked: isOpen(state.objections.at(-1)), ...correctionOf(state) } as const
  return publicRecordOf({ ...state, publicity: { ...data, ...shown, endings: 0 } })
}
