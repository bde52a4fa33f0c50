import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import { supposing } from '../evolve.ts'
import type { LocalDate } from '../dates.ts'
import { close, open } from '../guards.ts'
import { interviewKeys } from '../rectification/extension.ts'
import { pendingBar } from '../repair/bar.ts'
import { reopenedUnserved } from '../repair/unheard.ts'
import { isSame } from '../terms/deadline.ts'
import type { ClosedDeadline, Deadline } from '../terms/deadline.ts'
import { actOutlivesEnd } from '../undoing/ending.ts'
import { consented } from './consent.ts'
import type { ActKey, ServedAct } from './types.ts'

/**
 * The services that were none, since consent to them had been withdrawn on a paper that is entered only now (decision 0032:
 * the day of receipt decides): each is to be served again, and the terms that it began are as they were before. Whoever
 * has answered has been reached, and what was decided against the others unheard holds no more. `state`: after the withdrawal.
 */
export function reopenings(state: CaseState, withdrawnOn: LocalDate, context: DecideContext): CaseEvent[] {
  const events: CaseEvent[] = []
  let after = state
  for (const [served, done] of Object.entries(state.service?.done ?? {})) {
    if (done.method !== 'electronic' || done.servedOn < withdrawnOn || done.answered) continue
    if (consented(after, done.servedOn)) continue
    const unheard = reopenedUnserved(after, done, context)
    after = supposing(after, context, ...unheard)
    events.push(...unheard)
    if (!isOpen(after, done)) continue
    const reopened = reopening(after, served as ActKey, done, context)
    events.push(reopened)
    after = supposing(after, context, reopened)
  }
  return events
}

function reopening(state: CaseState, served: ActKey, done: ServedAct, context: DecideContext): CaseEvent {
  const key: ActKey = `service.${(state.service?.told ?? 0) + 1}`
  const { act, entry, toCure, servedOn } = done
  const toServe = open(state, context, { key, topic: 'service.act', from: { actDone: context.today } })
  const { opens, closes } = asBefore(state, done)
  const lateBy = state.rectification?.overdueOn
  const isOfTerm = act.startsWith('rectification.')
  const interviews = isOfTerm && (lateBy ?? '') > servedOn ? close(state, 'void', ...interviewKeys(state)) : []
  const data = { key, served, act, entry, servedOn, ...(toCure && { toCure }) }
  return event('service.reopened', data, { opens: [toServe, ...opens], closes: [...closes, ...interviews] })
}

/** The terms as they ran before a service, where they still run as it began them. */
function asBefore(state: CaseState, { opened = [], before }: ServedAct) {
  const opens: Deadline[] = []
  const closes: ClosedDeadline[] = []
  for (const began of opened) {
    // The report after an interview keeps what it was given.
    if (began.topic === 'interview.report' || !isSame(state.deadlines[began.key], began)) continue
    if (before?.key === began.key) opens.push(before)
    else closes.push({ key: began.key, as: 'void' })
  }
  return { opens, closes }
}

// What was served is still open: not settled by what came since.
function isOpen(state: CaseState, { act, on, entry, repair }: ServedAct): boolean {
  const { rectification, repairs, undoing } = state
  if (undoing && !actOutlivesEnd(state, act, undoing.reason)) return false
  const last = repairs.at(-1)
  switch (act) {
    case 'rectification.evidenceReturned':
    case 'rectification.extended':
    case 'rectification.extensionRefused':
      return rectification?.status !== 'accepted' && (rectification?.reopenedOn ?? on) <= on
    case 'rectification.reopened':
      return rectification?.status !== 'accepted'
    case 'repair.gapsNamed':
      return repair === repairs.length && (last?.status === 'gapsNamed' || last?.status === 'lapsed')
    case 'repair.refused':
      return repair === repairs.length
    case 'repair.revocationProposed':
      return repair === repairs.length && last?.revocationProposedBy !== undefined && last.status === 'granted'
    case 'repair.barProposed':
      return pendingBar(state)?.entry === entry
    case 'repair.barred':
      return repairs.some(({ barDecided }) => barDecided?.decision === entry)
    default:
      return true
  }
}
