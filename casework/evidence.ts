import type { FastifyBaseLogger } from 'fastify'
import * as draftFiles from '../database/queries/draft-files.ts'
import type { DraftFile } from '../database/queries/draft-files.ts'
import type { EvidenceRow } from '../database/queries/evidence.ts'
import type { Actor } from '../domain/actor.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { printable } from '../evidence/inspect/name.ts'
import { limits } from '../evidence/limits.ts'
import type { SavedFile } from '../evidence/save.ts'
import type { EvidenceStorage } from '../evidence/storage.ts'
import { take } from '../evidence/take.ts'
import { forDoors, opened } from '../record/door-record.ts'
import * as downloads from '../record/downloads.ts'
import { enterEvidence, hasRoom, partyOf } from '../record/evidence.ts'
import type { Deps } from './deps.ts'

/** A file of a request, wholly received. */
export interface ReceivedFile extends SavedFile {
  /** As the sender named it, whatever that is. */
  readonly name: string
  readonly isTooLarge: boolean
}

/** Who sends a file, and where a fault of the machine is told. */
export interface Sender {
  readonly actor: Actor
  readonly requestId: string
  readonly log: FastifyBaseLogger
}

/** Looks at one file and keeps its content, or says why not. */
async function takeFile(
  storage: EvidenceStorage,
  { actor, log }: Pick<Sender, 'actor' | 'log'>,
  file: ReceivedFile,
): ReturnType<typeof take> {
  const { name, isTooLarge } = file
  if (isTooLarge) return refuse('evidence.tooLarge', { name: printable(name), most: limits.fileBytes })
  const party = actor.entityCode ?? actor.agency ?? actor.id
  return await take(storage, file, { name, party }, (error, what) =>
    log.error({ err: error }, `evidence not taken: the ${what} failed`),
  )
}

/** Keeps one file and enters it in the case, or says why not; of what finds no room nothing is kept. */
export async function keepFile(
  { record, storage }: Pick<Deps, 'record' | 'storage'>,
  { actor, requestId, log }: Sender,
  caseNo: string,
  file: ReceivedFile,
): Promise<EvidenceRow | Refusal> {
  const { pool, clock } = opened(record)
  const { name, sha256, bytes, isTooLarge } = file
  const bounds = limits.ofParty[partyOf(actor)]
  const full = refuse('evidence.caseFull', { files: bounds.files, bytes: bounds.bytes })
  if (!isTooLarge && !(await hasRoom(pool, { caseNo, sha256, bytes, actor }, bounds))) return full
  const taken = await takeFile(storage, { actor, log }, file)
  if (isRefusal(taken)) return taken
  const entry = { caseNo, sha256, name, type: taken.type, scanned: taken.scanned, bytes, actor, requestId }
  return (await enterEvidence(pool, { ...entry, at: await clock.now() })) ?? full
}

/**
 * Enters files that one case has in others of the same entity: one proof may serve several. Answers why not where a case
 * has no room.
 */
export async function shareFiles(
  { record }: Pick<Deps, 'record'>,
  { actor, requestId }: Pick<Sender, 'actor' | 'requestId'>,
  files: readonly EvidenceRow[],
  caseNos: readonly string[],
): Promise<Refusal | undefined> {
  const { pool, clock } = opened(record)
  const bounds = limits.ofParty[partyOf(actor)]
  const at = await clock.now()
  for (const caseNo of caseNos)
    for (const { sha256, name, type, bytes, scanned } of files) {
      const file = { caseNo, sha256, bytes, actor }
      if (!(await hasRoom(pool, file, bounds)))
        return refuse('evidence.caseFull', { files: bounds.files, bytes: bounds.bytes })
      await enterEvidence(pool, { ...file, name, type, scanned, requestId, at })
    }
  return undefined
}

/** A file that is sent with a proposal which is still being written: there is no case yet. */
interface OfDraft extends Pick<Sender, 'actor' | 'log'> {
  readonly draft: string
  /** How many files a draft may have. */
  readonly most: number
}

/** Keeps one file with a draft of the sender's own, or says why not. */
export async function keepInDraft(
  { record, readAs, storage }: Pick<Deps, 'record' | 'readAs' | 'storage'>,
  { actor, log, draft, most }: OfDraft,
  file: ReceivedFile,
): Promise<Pick<DraftFile, 'sha256' | 'name'> | Refusal> {
  const { name, sha256, bytes } = file
  const full = refuse('evidence.tooMany', { most })
  // Asked before its content is kept: what is refused stays nowhere.
  const room = await draftFiles.readDraftRoom(readAs(actor), { draft, account: actor.id, sha256 })
  const bounds = limits.ofParty[partyOf(actor)]
  if (!room.isThere && room.files >= most) return full
  if (!room.isThere && room.bytes + bytes > bounds.bytes) return refuse('evidence.draftsFull', { bytes: bounds.bytes })
  const taken = await takeFile(storage, { actor, log }, file)
  if (isRefusal(taken)) return taken
  const isAdded = await draftFiles.addDraftFile(opened(record).pool, draft, { sha256, name, bytes, ...taken }, most)
  return isAdded ? { sha256, name } : full
}

/** Enters the files of a proposal in the case that it has opened; asked again it changes nothing. */
export async function enterFilesOfDraft(
  { record }: Pick<Deps, 'record'>,
  { actor, requestId }: Pick<Sender, 'actor' | 'requestId'>,
  caseNo: string,
  files: readonly DraftFile[],
): Promise<void> {
  const { pool, clock } = opened(record)
  const at = await clock.now()
  for (const file of files) await enterEvidence(pool, { ...file, caseNo, actor, requestId, at })
}

/** Notes who took a file or a letter out of the house. */
export const noteDownload = forDoors(downloads.noteDownload)
