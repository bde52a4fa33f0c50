import type { ComponentChildren } from 'preact'
import { useSay, useVisit } from '../kit/visit.ts'
import type { Bilingual } from '../kit/words.ts'
import type { Fault } from './faults.ts'
import { FieldView } from './field-view.tsx'
import type { Fields, FormScene } from './fields.ts'
import { idOf } from './marks.tsx'
import { texts } from './texts.ts'
import type { Values } from './values.ts'
import { one } from './values.ts'

/** What is wrong with a form, each line leading to its field; gets the focus. */
export function FaultSummary({ faults }: { readonly faults: readonly Fault[] }) {
  const say = useSay()
  if (faults.length === 0) return null
  return (
    <div class="faults" role="alert" tabIndex={-1} aria-labelledby="faults-title">
      <h2 id="faults-title">{say(texts.faults)}</h2>
      <ul>
        {faults.map(({ path, text }) => (
          <li>{path === undefined ? say(text) : <a href={`#${idOf(path)}`}>{say(text)}</a>}</li>
        ))}
      </ul>
    </div>
  )
}

export interface FieldsViewProps {
  readonly fields: Fields
  readonly values: Values
  readonly scene: FormScene
  readonly faults?: readonly Fault[]
}

/** The fields of a form with what is typed in them. */
export function FieldsView({ fields, values, scene, faults = [] }: FieldsViewProps) {
  return (
    <>
      {Object.entries(fields).map(([name, field]) => (
        <FieldView field={field} path={name} values={values} scene={scene} faults={faults} />
      ))}
    </>
  )
}

export interface FormProps {
  /** By which a button outside it sends it. */
  readonly id?: string
  /** Where it is sent; the page's own address when absent. */
  readonly action?: string
  /** Values that go along unseen: version, idempotency key. */
  readonly hidden?: Readonly<Record<string, string>>
  readonly submit: Bilingual
  readonly danger?: boolean
  /** One of many on its page: its button does not stand out. */
  readonly second?: boolean
  /** Other ways to send it, by the value of `_do` or of another name. */
  readonly others?: readonly { readonly name?: string; readonly value: string; readonly text: Bilingual }[]
  readonly cancel?: { readonly href: string; readonly text: Bilingual }
  /** Its page can be opened again with what was typed: the other language keeps it. */
  readonly keepsTyped?: boolean
  /** What it leads to opens beside the page, which says by then what has become of it. */
  readonly besides?: boolean
  /** It may bring files of evidence. */
  readonly withFiles?: boolean
  readonly children?: ComponentChildren
}

/** A form that proves itself to the server. */
export function Form({
  id,
  action,
  hidden = {},
  submit,
  danger,
  second,
  others = [],
  cancel,
  withFiles = false,
  keepsTyped = false,
  besides = false,
  children,
}: FormProps) {
  const say = useSay()
  const { csrf, actor, path, proofOf } = useVisit()
  const to = action ?? path
  const who = { _by: actor?.id ?? '', _for: actor?.onBehalfOf ?? '' }
  const unseen = { _csrf: csrf, ...who, _proof: proofOf(to), ...hidden }
  return (
    <form
      method="post"
      id={id}
      action={to}
      encType={withFiles ? 'multipart/form-data' : undefined}
      data-keeps={keepsTyped ? '' : undefined}
      target={besides ? '_blank' : undefined}
      novalidate
    >
      {Object.entries(unseen).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      <div class="buttons">
        <button class={danger ? 'button button-danger' : second ? 'button button-second' : 'button'}>
          {say(submit)}
        </button>
        {others.map(({ name = '_do', value, text }) => (
          <button class="button button-second" name={name} value={value}>
            {say(text)}
          </button>
        ))}
        {cancel ? <a href={cancel.href}>{say(cancel.text)}</a> : null}
      </div>
    </form>
  )
}

/** What any act may say besides. */
export const whyFields = {
  '_why.reason': { kind: 'area', label: texts.reason, hint: texts.reasonHint, optional: true },
  '_why.legalBasis': { kind: 'line', label: texts.legalBasis, optional: true },
} satisfies Fields

/** Reason and legal basis that any act may carry, folded away until wanted. */
export function Justification({ values, scene }: { readonly values: Values; readonly scene: FormScene }) {
  const say = useSay()
  return (
    <details class="why" open={Object.keys(whyFields).some((name) => one(values, name) !== '')}>
      <summary>{say(texts.why)}</summary>
      <FieldsView fields={whyFields} values={values} scene={scene} />
    </details>
  )
}

/** What was typed of reason and basis, in the form that the record takes. */
export function justificationIn(values: Values): { reason?: string; legalBasis?: string } {
  const reason = one(values, '_why.reason').trim()
  const legalBasis = one(values, '_why.legalBasis').trim()
  return { ...(reason === '' ? {} : { reason }), ...(legalBasis === '' ? {} : { legalBasis }) }
}
