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

// While an interview is under way or its report is not due yet, only acts of people or the report date lead on.
async function nextStep(c: Conductor): Promise<void> {
  const { escalation } = c.view
  const moved = (view: View) =>
    view.escalation !== escalation || rectifiedOr(over)(view) || !view.rectification?.overdue
  if (!(await c.reached(moved, reportPasses))) await c.refresh()
}

const rectifiedOr = (other: (view: View) => boolean) => (view: View) =>
  other(view) || view.rectification?.accepted === true

const overdueOr = (other: (view: View) => boolean) => (view: View) =>
  other(view) || view.rectification?.overdue === true

// Evidence given in time stops the clock while the agency checks it.
const termPasses = (view: View) =>
  view.rectification?.inCheck ? undefined : view.deadlines['rectification.due']?.passesAt

const reportPasses = (view: View) => view.deadlines[`interview.${view.interviews}.report`]?.passesAt
