import type { FastifyRequest } from 'fastify'
import type { EvidenceRow } from '../database/queries/evidence.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import type { RefusalCode } from '../domain/refusals/index.ts'
import { refusalText } from '../domain/refusals/text.ts'
import type { Incoming } from '../evidence/incoming.ts'
import { keptName, printable } from '../evidence/inspect/name.ts'
import { limits } from '../evidence/limits.ts'
import { partsOf } from './bodies/multipart.ts'
import type { Deps } from '../casework/deps.ts'
import type { ReceivedFile } from '../casework/evidence.ts'
import { keepFile } from '../casework/evidence.ts'
import { languageOf } from './problems.ts'

/** A file that was not taken. */
export interface RefusedFile {
  readonly name: string
  readonly code: RefusalCode
  readonly detail: string
  readonly params: Refusal['params']
}

/**
 * Receives all files of a request before anything is done with one, and takes them away again afterwards: a request that
 * breaks off, or holds more files than it may, leaves nothing.
 */
export async function withReceivedFiles<T>(
  request: FastifyRequest,
  incoming: Incoming,
  work: (files: readonly ReceivedFile[]) => Promise<T>,
): Promise<T | Refusal> {
  if (!request.isMultipart()) return refuse('evidence.noFile')
  if (!(await request.server.limits.maySendFiles(request))) return refuse('evidence.tooOften')
  const files: ReceivedFile[] = []
  try {
    for await (const part of partsOf(request, bounds)) {
      if (part.type !== 'file') continue
      const file = await incoming.receive(part.file)
      files.push({ ...file, name: keptName(part.filename), isTooLarge: part.file.truncated })
    }
    return files.length === 0 ? refuse('evidence.noFile') : await work(files)
  } catch (error) {
    if (tooMany.has(String((error as { code?: string }).code))) {
      return refuse('evidence.tooMany', { most: limits.filesPerRequest })
    }
    throw error
  } finally {
    await incoming.drop(files)
  }
}

const bounds = { files: limits.filesPerRequest, fileBytes: limits.fileBytes, fields: 10 }
const tooMany = new Set(['FST_FILES_LIMIT', 'FST_PARTS_LIMIT', 'FST_FIELDS_LIMIT'])

/** Keeps each file that can be taken and enters it in the case; says of each other one why not. */
export async function keepFiles(
  deps: Deps,
  request: FastifyRequest,
  caseNo: string,
  files: readonly ReceivedFile[],
): Promise<{ items: EvidenceRow[]; refused: RefusedFile[] }> {
  const items: EvidenceRow[] = []
  const refused: RefusedFile[] = []
  for (const file of files) {
    const kept = await keepFile(deps, { actor: request.actor, requestId: request.id, log: request.log }, caseNo, file)
    if (!isRefusal(kept)) items.push(kept)
    else {
      const { code, params } = kept
      refused.push({ name: printable(file.name), code, detail: refusalText(kept, languageOf(request)), params })
    }
  }
  return { items, refused }
}
