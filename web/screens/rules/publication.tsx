import { z } from 'zod'
import { listMoves } from '../../../database/queries/publication-moves.ts'
import type { Role } from '../../../domain/actor.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { refusalText } from '../../../domain/refusal-texts/index.ts'
import { findPublication } from '../../../record/publication/publications.ts'
import type { Publication } from '../../../record/publication/publications.ts'
import { approve, reject } from '../../../record/publication/settle.ts'
import type { Fault } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { notForYou, notFound } from '../../kit/messages.tsx'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { PublicationPage } from './publication-view.tsx'
import { startSoon } from './screen.tsx'
import { texts } from './texts.ts'

const deciders: readonly Role[] = ['operator', 'citySupervisor']
const shownMoves = 100

/** One publication of a pack or calendar: its dry run, and a second person's decision. */
export const publicationScreen: Screen = {
  url: '/rules/publications/:id',
  roles: ['operator', 'citySupervisor', 'auditor'],
  get: async (asked) => await show(asked),
  post: async (asked) => {
    const { deps, actor, typed } = asked
    const found = await publicationOf(asked)
    if (!found) return notFound
    if (!deciders.includes(actor.role)) return notForYou
    const decision = { id: found.id, actor, at: await deps.record.clock.now(), comments: one(typed, 'comments').trim() }
    const rejecting = one(typed, '_do') === 'reject'
    const earlier = one(typed, 'earlier')
    if (rejecting && decision.comments === '')
      return await show(asked, [{ path: 'comments', text: texts.needComments }])
    if (!rejecting && earlier === '') return await show(asked, [{ path: 'earlier', text: texts.chooseEarlier }])
    const { pool } = deps.record
    const done = rejecting ? await reject(pool, decision) : await approve(pool, decision, earlier === 'approve')
    if (isRefusal(done))
      return await show(asked, [{ text: { zh: refusalText(done, 'zh'), en: refusalText(done, 'en') } }])
    if (!rejecting) await startSoon(asked, done.id)
    return { goTo: `/rules/publications/${done.id}`, flash: rejecting ? texts.rejected : texts.approved }
  },
}

async function publicationOf({ deps, params }: Asked): Promise<Publication | undefined> {
  const id = z.uuid().safeParse(params['id'])
  return id.success ? await findPublication(deps.record.pool, id.data) : undefined
}

async function show(asked: Asked, faults: readonly Fault[] = []): Promise<Shown> {
  const { deps, actor, typed } = asked
  const found = await publicationOf(asked)
  if (!found) return notFound
  const { items } = await listMoves(deps.record.pool, found.id, {
    earlierOnly: false,
    after: undefined,
    limit: shownMoves,
  })
  asked.speakOf([found.proposedBy, found.decidedBy])
  const decides = deciders.includes(actor.role) && found.stage === 'counted' && found.proposedBy !== actor.id
  return {
    title: texts.one,
    crumbs: [{ text: texts.title, href: '/rules' }],
    body: <PublicationPage publication={found} moves={items} decides={decides} typed={typed} faults={faults} />,
    ...(faults.length > 0 ? { wrong: true } : {}),
  }
}
