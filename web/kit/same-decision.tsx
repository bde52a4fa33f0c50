import { listOnDecision } from '../../database/queries/cases.ts'
import type { TwinCase } from '../../database/queries/cases.ts'
import type { CaseState } from '../../domain/case.ts'
import type { Stage } from '../../domain/stage.ts'
import { visibleCases } from '../../identity/rights.ts'
import { CaseLink, Notice } from './parts.tsx'
import type { Asked } from './screen.ts'
import { useSay } from './visit.ts'
import { stageWords } from './vocabulary.ts'
import type { Texts } from './words.ts'

const texts = {
  title: { zh: '同一处罚决定还有其他案件', en: 'There are other cases on the same decision' },
  hint: {
    zh: '一份决定书对一个主体一般只办一个案件。请核对是否重复列入；重复的，由承办单位撤回、不予列入或者撤销其中之一。',
    en: 'One decision on one entity is one case as a rule. Check whether it is listed twice; if so, the agency withdraws one of them, does not list on it, or revokes it.',
  },
} satisfies Texts

/** The other cases of the agency on the decision that a case rests on, as far as the reader may see them. */
export const twinsOf = async (
  { deps, actor }: Pick<Asked, 'deps' | 'actor'>,
  state: CaseState,
): Promise<readonly TwinCase[]> =>
  await listOnDecision(deps.readAs(actor), visibleCases(actor, 1), {
    caseNo: state.caseNo,
    agency: state.agency,
    code: state.entity.code,
    docNo: state.listing.proposal.underlyingDecision.docNo,
  })

/** Names the other cases on the same decision; nothing where there are none. */
export function Twins({ cases }: { readonly cases: readonly TwinCase[] }) {
  const say = useSay()
  if (cases.length === 0) return null
  return (
    <Notice tone="now" title={texts.title}>
      <ul>
        {cases.map(({ caseNo, entityName, stage }) => (
          <li>
            <CaseLink caseNo={caseNo} entityName={entityName} /> {say(stageWords[stage as Stage])}
          </li>
        ))}
      </ul>
      <p>{say(texts.hint)}</p>
    </Notice>
  )
}
