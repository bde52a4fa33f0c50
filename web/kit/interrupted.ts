import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../../casework/deps.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { writtenIn } from '../form/asked-for.ts'
import type { Fields } from '../form/fields.ts'
import { lostNames, lostWords } from '../form/lost-files.ts'
import type { Values } from '../form/values.ts'
import { one } from '../form/values.ts'
import { told } from './flash.ts'
import { isFormProof } from './form-proof.ts'
import { leaveFlash, withoutLanguage } from './memory.ts'
import type { Page } from './layout.tsx'
import { notKept } from './not-kept.tsx'
import type { Bilingual } from './words.ts'
import { createUnclaimedDraft } from '../../casework/drafts.ts'

const interrupted = {
  zh: '登录状态已变化，刚才的内容没有提交，但已为您保留。请核对后重新提交。',
  en: 'Your session had changed. Nothing was sent, but what you typed is kept below: check it and send it again.',
}

function withLostFiles(names: readonly string[]): Bilingual {
  const lost = lostWords(names)
  return { zh: `${interrupted.zh}${lost.zh}`, en: `${interrupted.en} ${lost.en}` }
}

/** The fields in which people type a password, on whatever page. They are neither kept nor given back. */
export const secretFields: ReadonlySet<string> = new Set(['password', 'current', 'next', 'bindPassword'])

/** What a form carries that is its author's own, without what only proves it and, where its fields are known, no more. */
function written(typed: Values, fields: Fields | undefined): Values {
  const all = fields === undefined ? typed : writtenIn(fields, typed)
  return Object.fromEntries(Object.entries(all).filter(([name]) => !secretFields.has(name) && !proofs.has(name)))
}
const proofs = new Set(['_csrf', '_by', '_for', '_proof'])

export interface Interrupted {
  readonly typed: Values
  /** It asks something about the own account: never kept. */
  readonly asOneself: boolean
  /** Its fields, for their labels. */
  readonly fields: Fields | undefined
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
  { typed, asOneself, fields }: Interrupted,
): Promise<Page | 'answered'> {
  const path = withoutLanguage(request.url)
  const account = one(typed, '_by').slice(0, 100)
  const shown = { account, address: path, sent: one(typed, '_proof') }
  const signedIn = request.signedIn !== undefined
  const isProved = !asOneself && isFormProof(letterhead.invitationSecret, shown)
  const own = asOneself ? {} : written(typed, fields)
  const mayKeep = isProved && (await request.server.limits.mayKeep(request))
  const id = mayKeep ? await createUnclaimedDraft(record, { account, path, fields: own }) : undefined
  if (id === undefined || isRefusal(id)) return notKept(signedIn ? 403 : 401, path, own, fields)
  const back = `${path}${path.includes('?') ? '&' : '?'}draft=${id}`
  const lost = lostNames(typed)
  leaveFlash(reply, lost.length === 0 ? told.kept(interrupted) : told.attention(withLostFiles(lost)))
  reply.redirect(signedIn ? back : `/sign-in?to=${encodeURIComponent(back)}`, 303)
  return 'answered'
}

/** The draft that an address names, when it is the reader's own. */
export function draftId(query: Readonly<Record<string, string>>): string | undefined {
  const id = query['draft'] ?? ''
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : undefined
}
