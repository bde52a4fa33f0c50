import type { Fault } from '../../form/faults.ts'
import type { FormScene } from '../../form/fields.ts'
import type { Values } from '../../form/values.ts'
import { one } from '../../form/values.ts'
import { FaultSummary, FieldsView, Form } from '../../form/view.tsx'
import { idOf } from '../../form/marks.tsx'
import { describe } from '../../kit/describe.ts'
import { DescribedList } from '../../kit/described.tsx'
import { LetterView } from '../../kit/letter-view.tsx'
import { Heading, Notice } from '../../kit/parts.tsx'
import { Steps } from '../../kit/steps.tsx'
import { useSay } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import type { LetterContent } from '../../../letters/compose.ts'
import { codeDoubt } from '../../../domain/identifiers/doubts.ts'
import type { Identified } from '../../../domain/identifiers/identity.ts'
import { KnownView } from './known-view.tsx'
import type { Known } from './known.ts'
import type { Section } from './steps.ts'
import { allOf, checkStep, listingSteps, stepOfField } from './steps.ts'
import { texts } from './texts.ts'

/** Where the step of a draft is. */
export const addressOf = (draft: string, step: number) => `/cases/new/${draft}/${step}`

/** Where a field of a draft is put right; from there the way leads back to the check. */
const fixAddress = (draft: string, path: string) =>
  `${addressOf(draft, Math.max(stepOfField(path), 1))}?check=1#${idOf(path)}`

function Progress({ at, draft }: { readonly at: number; readonly draft: string | undefined }) {
  const steps = [...listingSteps, checkStep].map(({ title }, n) => {
    const state = n + 1 === at ? ('here' as const) : n + 1 < at ? ('done' as const) : ('ahead' as const)
    return { title, state, ...(draft !== undefined && state !== 'here' ? { href: addressOf(draft, n + 1) } : {}) }
  })
  return <Steps label={texts.steps} steps={steps} />
}

const heading = (n: number, step: Bilingual): Bilingual => {
  const fill = (lang: 'zh' | 'en') =>
    texts.stepOf[lang]
      .replace('{n}', String(n))
      .replace('{count}', String(listingSteps.length + 1))
      .replace('{step}', step[lang])
  return { zh: fill('zh'), en: fill('en') }
}

interface StepProps {
  readonly at: number
  readonly draft: string | undefined
  readonly values: Values
  readonly scene: FormScene
  readonly faults: readonly Fault[]
  /** What is known of the entity, once its code is written. */
  readonly known: Known | undefined
  readonly listType: string
}

/** One page of the proposal. */
export function StepPage({ at, draft, values, scene, faults, known, listType }: StepProps) {
  const say = useSay()
  const { title, lead, sections, fields } = listingSteps[at - 1]!
  return (
    <>
      <FaultSummary faults={faults} />
      <Progress at={at} draft={draft} />
      <Heading title={heading(at, title)} lead={lead} />
      {known === undefined || draft === undefined ? null : (
        <KnownView known={known} values={values} listType={listType} change={addressOf(draft, 1)} />
      )}
      <Form
        submit={texts.next}
        others={[{ value: 'later', text: texts.later }]}
        keepsTyped
        withFiles={scene.files !== undefined && Object.values(fields).some(({ kind }) => kind === 'evidence')}
        {...(at > 1 && draft !== undefined ? { cancel: { href: addressOf(draft, at - 1), text: texts.back } } : {})}
      >
        {sections.map((section) => (
          <section class="card" aria-labelledby={sections.length > 1 ? section.id : undefined}>
            {sections.length > 1 ? <h2 id={section.id}>{say(section.title)}</h2> : null}
            <FieldsView fields={section.fields} values={values} scene={scene} faults={faults} />
            <Seldom section={section} values={values} scene={scene} faults={faults} />
          </section>
        ))}
      </Form>
    </>
  )
}

type SeldomProps = Pick<StepProps, 'values' | 'scene' | 'faults'> & { readonly section: Section }

/** What is mostly left blank; open where something is written or wrong. */
function Seldom({ section: { seldom }, values, scene, faults }: SeldomProps) {
  const say = useSay()
  if (!seldom) return null
  const isOf = (path: string) => (path.split('.')[0] ?? '') in seldom
  const isOpen =
    faults.some(({ path = '' }) => isOf(path)) || Object.keys(values).some((path) => isOf(path) && one(values, path))
  return (
    <details class="why" open={isOpen}>
      <summary>
        {Object.values(seldom)
          .flatMap((field) => ('label' in field ? [say(field.label)] : []))
          .join(say(texts.comma))}
      </summary>
      <FieldsView fields={seldom} values={values} scene={scene} faults={faults} />
    </details>
  )
}

interface CheckProps {
  readonly draft: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly faults: readonly Fault[]
  readonly letter: LetterContent | undefined
  /** Other names under which the code stands elsewhere. */
  readonly names: readonly string[]
}

/** Everything that was written, what is still wrong, and the letter that it leads to. */
export function CheckPage({ draft, payload, faults, letter, names }: CheckProps) {
  const say = useSay()
  const doubt = codeDoubt((payload['entity'] ?? {}) as Partial<Identified>)
  return (
    <>
      <Progress at={listingSteps.length + 1} draft={draft} />
      <Heading title={heading(listingSteps.length + 1, checkStep.title)} lead={texts.checkLead} />
      {faults.length === 0 ? null : (
        <Notice tone="late" title={texts.toFix}>
          <ul>
            {faults.map(({ path, text }) => (
              <li>
                <a href={path === undefined ? addressOf(draft, 1) : fixAddress(draft, path)}>{say(text)}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {doubt === undefined ? null : (
        <Notice tone="now" title={texts.doubts}>
          <p>{say(texts[doubt])}</p>
        </Notice>
      )}
      {names.length === 0 ? null : (
        <Notice tone="now" title={texts.doubts}>
          <p>{say(texts.otherNames, { names: names.join(say(texts.comma)) })}</p>
        </Notice>
      )}
      <div class="two">
        <div>
          {listingSteps.flatMap(({ sections }, n) =>
            sections.map((section) => (
              <section class="card">
                <h2>
                  {say(section.title)}{' '}
                  <a
                    class="aside"
                    href={`${addressOf(draft, n + 1)}?check=1${sections.length > 1 ? `#${section.id}` : ''}`}
                    aria-label={`${say(texts.change)}：${say(section.title)}`}
                  >
                    {say(texts.change)}
                  </a>
                </h2>
                <DescribedList items={describe(allOf(section), payload)} whole />
              </section>
            )),
          )}
        </div>
        <section aria-labelledby="letter">
          <h2 id="letter" class="first">
            {say(texts.letter)}
          </h2>
          {letter ? (
            <>
              <p class="hint">{say(texts.letterHint)}</p>
              <LetterView content={letter} />
            </>
          ) : (
            <p>{say(texts.noLetter)}</p>
          )}
        </section>
      </div>
      {faults.length > 0 ? null : (
        <Form submit={texts.submit} hidden={{ _key: draft }} others={[{ value: 'later', text: texts.later }]} />
      )}
    </>
  )
}
