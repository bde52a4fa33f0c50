import { useSay } from '../kit/visit.ts'
import type { Fault } from './faults.ts'
import type { ChoiceField, Field, FormScene, Option, TicksField, YesNoField } from './fields.ts'
import { optionsOf } from './fields.ts'
import { describedBy, Framed, idOf, Labelled } from './marks.tsx'
import { texts } from './texts.ts'
import { Tick } from './tick.tsx'
import type { Values } from './values.ts'
import { many, one } from './values.ts'

/** A field where it stands in its form, with what is typed in the form and wrong with it. */
export interface Props<F extends Field = Field> {
  readonly field: F
  readonly path: string
  readonly values: Values
  readonly scene: FormScene
  readonly faults: readonly Fault[]
}

const mostRadios = 5
const mostInColumn = 8

/** One of several: radio buttons, or a list when there are many. */
export function Choice({ field, path, values, scene, faults }: Props<ChoiceField | YesNoField>) {
  const say = useSay()
  const options: readonly Option[] =
    field.kind === 'yesNo'
      ? [
          { value: 'yes', label: field.yes },
          { value: 'no', label: field.no },
        ]
      : optionsOf(field.options, scene)
  const fault = faults.find((one) => one.path === path)
  const marks = { path, label: field.label, hint: field.hint, optional: field.optional, fault }
  const chosen = one(values, path)
  if (options.length > mostRadios) {
    return (
      <Labelled {...marks}>
        <select
          id={idOf(path)}
          name={path}
          aria-describedby={describedBy(marks)}
          aria-invalid={fault ? 'true' : undefined}
        >
          <option value="">{say(texts.choose)}</option>
          {options.map(({ value, label }) => (
            <option value={value} selected={value === chosen}>
              {say(label)}
            </option>
          ))}
        </select>
      </Labelled>
    )
  }
  return (
    <Framed {...marks}>
      {options.map((option, n) => (
        <Tick type="radio" path={path} n={n} option={option} checked={option.value === chosen} />
      ))}
    </Framed>
  )
}

/** Any of several; many stand in columns. */
export function Ticks({ field, path, values, scene, faults }: Props<TicksField>) {
  const ticked = many(values, path)
  const fault = faults.find((one) => one.path === path)
  const options = optionsOf(field.options, scene)
  // A case may have nothing to be ticked.
  if (options.length === 0 && field.optional) return null
  return (
    <Framed path={path} label={field.label} hint={field.hint} optional={field.optional} fault={fault}>
      <div class={options.length > mostInColumn ? 'columns' : undefined}>
        {options.map((option, n) => (
          <Tick type="checkbox" path={path} n={n} option={option} checked={ticked.includes(option.value)} />
        ))}
      </div>
    </Framed>
  )
}
