import * as drafts from '../database/queries/drafts.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { DoorRecord } from '../record/door-record.ts'
import { forDoors } from '../record/door-record.ts'
import type { Deps } from './deps.ts'

// Forms that were begun and not sent. Each is read by the reader's own wall and written for one account only.

/** The bytes of one draft with the names of its fields, in JSON: as many as one form brings. */
const mostDraftBytes = 1_048_576

const createDraftOn = forDoors(drafts.createDraft)
const createUnclaimedDraftOn = forDoors(drafts.createUnclaimedDraft)
const saveDraftOn = forDoors(drafts.saveDraft)
const dropDraftOn = forDoors(drafts.dropDraft)

/** Drops a draft of an account, and the contents of its files that no case and no other draft has. */
export async function dropDraft(
  { record, storage }: Pick<Deps, 'record' | 'storage'>,
  account: string,
  id: string,
): Promise<void> {
  for (const sha256 of await dropDraftOn(record, account, id))
    // The draft has gone, and what it was for may have been done: a store that does not answer keeps the content.
    await storage.store.remove(sha256).catch(() => undefined)
}

type Fields = drafts.Draft['fields']

const excessOf = (fields: Fields): Refusal | undefined =>
  Buffer.byteLength(JSON.stringify(fields)) > mostDraftBytes ? refuse('draft.tooLarge') : undefined

/** Keeps a form for its author and answers with its id; refused beyond the bytes of a draft, or the drafts of an account. */
export async function createDraft(record: DoorRecord, draft: drafts.NewDraft): Promise<string | Refusal> {
  return excessOf(draft.fields) ?? (await createDraftOn(record, draft)) ?? refuse('draft.tooMany')
}

/** Keeps a form that was sent without a session until its author claims it; refused beyond the bytes of a draft. */
export async function createUnclaimedDraft(record: DoorRecord, draft: drafts.NewDraft): Promise<string | Refusal> {
  return excessOf(draft.fields) ?? (await createUnclaimedDraftOn(record, draft))
}

/**
 * Saves a draft again, and claims it. Refused beyond the bytes of a draft, and where it is another's or gone, or would
 * be claimed beyond what the account may have.
 */
export async function saveDraft(
  record: DoorRecord,
  account: string,
  draft: { readonly id: string; readonly fields: Fields },
): Promise<Refusal | undefined> {
  const excess = excessOf(draft.fields)
  if (excess) return excess
  return (await saveDraftOn(record, account, draft)) ? undefined : refuse('draft.tooMany')
}
