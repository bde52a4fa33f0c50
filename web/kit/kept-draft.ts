import { findDraft } from '../../database/queries/drafts.ts'
import { draftId } from './interrupted.ts'
import type { Asked } from './screen.ts'
import { dropDraft } from '../../casework/drafts.ts'

type Reader = Pick<Asked, 'deps' | 'actor' | 'query'>

/** The draft of the reader's own that the address names; undefined when it names none, or one that is gone. */
export async function keptDraft({ deps, actor, query }: Reader): ReturnType<typeof findDraft> {
  const id = draftId(query)
  return id === undefined ? undefined : await findDraft(deps.readAs(actor), actor.id, id)
}

/** Drops that draft, once what it held has been sent. */
export async function dropKeptDraft({ deps, actor, query }: Reader): Promise<void> {
  const id = draftId(query)
  if (id !== undefined) await dropDraft(deps, actor.id, id)
}
