import type { Pool } from 'pg'
import { listMissingEvidence } from '../database/queries/evidence.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'

/**
 * Why a command cannot be given that names files which its case does not have. A proposal has no case: it can name none but
 * those that it brings along.
 */
export async function evidenceFault(
  pool: Pool,
  caseNo: string | undefined,
  payload: unknown,
  brought: readonly string[] = [],
): Promise<Refusal | undefined> {
  const files = filesIn(payload).filter((file) => !brought.includes(file))
  const missing = files.length === 0 ? [] : await listMissingEvidence(pool, caseNo, files)
  return missing.length === 0 ? undefined : refuse('evidence.notOfCase', { files: missing })
}

/** The files that a payload names, wherever its evidence stands; payloads have been checked, so `file` means nothing else. */
function filesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'title' in value && 'file' in value && typeof value.file === 'string' ? [value.file] : []
  return [...own, ...Object.values(value).flatMap(filesIn)]
}
