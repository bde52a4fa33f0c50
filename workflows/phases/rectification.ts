import type { Conductor } from '../conductor.ts'
import { over } from './settled.ts'

type View = Conductor['view']

/**
 * Rectification within its term, or the ladder: reminder interview, warning interview, referral to the supervisor.
 * Each step follows when the one before has brought nothing.
 */
export async function rectification(c: Conductor): Promise<void> {
  await c.until((view) => over(view) || view.rectification !== undefined)
  while (!over(c.view)) {
    // Accepted on forged evidence, it may be reopened.
    if (c.view.rectification?.accepted === true) {
      await c.until((view) => over(view) || view.rectification?.accepted === false)
      continue
    }
    if (!(await c.reached(rectifiedOr(overdueOr(over)), termPasses))) {
      await c.do({ type: 'rectification.markOverdue', payload: {} })
      continue
    }
    const step = c.view.escalation
    if (step === 'reminder' || step === 'warning') await c.do({ type: 'interview.open', payload: { kind: step } })
    else if (step === 'refer') await c.do({ type: 'rectification.refer', payload: {} })
    else await nextStep(c)
  }
}

// The record is looked at again so much later, and each time twice as late.
const firstPauseMs = 2_000
const longestPauseMs = 3_600_000

// While an interview is under way or its report is not due yet, only acts of people or the report date lead on.
async function nextStep(c: Conductor): Promise<void> {
  const { escalation } = c.view
  const moved = (view: View) =>
    view.escalation !== escalation || rectifiedOr(over)(view) || !view.rectification?.overdue
  if (await c.reached(moved, reportPasses)) return
  // Evidence that is checked, or whose return is not served yet, holds the ladder beyond the date of the report, so that
  // only an act leads on; and where clocks differ the day of the record comes a moment later.
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    await c.refresh()
    const again = Date.now() + pauseMs
    if ((reportPasses(c.view) ?? 0) > Date.now() || (await c.reached(moved, () => again))) return
  }
}

const rectifiedOr = (other: (view: View) => boolean) => (view: View) =>
  other(view) || view.rectification?.accepted === true

const overdueOr = (other: (view: View) => boolean) => (view: View) =>
  other(view) || view.rectification?.overdue === true

// Evidence given in time stops the clock while the agency checks it.
const termPasses = (view: View) =>
  view.rectification?.inCheck ? undefined : view.deadlines['rectification.due']?.passesAt

const reportPasses = (view: View) => view.deadlines[`interview.${view.interviews}.report`]?.passesAt
