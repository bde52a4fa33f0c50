import type { CaseState } from '../case.ts'
import type { LocalDate } from '../dates.ts'

/**
 * The day by which the measures of a case are named: that of the determination which ordered them, and before it the
 * day given, since what is only proposed is proposed as the catalogue stands.
 */
export const orderedOn = ({ listing }: Pick<CaseState, 'listing'>, before: LocalDate): LocalDate =>
  listing.determinedOn ?? before
