import { visibleCase } from '../../identity/visible-case.ts'
import { covers } from '../../identity/standing-in.ts'
import type { CaseState } from '../../domain/case.ts'
import type { DecideContext } from '../../domain/command.ts'
import { lawfulCommands } from '../../domain/decide.ts'
import type { Asked } from './screen.ts'
import { plain } from './words.ts'
import type { Crumb } from './layout.tsx'

/** The case that an address names when the reader may see it. */
export async function askedCase({ deps, actor, params }: Asked): Promise<CaseState | undefined> {
  return await visibleCase(deps, actor, params['caseNo'] ?? '')
}

/** What the domain decides by, for the reader, and which commands a delegation leaves open to who acts for somebody else. */
export interface PageContext extends DecideContext {
  readonly isCovered: (command: string) => boolean
}

/** What is decided by on a page. */
export function decideContext({ deps: { record }, actor, cover, visit: { today } }: Asked): PageContext {
  const isCovered = (command: string) => cover === undefined || cover.delegations.some((one) => covers(one, command))
  return { today, actor, rules: record.rules, catalogue: record.catalogue, isCovered }
}

/** What the reader may do in a case now, as far as a delegation goes. */
export const lawfulNow = (state: CaseState, context: PageContext) =>
  lawfulCommands(state, context).filter(context.isCovered)

/** A place in the ledger that an address names. */
export const placeIn = (asked: string | undefined) => (/^\d{1,9}$/.test(asked ?? '') ? Number(asked) : undefined)

/** The way to a page of a case. */
export const caseCrumbs = ({ caseNo }: CaseState): readonly Crumb[] => [
  { text: { zh: '案件', en: 'Cases' }, href: '/cases' },
  { text: plain(caseNo), href: `/cases/${caseNo}` },
]
