import { findCase } from '../database/queries/cases.ts'
import type { ReadAs } from '../database/reading.ts'
import type { Actor } from '../domain/actor.ts'
import type { CaseState } from '../domain/case.ts'
import { visibleCases } from './rights.ts'

/** The case under a number when somebody may see it; undefined otherwise, which does not tell whether it exists. */
export async function visibleCase(
  { readAs }: { readonly readAs: ReadAs },
  actor: Actor,
  caseNo: string,
): Promise<CaseState | undefined> {
  return await findCase(readAs(actor), visibleCases(actor, 1), caseNo)
}
