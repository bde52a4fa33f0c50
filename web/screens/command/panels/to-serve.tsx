import type { ShownLetter } from '../../../../casework/letters.ts'
import { isToBeEntered, lettersFor } from '../../../../casework/letters.ts'
import type { CaseState } from '../../../../domain/case.ts'
import { compose } from '../../../../letters/compose.ts'
import { currentTemplate } from '../../../../letters/templates.ts'
import { Form } from '../../../form/view.tsx'
import { LetterView } from '../../../kit/letter-view.tsx'
import { Notice } from '../../../kit/parts.tsx'
import type { Asked } from '../../../kit/screen.ts'
import { useSay } from '../../../kit/visit.ts'
import { texts } from './texts.ts'

/** The letters that a case has to serve now, with or without their numbers. */
export async function lettersToServe({ deps, actor }: Asked, state: CaseState): Promise<readonly ShownLetter[]> {
  return (await lettersFor(deps, actor, state)).filter(({ status }) => status !== 'served')
}

/** What is to be served, where its service is recorded: each letter as it will be printed, its number, and its print. */
export function ToServe({ caseNo, letters }: { readonly caseNo: string; readonly letters: readonly ShownLetter[] }) {
  const say = useSay()
  if (letters.length === 0) return null
  const unnumbered = letters.filter(isToBeEntered)
  const isNotice = unnumbered.some(({ letter }) => letter.kind === 'determinationNotice')
  return (
    <section id="to-serve" aria-labelledby="to-serve-title">
      <h2 id="to-serve-title">{say(texts.toServe)}</h2>
      {unnumbered.length === 0 ? null : (
        <Notice tone="now" title={texts.unnumbered}>
          <p>{say(isNotice ? texts.noticeUnnumbered : texts.letterUnnumbered)}</p>
        </Notice>
      )}
      {letters.map((shown) => (
        <OneLetter caseNo={caseNo} shown={shown} />
      ))}
    </section>
  )
}

// Its number is asked for below the letter itself, so no question stands between.
function OneLetter({ caseNo, shown }: { readonly caseNo: string; readonly shown: ShownLetter }) {
  const say = useSay()
  const { letter, entered } = shown
  const template = currentTemplate(letter.kind)
  return (
    <>
      <h3>
        {say(template.title)}
        {entered ? <span class="aside code">{entered.number}</span> : null}
      </h3>
      <details open={entered === undefined}>
        <summary>{say(texts.whatItSays)}</summary>
        <LetterView content={compose(template, letter.facts)} />
      </details>
      {isToBeEntered(shown) ? (
        <Form
          action={`/cases/${caseNo}/letters`}
          submit={texts.numberAndPrint}
          hidden={{ occasion: letter.occasion, print: 'yes', _sure: 'yes' }}
          second
          besides
        />
      ) : (
        <p>
          <a href={`/api/v1/letters/${caseNo}.${letter.occasion}`}>{say(texts.print)}</a>
        </p>
      )}
    </>
  )
}
