import type { CaseState } from '../case.ts'
import { close } from '../guards.ts'
import type { ClosedDeadline } from '../terms/deadline.ts'
import { endService } from './unserved.ts'

/** What runs from the decision. A period of publicity that has begun runs on, so that no day of it is lost to the entity. */
export const ofDecision = [
  'publicity.preview',
  'publicity.publish',
  'rectification.due',
  'rectification.extension',
  'interview.',
]

/** Ends the terms whose keys begin so, with the serving of answers about a term that runs no more. */
export function closing(state: CaseState, ...begins: readonly string[]): ClosedDeadline[] {
  const keys = Object.keys(state.deadlines).filter((key) => begins.some((one) => key.startsWith(one)))
  const answers = begins.includes('rectification.due')
    ? endService(state, 'void', 'rectification.extended', 'rectification.extensionRefused')
    : []
  return [...close(state, 'void', ...keys), ...answers]
}
