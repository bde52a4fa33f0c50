import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { findCase } from '../database/queries/cases.ts'
import { listMissingEvidence } from '../database/queries/evidence.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { Deps } from './deps.ts'
import { sendEvidenceProblem } from './evidence-problems.ts'
import { visibleCases } from './rights.ts'

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

/** Asks that of every request; whether the caller may act on the case at all is for the command to say. */
export function checkEvidenceReferences(app: FastifyInstance, { record, readAs }: Deps): void {
  app.addHook('preHandler', async (request, reply) => {
    const { caseNo } = request.params as { caseNo?: string }
    const fault = await evidenceFault(record.pool, caseNo, request.body)
    if (!fault) return
    // To those who may not see the case, the command answers as if it were not there.
    if (caseNo !== undefined && !(await findCase(readAs(request.actor), visibleCases(request.actor, 1), caseNo))) return
    return sendEvidenceProblem(request, reply, [fault])
  })
}

/** The files that a payload names, wherever its evidence stands; payloads have been checked, so `file` means nothing else. */
function filesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'title' in value && 'file' in value && typeof value.file === 'string' ? [value.file] : []
  return [...own, ...Object.values(value).flatMap(filesIn)]
}
