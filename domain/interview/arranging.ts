import type { CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import { close, open } from '../guards.ts'
import { noticeToServe } from '../service/served.ts'
import { absences, recordKey } from './escalation.ts'

/** A public notice of a day that is given up has told nobody of another: the term for arranging runs as it did before. */
export function termOfArranging(state: CaseState, context: DecideContext) {
  const { posting, key } = noticeToServe(state, 'interview') ?? {}
  if (posting === undefined || key === undefined) return {}
  const absent = absences(state.interviews.at(-1)!)
  // Moved after a notice, it was arranged in time before.
  if (recordKey(state.interviews.length, absent) in state.deadlines) return { closes: close(state, 'void', key) }
  const named = { key, topic: 'interview.arrange' } as const
  const { since } = posting
  const from = { interviewOpened: since, termPassed: since }
  return { opens: [open(state, context, absent > 0 ? { ...named, again: since } : { ...named, from })] }
}
