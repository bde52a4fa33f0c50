import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import type { EvidenceRow } from '../database/queries/evidence.ts'
import type { Actor } from '../domain/actor.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { refusalText } from '../domain/refusal-texts/index.ts'
import type { Incoming } from '../evidence/incoming.ts'
import type { SavedFile } from '../evidence/save.ts'
import { printable } from '../evidence/inspect/name.ts'
import { limits } from '../evidence/limits.ts'
import type { Shelf } from '../evidence/shelf.ts'
import { take } from '../evidence/take.ts'
import { enterEvidence, hasRoom, partyOf } from '../record/evidence.ts'
import { partsOf } from './bodies/multipart.ts'
import type { Deps } from './deps.ts'
import { languageOf } from './problems.ts'

/** A file of a request, wholly received. */
export interface ReceivedFile extends SavedFile {
  /** As the sender named it, whatever that is. */
  readonly name: string
  readonly isTooLarge: boolean
}

/** A file that was not taken. */
export interface RefusedFile {
  readonly name: string
  readonly code: string
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
      files.push({ ...file, name: part.filename, isTooLarge: part.file.truncated })
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

/** Who sends a file, and where a fault of the machine is told. */
export interface Sender {
  readonly actor: Actor
  readonly requestId: string
  readonly log: FastifyBaseLogger
}

/** Looks at one file and keeps its content, or says why not. */
export async function takeFile(shelf: Shelf, log: FastifyBaseLogger, file: ReceivedFile): ReturnType<typeof take> {
  const { name, isTooLarge } = file
  if (isTooLarge) return refuse('evidence.tooLarge', { name: printable(name), most: limits.fileBytes })
  return await take(shelf, file, name, (error, what) =>
    log.error({ err: error }, `evidence not taken: the ${what} failed`),
  )
}

/** Keeps one file and enters it in the case, or says why not; of what finds no room nothing is kept. */
export async function keepFile(
  { record, shelf }: Deps,
  { actor, requestId, log }: Sender,
  caseNo: string,
  file: ReceivedFile,
): Promise<EvidenceRow | Refusal> {
  const { name, sha256, bytes, isTooLarge } = file
  const bounds = limits.ofParty[partyOf(actor)]
  const full = refuse('evidence.caseFull', { files: bounds.files, bytes: bounds.bytes })
  if (!isTooLarge && !(await hasRoom(record.pool, { caseNo, sha256, bytes, actor }, bounds))) return full
  const taken = await takeFile(shelf, log, file)
  if (isRefusal(taken)) return taken
  const entry = { caseNo, sha256, name, type: taken.type, bytes, actor, requestId }
  return (await enterEvidence(record.pool, { ...entry, at: await record.clock.now() })) ?? full
}
