import type { Bilingual } from '../calendar/types.ts'
import { daysBetween } from '../calendar/days.ts'
import type { CaseState } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import type { Deadline } from '../terms/deadline.ts'
import type { Topic } from '../topics.ts'
import { recounted } from './recount.ts'
import type { RecountBasis } from './recount.ts'

/** What a new calendar or pack does to one open deadline. */
export interface DeadlineMove {
  readonly key: string
  readonly topic: Topic
  readonly from: LocalDate
  readonly to: LocalDate
  /** Calendar days from one to the other; negative when it comes earlier, 0 when only its rule or certainty changes. */
  readonly days: number
  /** Earlier dates need a named approval. */
  readonly earlier: boolean
  readonly provisional: { readonly from: boolean; readonly to: boolean }
  readonly rule: { readonly from: string; readonly to: string }
  readonly calendar: { readonly from: string; readonly to: string }
}

/** Every open deadline of a case that a new calendar or pack changes, by key. */
export function movesOf(state: CaseState, basis: RecountBasis): DeadlineMove[] {
  return Object.values(state.deadlines)
    .map((before): [Deadline, Deadline] => [before, recounted(state, before, basis)])
    .filter(([before, after]) => before !== after)
    .map(([before, after]) => moveOf(before, after))
}

function moveOf(before: Deadline, after: Deadline): DeadlineMove {
  const days = daysBetween(before.dueOn, after.dueOn)
  return {
    key: before.key,
    topic: before.topic,
    from: before.dueOn,
    to: after.dueOn,
    days,
    earlier: days < 0,
    provisional: { from: before.provisional, to: after.provisional },
    rule: { from: ruleName(before), to: ruleName(after) },
    calendar: { from: before.calendar, to: after.calendar },
  }
}

const ruleName = ({ pack, ruleId }: Deadline) => `${pack} ${ruleId}`

/** Why a deadline moves, in words. */
export function moveReason({ rule, calendar, days, provisional }: DeadlineMove): Bilingual {
  if (rule.from !== rule.to) {
    return { zh: `改依规则${rule.to}（原为${rule.from}）`, en: `Rests on rule ${rule.to} instead of ${rule.from}` }
  }
  const counted = { zh: `按日历${calendar.to}重新计算`, en: `Counted again on calendar ${calendar.to}` }
  if (days !== 0 || !provisional.from || provisional.to) return counted
  return { zh: `${counted.zh}，日期不变，不再是暂定`, en: `${counted.en}; the date stays and is no longer provisional` }
}
