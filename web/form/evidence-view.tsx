import { plain } from '../kit/words.ts'
import type { Fault } from './faults.ts'
import type { EvidenceField, FormScene } from './fields.ts'
import { fileValue, keptFiles, newFiles } from './fields.ts'
import type { MarkedProps } from './marks.tsx'
import { describedBy, Framed, idOf, Labelled, rowsFor } from './marks.tsx'
import { texts } from './texts.ts'
import { lostId, LostFiles } from './lost-view.tsx'
import { Tick } from './tick.tsx'
import type { Values } from './values.ts'
import { many, one } from './values.ts'

interface Props {
  readonly field: EvidenceField
  readonly path: string
  readonly values: Values
  readonly scene: FormScene
  readonly faults: readonly Fault[]
}

/** Pieces of evidence: files that are there, files sent along, and titles of what is kept otherwise. */
export function EvidenceView({ field, path, values, scene: { files }, faults }: Props) {
  const fault = faults.find((one) => one.path === path)
  const marks = { path, label: field.label, hint: field.hint, optional: field.optional, fault }
  if (!files)
    return field.filesOnly ? null : (
      <Titles {...{ path, values }} marks={{ ...marks, hint: field.hint ?? texts.linesHint }} />
    )
  const kept = many(values, keptFiles(path))
  return (
    <Framed path={newFiles(path)} label={field.label} optional={field.optional} fault={fault}>
      {files.map((file, n) => (
        <Tick
          type="checkbox"
          path={keptFiles(path)}
          n={n}
          option={{ value: fileValue(file), label: plain(file.name) }}
          checked={kept.includes(fileValue(file))}
        />
      ))}
      <NewFiles path={path} isMain={field.filesOnly ?? false} values={values} />
      {field.filesOnly ? null : (
        <Titles {...{ path, values }} marks={{ path, label: texts.otherEvidence, hint: field.hint, optional: true }} />
      )}
    </Framed>
  )
}

// What was chosen before the page was shown again is kept by then, and ticked above.
interface NewFilesProps {
  readonly path: string
  readonly isMain: boolean
  readonly values: Values
}

function NewFiles({ path, isMain, values }: NewFilesProps) {
  const marks = { path: isMain ? path : `${path}.file`, label: texts.attach, hint: texts.attachHint, optional: !isMain }
  return (
    <Labelled {...marks}>
      <LostFiles path={path} values={values} />
      <input
        id={idOf(marks.path)}
        name={newFiles(path)}
        type="file"
        multiple
        aria-describedby={[describedBy(marks), lostId(path, values)].filter(Boolean).join(' ')}
      />
    </Labelled>
  )
}

interface TitlesProps {
  readonly path: string
  readonly values: Values
  readonly marks: MarkedProps
}

function Titles({ path, values, marks }: TitlesProps) {
  const value = one(values, path)
  return (
    <Labelled {...marks}>
      <textarea
        id={idOf(path)}
        name={path}
        rows={rowsFor(value, 3)}
        aria-describedby={describedBy(marks)}
        aria-invalid={marks.fault ? 'true' : undefined}
      >
        {value}
      </textarea>
    </Labelled>
  )
}
