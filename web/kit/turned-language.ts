import type { FastifyReply, FastifyRequest } from 'fastify'
import { createUnclaimedDraft, saveDraft } from '../../casework/drafts.ts'
import type { Deps } from '../../casework/deps.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { writtenIn } from '../form/asked-for.ts'
import type { Fields } from '../form/fields.ts'
import { lostNames, lostWords } from '../form/lost-files.ts'
import type { Values } from '../form/values.ts'
import { one } from '../form/values.ts'
import { told } from './flash.ts'
import { draftId } from './interrupted.ts'
import { leaveFlash, withoutLanguage } from './memory.ts'
import type { Language } from './words.ts'

const kept = {
  zh: '语言已切换。您填写的内容还在，没有提交。',
  en: 'The language has changed. What you typed is still here, and was not sent.',
}

/**
 * The other language, pressed on the question before an act, and what that question carries. The answer to the question
 * is taken out: it is asked again and nothing is done.
 */
export function turnedQuestion(typed: Values): { readonly lang: Language; readonly typed: Values } | undefined {
  if (one(typed, '_question') !== 'yes' || one(typed, '_lang') === '') return undefined
  const { _sure, _question, _lang, ...carried } = typed
  return { lang: one(typed, '_lang') === 'en' ? 'en' : 'zh', typed: carried }
}

/**
 * Shows a form in the other language with what was typed in it, which waits as a draft meanwhile; nothing is carried out.
 * Where it cannot be kept the form is opened as it was.
 */
export async function turnLanguage(
  { record }: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, fields: asked }: { readonly typed: Values; readonly fields: Fields },
): Promise<FastifyReply> {
  const account = request.signedIn?.account.id ?? ''
  const url = new URL(withoutLanguage(request.url), 'http://local')
  const fields = writtenIn(asked, typed)
  const before = draftId(Object.fromEntries(url.searchParams))
  const isSaved = before !== undefined && !(await saveDraft(record, account, { id: before, fields }))
  const id = isSaved ? before : await createUnclaimedDraft(record, { account, path: url.pathname, fields })
  if (!isRefusal(id)) {
    url.searchParams.set('draft', id)
    const lost = lostNames(typed)
    const words = lostWords(lost)
    const withLost = { zh: `${kept.zh}${words.zh}`, en: `${kept.en} ${words.en}` }
    leaveFlash(reply, lost.length === 0 ? told.kept(kept) : told.attention(withLost))
  }
  url.searchParams.set('lang', one(typed, '_lang') === 'en' ? 'en' : 'zh')
  return reply.redirect(url.pathname + url.search, 303)
}
