import { closedLoop } from './closed-loop.ts'
import { conduct } from './conductor.ts'
import type { CaseRef } from './contract.ts'
import { givenCase } from './given.ts'
import { settled } from './phases/settled.ts'

/** Conducts one sanction case. */
export async function sanctionCase(ref: CaseRef): Promise<void> {
  await conduct(givenCase(ref), { run: closedLoop, isOver: settled })
}
