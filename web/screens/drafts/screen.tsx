import { dropDraft } from '../../../casework/drafts.ts'
import { findDraft } from '../../../database/queries/drafts.ts'
import { everyRole } from '../../../http/access.ts'
import { one } from '../../form/values.ts'
import { told } from '../../kit/flash.ts'
import { draftId } from '../../kit/interrupted.ts'
import { notFound } from '../../kit/messages.tsx'
import { homeOf } from '../../kit/navigation.ts'
import type { Screen } from '../../kit/screen.ts'
import { askIfSure } from '../../kit/sure.tsx'
import { draftWords } from './list.tsx'
import { texts } from './texts.ts'

/** Deletes a draft of the reader's own, after a question. */
export const dropDraftScreen: Screen = {
  url: '/drafts/:draft',
  roles: everyRole,
  givesCommands: true,
  post: async (asked) => {
    const { deps, actor, params } = asked
    const id = draftId({ draft: params['draft'] ?? '' })
    const draft = id === undefined ? undefined : await findDraft(deps.readAs(actor), actor.id, id)
    if (!draft) return notFound
    const entityName = one(draft.fields, 'entity.name') || one(draft.fields, 'entity.code') || null
    const question = askIfSure(asked, {
      title: texts.dropTitle,
      means: texts.dropMeans,
      act: texts.drop,
      items: [{ label: texts.which, value: draftWords({ path: draft.path, entityName }) }],
      leaveTo: homeOf(actor.role),
    })
    if (question) return question
    await dropDraft(deps, actor.id, draft.id)
    return { goTo: homeOf(actor.role), flash: told.done(texts.dropped) }
  },
}
