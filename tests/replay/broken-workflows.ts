import { sleep } from '@temporalio/workflow'
import { sanctionCase as conducted } from '../../workflows/case.ts'
import type { CaseRef } from '../../workflows/contract.ts'

/** Broken on purpose: a timer that no recorded history has, so every replay must find it. */
export async function sanctionCase(ref: CaseRef): Promise<void> {
  await sleep('1s')
  await conducted(ref)
}
