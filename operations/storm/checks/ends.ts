import type { Case } from '../living.ts'
import type { CaseRow } from './data.ts'

/** Every case stands at the end of its life, by its people's word and by the record's. */
export function checkEnds(played: readonly Case[], cases: readonly CaseRow[]): string[] {
  const states = new Map(cases.map(({ case_no, state }) => [case_no, state]))
  return played.flatMap(({ caseNo, life, ended }, n) => {
    const state = states.get(caseNo ?? '')
    if (!state) return [`case ${n + 1} of the storm ("${life.name}") was never acknowledged`]
    return ended && life.ends(state) ? [] : [`${caseNo}: the life "${life.name}" has not come to its end`]
  })
}
