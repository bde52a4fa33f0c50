import type { ShownLetter } from '../../../../casework/letters.ts'
import { lettersFor } from '../../../../casework/letters.ts'
import type { CaseState } from '../../../../domain/case.ts'
import { currentTemplate } from '../../../../letters/templates.ts'
import { Form } from '../../../form/view.tsx'
import { Notice } from '../../../kit/parts.tsx'
import type { Asked } from '../../../kit/screen.ts'
import { useSay } from '../../../kit/visit.ts'
import { texts } from './texts.ts'

/** The letters that an act is about to serve and that have no number yet, of those a case has to serve now. */
export async function unnumbered({ deps, actor }: Asked, state: CaseState): Promise<readonly ShownLetter[]> {
  return (await lettersFor(deps, actor, state)).filter(({ status }) => status === 'draft')
}

/** Says what a paper lacks that is served before it has its number, and gives it one. */
export function Unnumbered({ caseNo, letters }: { readonly caseNo: string; readonly letters: readonly ShownLetter[] }) {
  const say = useSay()
  if (letters.length === 0) return null
  const isNotice = letters.some(({ letter }) => letter.kind === 'determinationNotice')
  return (
    <Notice tone="now" title={texts.unnumbered}>
      <p>{say(isNotice ? texts.noticeUnnumbered : texts.letterUnnumbered)}</p>
      {letters.map(({ letter }) => (
        <>
          <p>{say(currentTemplate(letter.kind).title)}</p>
          <Form action={`/cases/${caseNo}/letters`} submit={texts.giveNumber} hidden={{ occasion: letter.occasion }} />
        </>
      ))}
    </Notice>
  )
}
