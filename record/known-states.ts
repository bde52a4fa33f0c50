import type { CaseState } from '../domain/case.ts'

// Characters of all states together. One is some ten thousand, a long one a hundred times that; who works on more at once
// reads the others from the database.
const capacity = 16_000_000

/**
 * Newest states that this process has written or read, so that a command need not read its case again. They may be
 * old: whoever decides on one writes only if the case still has its version, and takes no refusal from it.
 */
export interface KnownStates {
  get(caseNo: string): CaseState | undefined
  put(state: CaseState): void
}

export function createKnownStates(most: number = capacity): KnownStates {
  const states = new Map<string, { readonly state: CaseState; readonly size: number }>()
  let size = 0
  const forget = (caseNo: string) => {
    size -= states.get(caseNo)?.size ?? 0
    states.delete(caseNo)
  }
  return {
    get: (caseNo) => states.get(caseNo)?.state,
    put(state) {
      const known = states.get(state.caseNo)
      if (state.version < (known?.state.version ?? 0)) return
      forget(state.caseNo)
      // A lawful erasure changes a closed case without a new version, so that one is always read again.
      if (state.closedOn !== undefined) return
      // The conductor asks for what has not changed again and again.
      const own = known?.state === state ? known.size : JSON.stringify(state).length
      states.set(state.caseNo, { state, size: own })
      size += own
      for (const caseNo of states.keys()) {
        if (size <= most) return
        forget(caseNo)
      }
    },
  }
}
