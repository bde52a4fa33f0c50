import type { LocalDate } from './dates.ts'

/** What decided cases are compared by. */
export interface Comparable {
  readonly caseNo: string
  readonly listType: string
  readonly tier: string
  /** The kind of conduct, as the proposal names it. */
  readonly violation: string
  readonly district: string
}

/** A case that has been decided. */
export interface DecidedCase extends Comparable {
  readonly decidedOn: LocalDate
}

/**
 * The decided cases that are most like one: of the same list and tier only, first those about the same conduct, then those
 * of the same district, then the latest. An aid for who decides; nothing follows from it.
 */
export function nearestCases<Decided extends DecidedCase>(
  to: Comparable,
  decided: readonly Decided[],
  most = 5,
): Decided[] {
  const distance = ({ violation, district }: Comparable) =>
    (violation === to.violation ? 0 : 2) + (district === to.district ? 0 : 1)
  return decided
    .filter(({ caseNo, listType, tier }) => caseNo !== to.caseNo && listType === to.listType && tier === to.tier)
    .toSorted(
      (one, other) =>
        distance(one) - distance(other) ||
        other.decidedOn.localeCompare(one.decidedOn) ||
        other.caseNo.localeCompare(one.caseNo),
    )
    .slice(0, most)
}
