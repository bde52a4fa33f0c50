import type { CaseState } from '../../../domain/case.ts'
import type { Crumb } from '../../kit/layout.tsx'
import { plain } from '../../kit/words.ts'

/** The way to a page of a matter, for its entity. */
export const matterCrumbs = ({ caseNo }: CaseState): readonly Crumb[] => [
  { text: { zh: '我的事项', en: 'My matters' }, href: '/matters' },
  { text: plain(caseNo), href: `/matters/${caseNo}` },
]
