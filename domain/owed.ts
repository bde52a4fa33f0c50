import type { CaseView } from './view.ts'

// These end by an act of the calendar, so while they are open their passing is still to be acted on.
const endedByTheCalendar =
  /^(listing\.(defence|hearingRequest)|publicity\.preview|publicity\.max.*|repair\.\d+\.supplement)$/

/**
 * The instants at which the calendar owes a case something, in milliseconds since 1970: those to come, and those that
 * have passed and brought nothing yet. What follows at once is owed `now`.
 */
export function instantsOwed(view: CaseView, now: number): number[] {
  const { rectification, escalation, consequences } = view
  const isOver = view.ending || view.closed
  const isOpen = (key: string) =>
    !isOver &&
    // While publication is held back nothing follows when the days for looking at the text are over.
    !(key === 'publicity.preview' && view.heldBack) &&
    !(key.startsWith('publicity.max') && view.endHeld) &&
    (endedByTheCalendar.test(key) ||
      (key === 'rectification.due' && rectification?.overdue === false && !rectification.inCheck))
  const dates = Object.entries(view.deadlines).flatMap(([key, { passesAt, chase }]) => [
    ...(chase ? [chase.at] : []),
    ...(passesAt > now || isOpen(key) ? [passesAt] : []),
  ])
  const isStepDue = !isOver && ['reminder', 'warning', 'refer'].includes(escalation)
  const isUnpublished = view.listing === 'listed' && !view.published && !isOver
  const isToPublish = isUnpublished && view.heldBack === undefined && view.deadlines['publicity.preview'] === undefined
  return isStepDue || isToPublish || consequences.length > 0 ? [...dates, now] : dates
}
