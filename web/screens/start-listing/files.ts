import { enterFilesOfDraft, keepInDraft } from '../../../casework/evidence.ts'
import type { DraftFile } from '../../../database/queries/draft-files.ts'
import { listDraftFiles } from '../../../database/queries/draft-files.ts'
import type { Commands } from '../../../domain/case.ts'
import type { Keep } from '../../kit/keep-files.ts'
import type { Asked } from '../../kit/screen.ts'

// As many pieces of evidence as a proposal can name.
const most = 100

/** Keeps a file with a draft: there is no case yet. */
export const inDraft =
  ({ deps, actor, request: { log } }: Asked, draft: string): Keep =>
  async (file) =>
    await keepInDraft(deps, { actor, log, draft, most }, file)

/** The files of a draft that its proposal names. */
export async function namedFiles(
  { deps: { readAs }, actor }: Asked,
  draft: string,
  { evidence }: Commands['listing.propose'],
): Promise<readonly DraftFile[]> {
  const files = await listDraftFiles(readAs(actor), draft)
  const named = new Set(evidence.map(({ file }) => file))
  return files.filter(({ sha256 }) => named.has(sha256))
}

/** Enters the files of a proposal in the case that it has opened. */
export const enterFiles = async ({ deps, actor, request }: Asked, caseNo: string, files: readonly DraftFile[]) =>
  await enterFilesOfDraft(deps, { actor, requestId: request.id }, caseNo, files)
