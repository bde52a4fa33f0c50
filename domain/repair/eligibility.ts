import type { CaseState } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'

/** Whether an entity may apply for repair today, why not, and from which date when only time is missing. */
export interface Eligibility {
  readonly eligible: boolean
  readonly reasons: readonly Refusal[]
  /** The earliest date as things stand; absent when there is nothing to repair. */
  readonly earliestOn?: LocalDate
}

/**
 * The conditions of repair: the shortest period of publicity has passed and the conduct is corrected
 * (Order 36; the commitment comes with the application), and no bar from an earlier fraud runs.
 */
export function repairEligibility(state: CaseState, today: LocalDate): Eligibility {
  const { publicity } = state
  if (!publicity) return { eligible: false, reasons: [refuse('repair.notPublished')] }
  if (publicity.status === 'ended') return { eligible: false, reasons: [refuse('repair.publicityEnded')] }
  const barredUntil = barOf(state)
  const earliestOn = barredUntil && barredUntil > publicity.repairFrom ? barredUntil : publicity.repairFrom
  const reasons: Refusal[] = []
  if (today < publicity.repairFrom) reasons.push(refuse('repair.tooEarly', { earliestOn: publicity.repairFrom }))
  if (barredUntil && today < barredUntil) reasons.push(refuse('repair.barred', { until: barredUntil }))
  if (state.rectification?.status !== 'accepted') reasons.push(refuse('repair.notRectified'))
  return { eligible: reasons.length === 0, reasons, earliestOn }
}

/** The first day after the longest bar for false material; undefined where there has been none. */
export const barOf = ({ repairs }: CaseState): LocalDate | undefined =>
  repairs
    .flatMap(({ barredUntil }) => barredUntil ?? [])
    .sort()
    .at(-1)
