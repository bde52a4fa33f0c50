import type { FastifyRequest } from 'fastify'
import type { Record } from '../../record/execution.ts'
import { sessionToken } from '../access.ts'
import { logSignIn } from '../security-log.ts'
import { announceAccount } from './announcing.ts'
import type { Entry, OpenedSession, SessionReader } from './sessions.ts'
import { openSession } from './sessions.ts'

/**
 * Lets somebody in who has shown who they are; of an entity's account everybody has been told before. The session that the request still carries ends, so that none is left
 * open behind the new one.
 */
export async function letIn(
  request: FastifyRequest,
  { record, sessions }: { readonly record: Record; readonly sessions: SessionReader },
  account: string,
  door: NonNullable<Entry['door']>,
): Promise<OpenedSession> {
  await announceAccount(record, account, request.id)
  const opened = await openSession(record.pool, account, { door, device: request.headers['user-agent'] })
  const before = sessionToken(request)
  if (before !== undefined) await sessions.close(before)
  logSignIn(request, account, door)
  return opened
}
