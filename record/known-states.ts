import type { CaseState } from '../domain/case.ts'

// A state is some ten kilobytes; who works on more cases than this at once reads the others from the database.
const capacity = 1_000

/**
 * Newest states that this process has written or read, so that a command need not read its case again. They may be
 * old: whoever decides on one writes only if the case still has its version, and takes no refusal from it.
 */
export interface KnownStates {
  get(caseNo: string): CaseState | undefined
  put(state: CaseState): void
}

export function createKnownStates(): KnownStates {
  const states = new Map<string, CaseState>()
  return {
    get: (caseNo) => states.get(caseNo),
    put(state) {
      if (state.version < (states.get(state.caseNo)?.version ?? 0)) return
      states.delete(state.caseNo)
      // A lawful erasure changes a closed case without a new version, so that one is always read again.
      if (state.closedOn !== undefined) return
      states.set(state.caseNo, state)
      if (states.size > capacity) states.delete(states.keys().next().value as string)
    },
  }
}
