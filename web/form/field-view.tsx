import { useSay, useVisit } from '../kit/visit.ts'
import type { Field, RowsField } from './fields.ts'
import { EvidenceView } from './evidence-view.tsx'
import type { Props } from './options-view.tsx'
import { Choice, Ticks } from './options-view.tsx'
import { describedBy, Framed, idOf, Labelled, rowsFor } from './marks.tsx'
import { MoreButton } from './more-button.tsx'
import { texts } from './texts.ts'
import { fixedRowsIn, highestRow, one, rowsIn } from './values.ts'
import { filledIn } from '../kit/words.ts'

const spareRows = 2

/** One field with its label, its hint, what is typed and what is wrong with it. */
export function FieldView(props: Props) {
  const { field, path, values, faults } = props
  switch (field.kind) {
    case 'given':
      return <input type="hidden" name={path} value={one(values, path)} />
    case 'group':
      return (
        <Framed path={path} label={field.label} hint={field.hint} optional={field.optional}>
          {Object.entries(field.fields).map(([name, inner]) => (
            <FieldView {...props} field={inner} path={`${path}.${name}`} />
          ))}
        </Framed>
      )
    case 'rows':
      return field.fixed ? <FixedRows {...props} field={field} /> : <TypedRows {...props} field={field} />
    case 'choice':
    case 'yesNo':
      return <Choice {...props} field={field} />
    case 'ticks':
      return <Ticks {...props} field={field} />
    case 'evidence':
      return <EvidenceView {...props} field={field} />
    default: {
      const fault = faults.find((one) => one.path === path)
      const hint = field.hint ?? (field.kind === 'date' ? texts.dateHint : linesHint(field))
      const marks = { path, label: field.label, hint, optional: field.optional, fault }
      return (
        <Labelled {...marks}>
          <Control {...props} described={describedBy(marks)} wrong={fault !== undefined} />
        </Labelled>
      )
    }
  }
}

const linesHint = ({ kind }: Field) => (kind === 'lines' ? texts.linesHint : undefined)

function Control({
  field,
  path,
  values,
  described,
  wrong,
}: Props & { readonly described: string | undefined; readonly wrong: boolean }) {
  const say = useSay()
  const common = {
    id: idOf(path),
    name: path,
    'aria-describedby': described,
    'aria-invalid': wrong ? ('true' as const) : undefined,
  }
  const value = one(values, path)
  if (field.kind === 'area' || field.kind === 'lines') {
    return (
      <textarea {...common} rows={rowsFor(value, field.kind === 'lines' ? 3 : field.optional ? 2 : 4)}>
        {value}
      </textarea>
    )
  }
  if (field.kind === 'date') return <input {...common} type="date" value={value} class="short" />
  if (field.kind === 'number') {
    return (
      <span class="with-unit">
        <input {...common} type="text" inputMode="decimal" value={value} class="short" />
        {field.unit ? <span> {say(field.unit)}</span> : null}
      </span>
    )
  }
  const autocomplete = field.kind === 'line' ? field.autocomplete : undefined
  return <input {...common} type="text" value={value} autocomplete={autocomplete} />
}

// One frame for each row of the case: what it is about stands above what is to be typed.
function FixedRows(props: Props<RowsField>) {
  const { field, path, values, scene } = props
  return (
    <>
      <Rubric {...props} />
      {fixedRowsIn(field, scene, values, path).map(({ n, row: { value, about, detail } }) => (
        <Framed path={`${path}.${n}`} label={about} hint={detail}>
          {Object.entries(field.columns).map(([name, column]) =>
            column.kind === 'given' ? (
              <input type="hidden" name={`${path}.${n}.${name}`} value={value} />
            ) : (
              <FieldView {...props} field={column} path={`${path}.${n}.${name}`} />
            ),
          )}
        </Framed>
      ))}
    </>
  )
}

function TypedRows(props: Props<RowsField>) {
  const { field, path, values } = props
  const say = useSay()
  const { path: address } = useVisit()
  const typed = rowsIn(values, path)
  const spare = one(values, '_more') === path ? 3 : spareRows - (typed.length > 0 ? 1 : 0)
  const next = (typed.at(-1) ?? -1) + 1
  const rows = [...typed, ...Array.from({ length: spare }, (_, n) => next + n).filter((n) => n <= highestRow)]
  return (
    <>
      <Rubric {...props} />
      {rows.map((n) => (
        <Framed path={`${path}.${n}`} label={numbered(n)} inRow>
          {Object.entries(field.columns).map(([name, column]) => (
            <FieldView {...props} field={column} path={`${path}.${n}.${name}`} />
          ))}
        </Framed>
      ))}
      <p>
        <MoreButton value={path} formAction={`${address.split('#')[0]}#${idOf(path)}`}>
          {say(texts.more)}
        </MoreButton>
      </p>
    </>
  )
}

const numbered = (n: number) => filledIn(texts.row, { n: n + 1 })

function Rubric({ field, path, faults }: Props<RowsField>) {
  const say = useSay()
  const fault = faults.find((one) => one.path === path)
  return (
    <div class={fault ? 'rubric field-wrong' : 'rubric'} id={idOf(path)} tabIndex={-1}>
      <h2>
        {say(field.label)} {field.optional ? <span class="optional">{say(texts.optional)}</span> : null}
      </h2>
      {field.hint ? <p class="hint">{say(field.hint)}</p> : null}
      {fault ? (
        <p class="fault">
          <span class="quiet">{say(texts.fault)}</span>
          {say(fault.text)}
        </p>
      ) : null}
    </div>
  )
}
