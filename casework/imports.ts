import type { Readable } from 'node:stream'
import type { FastifyBaseLogger } from 'fastify'
import { z } from 'zod'
import type { ReadAs } from '../database/reading.ts'
import type { Actor } from '../domain/actor.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { answerImport as recordAnswer } from '../record/bulk/answer.ts'
import { endByOperator, endBySender } from '../record/bulk/end.ts'
import type { ImportProgress } from '../record/bulk/imports.ts'
import { findImport, isSender } from '../record/bulk/imports.ts'
import { limits } from '../record/bulk/limits.ts'
import { receiveImport } from '../record/bulk/receive.ts'
import { opened } from '../record/door-record.ts'
import type { Deps } from './deps.ts'
import { withSavedFile } from './saved-file.ts'

/** A workbook as a door receives it. */
export interface GivenWorkbook {
  /** Its bytes; `truncated` once more came than a workbook may have. */
  readonly content: Readable & { readonly truncated?: boolean }
  /** As the sender has named it, whatever that is. */
  readonly name: string
  readonly actor: Actor
  readonly requestId: string
  readonly idempotencyKey: string
  readonly log: FastifyBaseLogger
}

/** The largest workbook, for the door that receives it among at most so many fields. */
export const oneWorkbook = { files: 1, fileBytes: limits.fileBytes, fields: 10 }

/** Receives a workbook of cases and starts its import; refuses with `import.fileTooLarge` and as `receiveImport` does. */
export async function receiveWorkbook(
  { record, startImport }: Pick<Deps, 'record' | 'startImport'>,
  { content, name, actor, requestId, idempotencyKey, log }: GivenWorkbook,
): Promise<{ readonly id: string } | Refusal> {
  const received = await withSavedFile(content, async (file) => {
    if (content.truncated) return refuse('import.fileTooLarge', { most: limits.fileBytes })
    return await receiveImport(opened(record).pool, {
      ...file,
      fileName: printable(name),
      actor,
      requestId,
      idempotencyKey,
    })
  })
  if (!isRefusal(received)) begin(startImport, received.id, log)
  return received
}

// Not waited for: it has been recorded, and the sweep starts what could not be started now.
function begin(startImport: Deps['startImport'], id: string, log: FastifyBaseLogger): void {
  startImport(id).catch((error: unknown) => log.warn({ err: error }, 'import not started; the sweep will'))
}

/**
 * Lets an import that asks go on without what it leaves out, or takes it back. Refuses as `answerImport` of the record does.
 */
export async function answerImport(
  { record, startImport }: Pick<Deps, 'record' | 'startImport'>,
  { id, actor, goOn, log }: { id: string; actor: Actor; goOn: boolean; log: FastifyBaseLogger },
): Promise<Refusal | undefined> {
  const refusal = await recordAnswer(opened(record).pool, id, actor, goOn)
  if (refusal) return refusal
  begin(startImport, id, log)
  return undefined
}

const printable = (name: string) => name.replace(/[\p{Cc}\p{Surrogate}]/gu, '').slice(0, 255)

const ofTheAgency: ReadonlySet<Actor['role']> = new Set(['caseOfficer', 'reviewer'])

/** The import when somebody may see it: an agency its own. */
export async function importFor(readAs: ReadAs, actor: Actor, id: string): Promise<ImportProgress | undefined> {
  const progress = z.uuid().safeParse(id).success ? await findImport(readAs(actor), id) : undefined
  return progress && (!ofTheAgency.has(actor.role) || actor.agency === progress.agency) ? progress : undefined
}

/** Whether somebody may end an import: an operator, and the officer who has sent it, as oneself. */
export async function mayEndImport(readAs: ReadAs, actor: Actor, id: string): Promise<boolean> {
  if (actor.role === 'operator') return true
  return actor.role === 'caseOfficer' && (await isSender(readAs(actor), id, actor.id))
}

/**
 * Ends an import that is still at work, by somebody who may, with a reason; a worker then says of each row what became of
 * it. Refuses as `endByOperator` does.
 */
export async function endImport(
  { record, startImport }: Pick<Deps, 'record' | 'startImport'>,
  { id, actor, reason, log }: { id: string; actor: Actor; reason: string; log: FastifyBaseLogger },
): Promise<Refusal | undefined> {
  const end = actor.role === 'operator' ? endByOperator : endBySender
  const refusal = await end(opened(record).pool, id, reason)
  if (refusal) return refusal
  log.info({ importId: id, by: actor.id, role: actor.role }, 'an import was ended')
  begin(startImport, id, log)
  return undefined
}
