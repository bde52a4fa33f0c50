import type { CaseState } from '../../../domain/case.ts'
import { notFound } from '../../kit/messages.tsx'
import { askedCase } from '../../kit/one-case.ts'
import type { Page } from '../../kit/layout.tsx'
import type { Asked, Screen } from '../../kit/screen.ts'
import type { Bilingual } from '../../kit/words.ts'
import { plain } from '../../kit/words.ts'

/** A page about one matter of the reader's entity; another's is not found. */
export function matterScreen(
  path: string,
  title: Bilingual,
  show: (asked: Asked, state: CaseState) => Promise<Page['body']> | Page['body'],
): Screen {
  return {
    url: `/matters/:caseNo${path}`,
    roles: ['entityAgent'],
    get: async (asked) => {
      const state = await askedCase(asked)
      if (!state) return notFound
      const whole = { text: plain(state.caseNo), href: `/matters/${state.caseNo}` }
      const crumbs = [{ text: { zh: '我的事项', en: 'My matters' }, href: '/matters' }, ...(path === '' ? [] : [whole])]
      return { title, crumbs, body: await show(asked, state) }
    },
  }
}
