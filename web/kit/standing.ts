import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieName } from '../../http/cookie-name.ts'
import { cookieOptions } from '../../http/cookies.ts'
import { readerFor } from '../../identity/standing-in.ts'
import type { SignedIn } from '../../identity/sessions.ts'
import type { Cover } from '../../database/queries/delegations.ts'
import type { Actor } from '../../domain/actor.ts'
import { shanghaiDate } from '../../record/clock.ts'
import type { DoorRecord } from '../../record/door-record.ts'
import { told } from './flash.ts'
import { findStandingIn } from '../../identity/for-doors.ts'

/** Told when a delegation ends while somebody acts by it. */
export const coverIsOver = told.attention({
  zh: '代办授权已经结束，您现在以本人身份办理。',
  en: 'The delegation has ended. You act as yourself now.',
})

const nameIn = ({ server }: FastifyReply) => cookieName(server, 'for')

/** As whom somebody reads a page, whom they cover if they have chosen to, and whether that has just come to its end. */
export interface Standing {
  readonly actor: Actor | undefined
  readonly cover: Cover | undefined
  readonly isOver: boolean
}

/** As whom the reader of a page acts: as themselves, or for somebody whom they cover. */
export async function standingOf(record: DoorRecord, request: FastifyRequest, reply: FastifyReply): Promise<Standing> {
  const { signedIn } = request
  if (!signedIn) return { actor: undefined, cover: undefined, isOver: false }
  const cover = await coverOf(record, request, reply, signedIn)
  if (cover === undefined || cover === 'over')
    return { actor: signedIn.actor, cover: undefined, isOver: cover === 'over' }
  return { actor: readerFor(signedIn.actor, cover), cover, isOver: false }
}

/**
 * For whom the browser of somebody says that they act now: asked of the delegations with each request, since the cookie
 * only remembers the choice. `over` when they cover that person no longer. The choice ends with the session.
 */
async function coverOf(
  record: DoorRecord,
  request: FastifyRequest,
  reply: FastifyReply,
  { account, sessionId }: SignedIn,
): Promise<Cover | 'over' | undefined> {
  const kept = request.cookies[nameIn(reply)]
  if (kept === undefined || sessionId === undefined || !kept.startsWith(sessionId)) return undefined
  const cover = await findStandingIn(
    record,
    account.id,
    kept.slice(sessionId.length),
    shanghaiDate(await record.clock.now()),
  )
  if (cover) return cover
  endCover(reply)
  return 'over'
}

/** Acts for somebody from the next request on. */
export function beginCover(reply: FastifyReply, { sessionId }: SignedIn, delegator: string): void {
  reply.setCookie(nameIn(reply), `${sessionId}${delegator}`, cookieOptions(reply))
}

/** Acts as oneself again. */
export function endCover(reply: FastifyReply): void {
  reply.clearCookie(nameIn(reply), cookieOptions(reply))
}
