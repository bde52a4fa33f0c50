import type { CaseView } from '../../domain/view.ts'

/** Nothing is left to conduct: the case is closed, no term runs and no message waits. */
export function settled(view: CaseView): boolean {
  return view.closed && Object.keys(view.deadlines).length === 0 && view.undelivered === 0
}

/** The sanction is not, or no longer, in force: every wait of its phases ends with it. */
export function over(view: CaseView): boolean {
  return view.ending || view.closed
}
