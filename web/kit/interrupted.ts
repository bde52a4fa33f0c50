import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../../api/deps.ts'
import { createDraft } from '../../database/queries/drafts.ts'
import type { Values } from '../form/values.ts'
import { one } from '../form/values.ts'
import { isFormProof } from './form-proof.ts'
import { leaveFlash, withoutLanguage } from './memory.ts'
import type { Page } from './layout.tsx'
import { notKept } from './not-kept.tsx'

const kept = {
  zh: '登录状态已变化，刚才的内容没有提交，但已为您保留。请核对后重新提交。',
  en: 'Your session had changed. Nothing was sent, but what you typed is kept below: check it and send it again.',
}

/** The fields in which people type a password, on whatever page. They are neither kept nor given back. */
export const secretFields: ReadonlySet<string> = new Set(['password', 'current', 'next'])

/** What a form carries that is its author's own, without what only proves it. */
function written(typed: Values): Values {
  const own = Object.entries(typed).filter(([name]) => !secretFields.has(name) && !proofs.has(name))
  return Object.fromEntries(own)
}
const proofs = new Set(['_csrf', '_by', '_for', '_proof'])

export interface Interrupted {
  readonly typed: Values
  /** It asks something about the own account: never kept. */
  readonly asOneself: boolean
}

/**
 * Keeps a form that was sent after its session ended, or by another session of its author, and leads back to it, by way
 * of signing in when nobody is signed in. Only the account that the form was made for gets it back. Nothing is kept
 * without the proof that this server has shown the form to that account, nor of forms about the own account; what was
 * typed is then shown to whoever has sent it, and is nowhere else.
 */
export async function keepForLater(
  { record, letterhead }: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, asOneself }: Interrupted,
): Promise<Page | 'answered'> {
  const path = withoutLanguage(request.url)
  const account = one(typed, '_by').slice(0, 100)
  const shown = { account, address: path, sent: one(typed, '_proof') }
  const signedIn = request.signedIn !== undefined
  const isProved = !asOneself && isFormProof(letterhead.invitationSecret, shown)
  if (!isProved || !(await request.server.limits.mayKeep(request)))
    return notKept(signedIn ? 403 : 401, path, asOneself ? {} : written(typed))
  const id = await createDraft(record.pool, { account, path, fields: written(typed), claimed: false })
  const back = `${path}${path.includes('?') ? '&' : '?'}draft=${id}`
  leaveFlash(reply, kept)
  reply.redirect(signedIn ? back : `/sign-in?to=${encodeURIComponent(back)}`, 303)
  return 'answered'
}

/** The draft that an address names, when it is the reader's own. */
export function draftId(query: Readonly<Record<string, string>>): string | undefined {
  const id = query['draft'] ?? ''
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : undefined
}
