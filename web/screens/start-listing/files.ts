import { takeFile } from '../../../api/received-files.ts'
import type { DraftFile } from '../../../database/queries/draft-files.ts'
import { addDraftFile, listDraftFiles } from '../../../database/queries/draft-files.ts'
import type { Commands } from '../../../domain/case.ts'
import { isRefusal, refuse } from '../../../domain/refusal.ts'
import { enterEvidence } from '../../../record/evidence.ts'
import type { Keep } from '../../kit/keep-files.ts'
import type { Asked } from '../../kit/screen.ts'

// As many pieces of evidence as a proposal can name.
const most = 100

/** Keeps a file with a draft: there is no case yet. */
export const inDraft =
  ({ deps: { record, shelf }, request }: Asked, draft: string): Keep =>
  async (file) => {
    const { name, sha256, bytes } = file
    // Asked before its content is kept: what is refused stays nowhere.
    const there = await listDraftFiles(record.pool, draft)
    if (there.length >= most && !there.some((one) => one.sha256 === sha256)) return refuse('evidence.tooMany', { most })
    const taken = await takeFile(shelf, request.log, file)
    if (isRefusal(taken)) return taken
    const isAdded = await addDraftFile(record.pool, draft, { sha256, name, type: taken.type, bytes }, most)
    return isAdded ? { sha256, name } : refuse('evidence.tooMany', { most })
  }

/** The files of a draft that its proposal names. */
export async function namedFiles(
  { deps: { record } }: Asked,
  draft: string,
  { evidence }: Commands['listing.propose'],
): Promise<readonly DraftFile[]> {
  const files = await listDraftFiles(record.pool, draft)
  return files.filter(({ sha256 }) => evidence.some(({ file }) => file === sha256))
}

/** Enters the files of a proposal in the case that it has opened; asked again it changes nothing. */
export async function enterFiles(
  { deps: { record }, actor, request }: Asked,
  caseNo: string,
  files: readonly DraftFile[],
): Promise<void> {
  const at = await record.clock.now()
  for (const { sha256, name, type, bytes } of files) {
    await enterEvidence(record.pool, { caseNo, sha256, name, type, bytes, actor, requestId: request.id, at })
  }
}
