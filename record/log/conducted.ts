import type { CaseState } from '../../domain/case.ts'
import { nextDue } from '../../domain/terms/next-due.ts'
import { instantsOwed } from '../../domain/owed.ts'
import { viewOf } from '../../domain/view.ts'
import type { Clock } from '../clock.ts'
import { never, shanghaiDate, shanghaiMidnight } from '../clock.ts'
import type { Fault } from './faults.ts'

/** What a case keeps of its conductor: what the sweep goes by. */
export interface ConductedRow {
  readonly version: number
  readonly conductedVersion: number
  /** Null where no conductor has looked yet; then one is begun. */
  readonly conductorStore: string | null
  readonly wakesAt: Date | null
  readonly nextOn: string | null
}

// Clocks of machines differ, and a legal midnight of a sandbox is a fraction of a millisecond.
const toleranceMs = 60_000

/**
 * Finds a case that was put to sleep: a conductor that is said to have seen a version which is not there, or to have seen
 * the newest one and to wake later than on the next date that follows from it. Waking too early harms nothing, and what
 * has passed already is woken by the sweep, so neither is a fault.
 */
export async function checkConducted(folded: CaseState, row: ConductedRow, clock: Clock): Promise<Fault[]> {
  const { version, conductedVersion, conductorStore, wakesAt, nextOn } = row
  const fault: Fault[] = [{ code: 'case.conducted', caseNo: folded.caseNo }]
  if (conductedVersion < 0 || conductedVersion > version) return fault
  if (conductedVersion < version || conductorStore === null || folded.closedOn !== undefined) return []
  const now = await clock.now()
  const today = shanghaiDate(now)
  if (clock.stands) {
    const { next } = nextDue(folded, today)
    return next !== undefined && (nextOn === null || nextOn > next) ? fault : []
  }
  const realNow = clock.realInstant(now.getTime(), now)
  const view = viewOf(folded, today, (date) => clock.realInstant(shanghaiMidnight(date), now))
  const coming = instantsOwed(view, realNow).filter((instant) => instant > realNow && instant < never)
  const next = Math.min(...coming)
  return coming.length > 0 && (wakesAt === null || wakesAt.getTime() > next + toleranceMs) ? fault : []
}
