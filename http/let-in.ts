import type { FastifyRequest } from 'fastify'
import type { DoorRecord } from '../record/door-record.ts'
import { sessionToken } from './access.ts'
import { logSignIn } from '../identity/security-log.ts'
import { announceAccount } from '../casework/announcing.ts'
import type { Entry, OpenedSession, SessionReader } from '../identity/sessions.ts'
import { openSession } from '../identity/for-doors.ts'

/**
 * Lets somebody in who has shown who they are; of an entity's account everybody has been told before. The session that
 * the request still carries ends, so that none is left open behind the new one.
 */
export async function letIn(
  request: FastifyRequest,
  { record, sessions }: { readonly record: DoorRecord; readonly sessions: SessionReader },
  account: string,
  door: NonNullable<Entry['door']>,
): Promise<OpenedSession> {
  await announceAccount(record, account, request.id)
  const opened = await openSession(record, account, { door, device: request.headers['user-agent'] })
  const before = sessionToken(request)
  if (before !== undefined) await sessions.close(before)
  logSignIn(request, account, door)
  return opened
}
