import type { CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import { refusalNow } from '../decide.ts'
import type { Refusal } from '../refusal.ts'
import { isOpen } from './commands.ts'
import { repairEligibility } from './eligibility.ts'

/**
 * Where one record of an entity stands with repair: it can be applied for `now`, is `applied` for, may be applied for
 * `later` when only time is missing, is `blocked` by something the entity can put right, or it is `over`.
 */
type RepairGroup = 'now' | 'applied' | 'later' | 'blocked' | 'over'

/** The outlook of one record: its group, why it cannot be applied for today, and the earliest day as things stand. */
export interface RepairOutlook {
  readonly group: RepairGroup
  readonly reasons: readonly Refusal[]
  readonly from?: LocalDate
}

const timeOnly: ReadonlySet<string> = new Set(['repair.tooEarly', 'repair.barred'])

/** What the entity of a case may expect of repair today; asks the same functions that decide the application. */
export function repairOutlook(state: CaseState, context: DecideContext): RepairOutlook {
  if (state.closedOn !== undefined || state.undoing) return { group: 'over', reasons: [] }
  if (isOpen(state.repairs.at(-1))) return { group: 'applied', reasons: [] }
  const refusal = refusalNow(state, 'repair.apply', context)
  if (!refusal) return { group: 'now', reasons: [] }
  const { reasons, earliestOn } = repairEligibility(state, context.today)
  const onlyTime = reasons.length > 0 && reasons.every(({ code }) => timeOnly.has(code))
  return {
    group: onlyTime ? 'later' : 'blocked',
    reasons: reasons.length > 0 ? reasons : [refusal],
    ...(earliestOn === undefined ? {} : { from: earliestOn }),
  }
}
