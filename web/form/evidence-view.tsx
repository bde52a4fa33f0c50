import { useSay } from '../kit/visit.ts'
import type { Bilingual } from '../kit/words.ts'
import { plain } from '../kit/words.ts'
import type { Fault } from './faults.ts'
import type { EvidenceField, FormScene } from './fields.ts'
import { fileValue, keptFiles, newFiles } from './fields.ts'
import type { MarkedProps } from './marks.tsx'
import { describedBy, Framed, idOf, Labelled, rowsFor } from './marks.tsx'
import { MoreButton } from './more-button.tsx'
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
  return (
    <Framed path={newFiles(path)} label={field.label} optional={field.optional} fault={fault}>
      <KeptFiles path={path} files={files} values={values} />
      <NewFiles path={path} isMain={field.filesOnly ?? false} values={values} />
      {field.filesOnly ? null : (
        <Titles {...{ path, values }} marks={{ path, label: texts.otherEvidence, hint: field.hint, optional: true }} />
      )}
    </Framed>
  )
}

interface KeptProps {
  readonly path: string
  readonly files: NonNullable<FormScene['files']>
  readonly values: Values
}

// A form has a field for each of fifty requirements and a case a thousand files: a field shows those that are ticked and
// the newest, and by a button the others, in pages, each field by itself.
const newest = 10
const filesOfPage = 100

function KeptFiles({ path, files, values }: KeptProps) {
  const say = useSay()
  const name = keptFiles(path)
  const ticked = new Set(many(values, name))
  const page = pageAsked(one(values, '_more'), name)
  const others = files.filter((file) => !ticked.has(fileValue(file))).toReversed()
  const from = (page ?? 0) * filesOfPage
  const until = from + (page === undefined ? newest : filesOfPage)
  const shown = [...files.filter((file) => ticked.has(fileValue(file))), ...others.slice(from, until)]
  const more = (to: number, text: Bilingual) => (
    <MoreButton value={`${name}.${to}`}>{say(text, { count: others.length })}</MoreButton>
  )
  const after = page === undefined ? 0 : page + 1
  return (
    <>
      {shown.map((file, n) => (
        <Tick
          type="checkbox"
          path={name}
          n={n}
          option={{ value: fileValue(file), label: plain(file.name) }}
          checked={ticked.has(fileValue(file))}
        />
      ))}
      {page !== undefined && page > 0 ? more(page - 1, texts.newerFiles) : null}
      {until < others.length ? more(after, page === undefined ? texts.allFiles : texts.olderFiles) : null}
    </>
  )
}

function pageAsked(asked: string, name: string): number | undefined {
  const page = asked.startsWith(`${name}.`) ? asked.slice(name.length + 1) : ''
  return /^\d{1,3}$/.test(page) ? Number(page) : undefined
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
