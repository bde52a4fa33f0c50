import type { CaseState, Command } from '../domain/case.ts'
import { confirmation } from '../domain/consequences.ts'
import { nextEscalation } from '../domain/interview/escalation.ts'
import { receiptOf } from '../domain/undoing/receipts.ts'
import { viewOf } from '../domain/view.ts'
import { shanghaiMidnight } from '../record/clock.ts'

/** What the conductor would do in a case on a day, since the dates for it have come. */
export function actsOfDates(state: CaseState, day: string): Command[] {
  const passed = Object.values(state.deadlines).flatMap(({ key, dueOn }) => (dueOn < day ? whenPassed(key) : []))
  const step = nextEscalation(state, day)
  const { deadlines, unconfirmed } = viewOf(state, day, shanghaiMidnight)
  const chased = Object.entries(deadlines).flatMap(([key, { chase }]): Command[] =>
    chase && chase.at <= shanghaiMidnight(day) ? [{ type: `deadline.${chase.act}`, payload: { key } }] : [],
  )
  return [
    ...chased,
    ...passed,
    ...(step === 'reminder' || step === 'warning'
      ? [{ type: 'interview.open', payload: { kind: step } } as const]
      : []),
    ...unconfirmed.map((act) => confirmation(act, receiptOf.nobody)),
    ...(step === 'refer' ? [{ type: 'rectification.refer', payload: {} } as const] : []),
  ]
}

function whenPassed(key: string): Command[] {
  if (key === 'listing.defence') return [{ type: 'listing.closeDefence', payload: {} }]
  if (key === 'publicity.preview') return [{ type: 'publicity.publish', payload: {} }]
  if (key === 'rectification.due') return [{ type: 'rectification.markOverdue', payload: {} }]
  if (key.startsWith('publicity.max')) return [{ type: 'publicity.expire', payload: {} }]
  return /^repair\.\d+\.supplement$/.test(key) ? [{ type: 'repair.lapse', payload: {} }] : []
}
