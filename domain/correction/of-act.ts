import type { CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { RectificationState } from '../rectification/types.ts'
import { termsFrom } from '../service/terms-of-acts.ts'
import type { ServedAct } from '../service/types.ts'
import { isSame } from '../terms/deadline.ts'
import type { Deadline } from '../terms/deadline.ts'
import type { CorrectionState } from './types.ts'

/** The terms that the service of an act would have begun on the right day; where it had begun none, what ran before. */
export function begunBy(state: CaseState, { act, right }: CorrectionState, context: DecideContext): Deadline[] {
  const done = state.service?.done?.[act ?? '']
  if (done === undefined) return []
  const opened = termsFrom(asItStood(state, done), done, right.on!, { ...context, today: done.recordedOn })
  const fallen = done.before && !opened.some(({ key }) => key === done.before?.key) ? [done.before] : []
  return [...opened, ...fallen]
}

/** Those that still run as the service began them: what has moved or replaced one since is not undone. */
export function stillBegun(state: CaseState, { act }: CorrectionState, begun: readonly Deadline[]): Deadline[] {
  const { opened = [], before } = state.service?.done?.[act ?? ''] ?? {}
  return begun.filter((begin) => {
    const began = opened.find(({ key }) => key === begin.key) ?? (before?.key === begin.key ? before : undefined)
    return began !== undefined && runsAs(state, began) && !(begin === before && began === before)
  })
}

// A term that has lapsed may run again where, by the right day, it has not.
function runsAs(state: CaseState, began: Deadline): boolean {
  const isLapsed = began.topic === 'repair.supplement' && state.repairs.at(-1)?.status === 'lapsed'
  return isLapsed || isSame(state.deadlines[began.key], began)
}

/** The case as it stood before the service of an act, as far as its terms count from it. */
function asItStood(state: CaseState, done: ServedAct): CaseState {
  const began = new Set(done.opened?.map(({ key }) => key))
  const others = Object.entries(state.deadlines).filter(([key]) => !began.has(key))
  const deadlines = { ...Object.fromEntries(others), ...(done.before ? { [done.before.key]: done.before } : {}) }
  const { submittedOn: _since, submittedWhileAsked: _then, ...kept } = state.rectification ?? {}
  const rectification = done.rectification && { ...kept, ...done.rectification }
  const last = state.repairs.at(-1)
  const isOfLast = done.repair !== undefined && done.repair === state.repairs.length
  const waiting = isOfLast && done.act === 'repair.gapsNamed' && last?.status === 'lapsed'
  return {
    ...state,
    deadlines,
    ...(rectification ? { rectification: rectification as RectificationState } : {}),
    ...(waiting ? { repairs: [...state.repairs.slice(0, -1), { ...last, status: 'gapsNamed' }] } : {}),
    ...(done.repair !== undefined && !isOfLast ? { repairs: [] } : {}),
  }
}

/** Whether rectification that was accepted as late, by a term that the wrong day had begun, was in time by the right one. */
export function becameInTime(
  state: CaseState,
  { act }: CorrectionState,
  opened: readonly Deadline[] | undefined,
): boolean {
  const { rectification } = state
  const began = state.service?.done?.[act ?? '']?.opened?.find(({ key }) => key === 'rectification.due')
  if (rectification?.status !== 'accepted' || rectification.inTime !== false) return false
  if (rectification.reopenedOn !== undefined || began?.dueOn !== rectification.dueOn) return false
  const due = opened?.find(({ key }) => key === 'rectification.due')
  return due !== undefined && rectification.submittedOn !== undefined && rectification.submittedOn <= due.dueOn
}
