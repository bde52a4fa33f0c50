import type { FastifyReply, FastifyRequest } from 'fastify'

// How long what is public may be shown from a copy after it has ended.
const publicSeconds = 60

/** By what an answer is known: a tag of its content, and when it was last changed. */
interface Known {
  readonly tag: string
  readonly changedAt?: Date | undefined
}

/**
 * Lets copies of an answer of the public register be kept and shown for a minute, or as long as given, and names what it is
 * known by (RFC 9110, 8.8).
 */
export function sharedAs(reply: FastifyReply, { tag, changedAt }: Known, seconds = publicSeconds): FastifyReply {
  reply.header('cache-control', `public, max-age=${seconds}`).header('etag', `"${tag}"`)
  return changedAt ? reply.header('last-modified', changedAt.toUTCString()) : reply
}

/**
 * Whether who asks has this answer already, so that it is 304 without content (RFC 9110, 13.1). Where a tag is asked for,
 * times do not count.
 */
export function hasAlready({ headers }: FastifyRequest, { tag, changedAt }: Known): boolean {
  const known = headers['if-none-match']
  if (known !== undefined) return known.trim() === '*' || tagsIn(known).includes(`"${tag}"`)
  const since = Date.parse(headers['if-modified-since'] ?? '')
  // A header has whole seconds.
  return changedAt !== undefined && Math.floor(changedAt.getTime() / 1_000) * 1_000 <= since
}

// Compared weakly, as RFC 9110 has it for reading.
const tagsIn = (header: string) => [...header.matchAll(/"[\x21\x23-\x7e\x80-\xff]*"/g)].map(([tag]) => tag)
