import { shareFiles } from '../../../casework/evidence.ts'
import type { EvidenceRow } from '../../../database/queries/evidence.ts'
import { listEvidence } from '../../../database/queries/evidence.ts'
import type { Evidence } from '../../../domain/evidence.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { many } from '../../form/values.ts'
import { inCase, keepFilesOf } from '../../kit/keep-files.ts'
import type { Asked } from '../../kit/screen.ts'
import type { PlannedRepair } from './plan.ts'
import { nowIn } from './plan.ts'

/** The files that the records which can be applied for have, each once: one proof may serve them all. */
export async function filesOf({ deps, actor }: Asked, plan: readonly PlannedRepair[]): Promise<readonly EvidenceRow[]> {
  const on = deps.readAs(actor)
  const found = await Promise.all(nowIn(plan).map(async ({ caseNo }) => await listEvidence(on, caseNo)))
  return [...new Map(found.flat().map((file) => [file.sha256, file])).values()]
}

/** Keeps the files that the form has brought, with the first record that it asks for. */
export async function keepProof(asked: Asked, plan: readonly PlannedRepair[]): ReturnType<typeof keepFilesOf> {
  const records = nowIn(plan).map(({ caseNo }) => caseNo)
  const first = records.find((caseNo) => many(asked.typed, 'records').includes(caseNo)) ?? records[0]
  if (first === undefined) return { typed: asked.typed, faults: [] }
  return await keepFilesOf(asked, inCase(asked, first))
}

/** Enters the files that an application names in each record that it is made for. */
export async function shareProof(
  asked: Asked,
  plan: readonly PlannedRepair[],
  wanted: readonly PlannedRepair[],
  proof: readonly Evidence[],
): Promise<Refusal | undefined> {
  const named = new Set(proof.flatMap(({ file }) => file ?? []))
  if (named.size === 0) return undefined
  const files = (await filesOf(asked, plan)).filter(({ sha256 }) => named.has(sha256))
  const { deps, actor, request } = asked
  const caseNos = wanted.map(({ state }) => state.caseNo)
  return await shareFiles(deps, { actor, requestId: request.id }, files, caseNos)
}
