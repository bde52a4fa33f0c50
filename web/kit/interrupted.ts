import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../../api/deps.ts'
import { createDraft } from '../../database/queries/drafts.ts'
import type { Values } from '../form/values.ts'
import { one } from '../form/values.ts'
import { leaveFlash, withoutLanguage } from './memory.ts'

const kept = {
  zh: '登录状态已变化，刚才的内容没有提交，但已为您保留。请核对后重新提交。',
  en: 'Your session had changed. Nothing was sent, but what you typed is kept below: check it and send it again.',
}

/**
 * Keeps a form that was sent after its session ended, or by another session of its author, and leads back to it,
 * by way of signing in when nobody is signed in. Only the account that the form was made for gets it back.
 */
export async function keepForLater(
  { record }: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Values,
): Promise<FastifyReply> {
  const { _csrf: _gone, _by: _author, _for: _whom, ...fields } = typed
  const path = withoutLanguage(request.url)
  const id = await createDraft(record.pool, { account: one(typed, '_by').slice(0, 100), path, fields, claimed: false })
  const back = `${path}${path.includes('?') ? '&' : '?'}draft=${id}`
  leaveFlash(reply, kept)
  return reply.redirect(request.signedIn ? back : `/sign-in?to=${encodeURIComponent(back)}`, 303)
}

/** The draft that an address names, when it is the reader's own. */
export function draftId(query: Readonly<Record<string, string>>): string | undefined {
  const id = query['draft'] ?? ''
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : undefined
}
