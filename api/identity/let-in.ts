import type { FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import { sessionToken } from '../access.ts'
import { logSignIn } from '../security-log.ts'
import type { Entry, OpenedSession, SessionReader } from './sessions.ts'
import { openSession } from './sessions.ts'

/**
 * Lets somebody in who has shown who they are. The session that the request still carries ends, so that none is left
 * open behind the new one.
 */
export async function letIn(
  request: FastifyRequest,
  { pool, sessions }: { readonly pool: Pool; readonly sessions: SessionReader },
  account: string,
  door: NonNullable<Entry['door']>,
): Promise<OpenedSession> {
  const opened = await openSession(pool, account, { door, device: request.headers['user-agent'] })
  const before = sessionToken(request)
  if (before !== undefined) await sessions.close(before)
  logSignIn(request, account, door)
  return opened
}
