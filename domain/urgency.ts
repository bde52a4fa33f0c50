import type { CaseState } from './case.ts'
import { isOpen as objectionOpen } from './objection/commands.ts'

const liftable = new Set(['dispatched', 'acknowledged', 'carriedOut', 'fedBack'])

/**
 * Whether a command gave the conductor something to do at once that it had not before: dispatch, mark or undo.
 * Everything else concerns it only when the next date comes, so telling it may wait until more has happened.
 */
export function awaitsConductor(before: CaseState | undefined, after: CaseState): boolean {
  const known = new Set(before ? workOf(before) : [])
  return workOf(after).some((work) => !known.has(work))
}

function workOf({ undoing, objections, publicity, measures }: CaseState): string[] {
  const inStatus = (wanted: (status: string) => boolean) =>
    Object.values(measures).flatMap(({ code, status }) => (wanted(status) ? [code] : []))
  if (undoing) {
    const unproved = (['publication', 'sharing', 'use'] as const).filter((act) => undoing.confirmed[act] === undefined)
    return [...unproved, ...inStatus((status) => liftable.has(status)).map((code) => `lift ${code}`)]
  }
  const toMark = objectionOpen(objections.at(-1)) && objections.at(-1)?.marked === false ? ['mark'] : []
  const toDispatch = publicity ? inStatus((status) => status === 'determined') : []
  return [...toMark, ...toDispatch.map((code) => `dispatch ${code}`)]
}
