import type { LocalDate } from '../../domain/dates.ts'
import type { RecountBasis } from '../../domain/recomputation/recount.ts'
import type { RuleBook } from '../../domain/law/rulebook-types.ts'
import type { PublicationWork } from './publications.ts'

/**
 * What open deadlines are computed again on: for a pack its rules, for a calendar only the counting. Before a pack's
 * first day, that day.
 */
export function basisOf({ kind, version }: PublicationWork, rules: RuleBook, today: LocalDate): RecountBasis {
  if (kind === 'calendar') return { rules, today }
  const from = firstDay(rules, version)
  return { rules, today: from !== undefined && from > today ? from : today, pack: version }
}

/** The first day of a pack; undefined for a calendar year. */
export function firstDay(rules: RuleBook, version: string): LocalDate | undefined {
  return rules.packs.find((pack) => `${pack.id}@${pack.version}` === version)?.from
}
