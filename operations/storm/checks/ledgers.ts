import { isDeepStrictEqual } from 'node:util'
import { fold } from '../../../domain/evolve.ts'
import { recordedEvent } from '../../../record/read.ts'
import type { CaseRow, Entry } from './data.ts'
import { grouped } from './data.ts'

/** The versions of every case follow one another without a gap or a double, and the last is that of the case. */
export function checkVersions(cases: readonly CaseRow[], ledger: readonly Entry[]): string[] {
  const byCase = grouped(ledger, ({ case_no }) => case_no)
  return cases.flatMap(({ case_no, version }) => {
    const versions = (byCase.get(case_no) ?? []).map(({ case_seq }) => case_seq)
    const wrong = versions.findIndex((one, n) => one !== n + 1)
    if (wrong >= 0) return [`${case_no}: version ${versions[wrong]} stands where ${wrong + 1} should`]
    return versions.length === version ? [] : [`${case_no}: version ${version} has ${versions.length} entries`]
  })
}

/** Folding the ledger of every case gives exactly the state that the record keeps. */
export function checkStates(cases: readonly CaseRow[], ledger: readonly Entry[]): string[] {
  const byCase = grouped(ledger, ({ case_no }) => case_no)
  return cases.flatMap(({ case_no, state }) => {
    const folded = fold(case_no, (byCase.get(case_no) ?? []).map(recordedEvent))
    const isSame = folded !== undefined && isDeepStrictEqual(JSON.parse(JSON.stringify(folded)), state)
    return isSame ? [] : [`${case_no}: folding the ledger does not give the state`]
  })
}
