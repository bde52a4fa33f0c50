import type { ComponentChildren } from 'preact'
import { Cut } from '../kit/cut.tsx'
import { useSay } from '../kit/visit.ts'
import type { Bilingual } from '../kit/words.ts'
import type { Fault } from './faults.ts'
import { texts } from './texts.ts'

/** The id of the control of a field. */
export const idOf = (path: string) => `f-${path.replaceAll('.', '-')}`

const mostLines = 40

/** How many lines high a field for several lines is drawn, so that what is typed can be seen without filling the page. */
export const rowsFor = (typed: string, least: number) =>
  Math.min(mostLines, Math.max(least, typed.split('\n', mostLines).length + 1))

export interface MarkedProps {
  readonly path: string
  readonly label: Bilingual
  readonly hint?: Bilingual | undefined
  readonly optional?: boolean | undefined
  readonly fault?: Fault | undefined
}

/** Points a control at its hint and its fault. */
export const describedBy = ({ path, hint, fault }: MarkedProps) =>
  [hint ? `${idOf(path)}-hint` : '', fault ? `${idOf(path)}-fault` : ''].filter((id) => id !== '').join(' ') ||
  undefined

/** Hint and fault of a field. */
function Remarks({ path, hint, fault }: MarkedProps) {
  const say = useSay()
  return (
    <>
      {hint ? (
        <p class="hint" id={`${idOf(path)}-hint`}>
          <Cut text={say(hint)} />
        </p>
      ) : null}
      {fault ? (
        <p class="fault" id={`${idOf(path)}-fault`}>
          <span class="quiet">{say(texts.fault)}</span>
          {say(fault.text)}
        </p>
      ) : null}
    </>
  )
}

/** A control with its label. */
export function Labelled({ children, ...props }: MarkedProps & { readonly children: ComponentChildren }) {
  const say = useSay()
  return (
    <div class={props.fault ? 'field field-wrong' : 'field'}>
      <label for={idOf(props.path)}>
        {say(props.label)} {props.optional ? <span class="optional">{say(texts.optional)}</span> : null}
      </label>
      <Remarks {...props} />
      {children}
    </div>
  )
}

/** Controls that belong together, with their legend. */
export function Framed({
  children,
  inRow,
  ...props
}: MarkedProps & { readonly children: ComponentChildren; readonly inRow?: boolean }) {
  const say = useSay()
  return (
    <fieldset class={props.fault ? 'field field-wrong' : 'field'} aria-describedby={describedBy(props)}>
      <legend>
        <Cut text={say(props.label)} /> {props.optional ? <span class="optional">{say(texts.optional)}</span> : null}
      </legend>
      <Remarks {...props} />
      {inRow ? <div class="row">{children}</div> : children}
    </fieldset>
  )
}
