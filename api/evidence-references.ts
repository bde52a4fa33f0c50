import type { FastifyInstance } from 'fastify'
import { findCase } from '../database/queries/cases.ts'
import { listMissingEvidence } from '../database/queries/evidence.ts'
import { refuse } from '../domain/refusal.ts'
import type { Deps } from './deps.ts'
import { sendEvidenceProblem } from './evidence-problems.ts'
import { visibleCases } from './rights.ts'

/**
 * Lets no command through that names a file which its case does not have. A proposal has no case yet, so it can name
 * none; whether the caller may act on the case at all is for the command to say.
 */
export function checkEvidenceReferences(app: FastifyInstance, { record, readAs }: Deps): void {
  app.addHook('preHandler', async (request, reply) => {
    const files = filesIn(request.body)
    if (files.length === 0) return
    const { caseNo } = request.params as { caseNo?: string }
    // To those who may not see the case, the command answers as if it were not there.
    if (caseNo !== undefined && !(await findCase(readAs(request.actor), visibleCases(request.actor, 1), caseNo))) return
    const missing = await listMissingEvidence(record.pool, caseNo, files)
    if (missing.length > 0)
      return sendEvidenceProblem(request, reply, [refuse('evidence.notOfCase', { files: missing })])
  })
}

/** The files that a body names, wherever its evidence stands; bodies have been checked, so `file` means nothing else. */
function filesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'title' in value && 'file' in value && typeof value.file === 'string' ? [value.file] : []
  return [...own, ...Object.values(value).flatMap(filesIn)]
}
