import { z } from 'zod'
import { isRefusal } from '../../../domain/refusal.ts'
import type { Publication } from '../../../record/publication/publications.ts'
import type { Fault } from '../../form/faults.ts'
import { refusalFault, wrongBy } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { notForYou, notFound } from '../../kit/messages.tsx'
import { told } from '../../kit/flash.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { describe } from '../../kit/describe.ts'
import { askIfSure, wantsBack } from '../../kit/sure.tsx'
import { answerFields, PublicationPage } from './publication-view.tsx'
import { texts } from './texts.ts'
import {
  decideOnRules,
  publicationDeciders,
  publicationReaders,
  listMoves,
  findPublication,
} from '../../../casework/publications.ts'

const shownMoves = 100

/** One publication of a pack or calendar: its dry run, and a second person's decision. */
export const publicationScreen: Screen = {
  url: '/rules/publications/:id',
  fieldsOf: () => answerFields,
  roles: publicationReaders,
  get: async (asked) => await show(asked),
  post: async (asked) => {
    const { deps, actor, typed } = asked
    const found = await publicationOf(asked)
    if (!found) return notFound
    if (!publicationDeciders.includes(actor.role)) return notForYou
    const comments = one(typed, 'comments').trim()
    const rejecting = one(typed, '_do') === 'reject'
    const earlier = one(typed, 'earlier')
    if (rejecting && comments === '') return await show(asked, [{ path: 'comments', text: texts.needComments }])
    if (!rejecting && earlier === '') return await show(asked, [{ path: 'earlier', text: texts.chooseEarlier }])
    if (wantsBack(typed)) return await show(asked)
    const question = askIfSure(asked, {
      title: rejecting ? texts.reject : texts.approve,
      means: rejecting ? texts.rejectMeans : texts.approveMeans,
      act: rejecting ? texts.reject : texts.approve,
      items: describe(answerFields, rejecting ? { comments } : { earlier, comments }),
      crumbs: [{ text: texts.title, href: '/rules' }],
    })
    if (question) return question
    const decides = rejecting ? 'reject' : { earlierToo: earlier === 'approve' }
    const done = await decideOnRules(deps, { id: found.id, actor, comments, decides, log: asked.request.log })
    if (isRefusal(done)) return await show(asked, [refusalFault(done)])
    return {
      goTo: `/rules/publications/${done.id}`,
      flash: rejecting ? told.done(texts.rejected) : told.begun(texts.approved),
    }
  },
}

async function publicationOf({ deps, params }: Asked): Promise<Publication | undefined> {
  const id = z.uuid().safeParse(params['id'])
  return id.success ? await findPublication(deps.record, id.data) : undefined
}

async function show(asked: Asked, faults: readonly Fault[] = []): Promise<Shown> {
  const { deps, actor, typed } = asked
  const found = await publicationOf(asked)
  if (!found) return notFound
  const { items } = await listMoves(deps.record, found.id, {
    earlierOnly: false,
    after: undefined,
    limit: shownMoves,
  })
  asked.speakOf([found.proposedBy, found.decidedBy])
  const decides = publicationDeciders.includes(actor.role) && found.stage === 'counted' && found.proposedBy !== actor.id
  return {
    title: texts.one,
    crumbs: [{ text: texts.title, href: '/rules' }],
    body: <PublicationPage publication={found} moves={items} decides={decides} typed={typed} faults={faults} />,
    ...wrongBy(faults),
  }
}
