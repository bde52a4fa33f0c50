import type { LocalDate } from '../dates.ts'

/** Days on which a version of an entry is in force, both included; without `until` it still is. */
export interface InForce {
  readonly from: LocalDate
  readonly until?: LocalDate
}

/** Whether a version is in force on a day. */
export function isInForce({ from, until }: InForce, on: LocalDate): boolean {
  return from <= on && (until === undefined || on <= until)
}

/** The version that is in force on a day; undefined before the first, between two, and after the last has ended. */
export function inForceOn<T extends InForce>(versions: readonly T[], on: LocalDate): T | undefined {
  return versions.find((version) => isInForce(version, on))
}

/**
 * The version by which an act of a day is told ever after: the last that had begun by then, also one that has ended
 * since. What has been ordered keeps its name when the entry is withdrawn or changed. Before the first, the first.
 */
export function knownOn<T extends InForce>(versions: readonly T[], on: LocalDate): T | undefined {
  return versions.findLast(({ from }) => from <= on) ?? versions[0]
}
