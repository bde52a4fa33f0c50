import type { FastifyReply, FastifyRequest } from 'fastify'
import { countMessagesAfter } from '../../database/queries/messages.ts'
import type { Deps } from '../../casework/deps.ts'
import type { Actor } from '../../domain/actor.ts'
import { cookieName } from '../../http/cookie-name.ts'
import { cookieOptions } from '../../http/cookies.ts'
import { mailboxOf } from '../../identity/rights.ts'

// Which message somebody has seen last is kept by the browser, with the account that has seen it: reading a page writes
// nothing into the record.
const kept = 'seen'
const yearSeconds = 365 * 24 * 3600

/** As many unread messages as the bell counts. */
export const mostUnread = 99

const ownOf = ({ id, onBehalfOf }: Actor) => onBehalfOf ?? id

/** The newest message that the reader has seen in this browser. */
export function seenBy(request: FastifyRequest, actor: Actor): number | undefined {
  const cookies = (request.cookies as FastifyRequest['cookies'] | null) ?? {}
  const [, id, account] = /^(\d{1,15})\.(.{1,100})$/.exec(cookies[cookieName(request.server, kept)] ?? '') ?? []
  return id !== undefined && account === ownOf(actor) ? Number(id) : undefined
}

/** Remembers that the reader has seen the messages up to one. */
export function rememberSeen(reply: FastifyReply, actor: Actor, id: number): void {
  const options = { ...cookieOptions(reply), maxAge: yearSeconds }
  reply.setCookie(cookieName(reply.server, kept), `${id}.${ownOf(actor)}`, options)
}

/** How many messages have come since the reader has looked; undefined where that is not known. */
export async function unreadFor(
  { readAs }: Pick<Deps, 'readAs'>,
  actor: Actor | undefined,
  request: FastifyRequest,
): Promise<number | undefined> {
  const recipient = actor && mailboxOf(actor)
  const seen = actor && seenBy(request, actor)
  if (!actor || recipient === undefined || seen === undefined) return undefined
  const box = { recipient, onlyCases: actor.onlyCases }
  return await countMessagesAfter(readAs(actor), box, { after: seen, most: mostUnread + 1 })
}
