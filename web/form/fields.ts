import type { EvidenceRow } from '../../database/queries/evidence.ts'
import type { Actor } from '../../domain/actor.ts'
import type { CaseState } from '../../domain/case.ts'
import type { LocalDate } from '../../domain/dates.ts'
import type { Bilingual } from '../kit/words.ts'

/** What a form may look at while it is drawn: the case, who fills it in, the day. */
export interface FormScene {
  /** The list and the kind of entity that were chosen before, where they leave only some of the options. */
  readonly chosen?: { readonly listType: string; readonly kind: string } | undefined
  readonly state?: CaseState | undefined
  readonly actor: Actor
  readonly today: LocalDate
  /** The files that the form may name; absent where it takes none. */
  readonly files?: readonly Pick<EvidenceRow, 'sha256' | 'name'>[] | undefined
}

export interface Option {
  readonly value: string
  readonly label: Bilingual
  readonly hint?: Bilingual
}

export type Options = readonly Option[] | ((scene: FormScene) => readonly Option[])

interface Asked {
  readonly label: Bilingual
  readonly hint?: Bilingual
  /** Left blank it is not sent at all; schemas say which fields may be. */
  readonly optional?: true
}

/** One line, several lines, or a legal date. */
export interface TextField extends Asked {
  readonly kind: 'line' | 'area' | 'date'
  /** What stands in it at first. */
  readonly first?: (scene: FormScene) => string
  readonly autocomplete?: string
  /** What stands for a code where it is read over and not typed. */
  readonly words?: (value: string) => Bilingual
}

/** One of several; radio buttons, or a list when there are many. */
export interface ChoiceField extends Asked {
  readonly kind: 'choice'
  readonly options: Options
  /** What stands for a value that is none of the options, or where these depend on the case. */
  readonly words?: (value: string) => Bilingual
  readonly first?: (scene: FormScene) => string
}

export interface YesNoField extends Asked {
  readonly kind: 'yesNo'
  readonly yes: Bilingual
  readonly no: Bilingual
}

interface NumberField extends Asked {
  readonly kind: 'number'
  readonly unit?: Bilingual
  readonly step?: string
}

/** Any of several. */
export interface TicksField extends Asked {
  readonly kind: 'ticks'
  readonly options: Options
  readonly ticked?: (scene: FormScene) => readonly string[]
}

/** Several texts, one a line. */
export interface LinesField extends Asked {
  readonly kind: 'lines'
}

/** Pieces of evidence: files, where the form takes them, and titles of what is kept otherwise, one a line. */
export interface EvidenceField extends Asked {
  readonly kind: 'evidence'
  /** Titles alone would say nothing: what is written stands in another field. */
  readonly filesOnly?: true
}

/** A part of an object in a frame of its own. */
interface GroupField extends Asked {
  readonly kind: 'group'
  readonly fields: Fields
}

/** Something that a person does not type: it comes from the row it stands in. */
interface GivenField {
  readonly kind: 'given'
}

/** A list of objects: as many as are typed, or one for each row the case has. */
export interface RowsField extends Asked {
  readonly kind: 'rows'
  readonly columns: Fields
  /** The rows of the case, by the given field's value; each with what it is about. */
  readonly fixed?: (
    scene: FormScene,
  ) => readonly { readonly value: string; readonly about: Bilingual; readonly detail?: Bilingual }[]
  /** How many of the fixed rows a form begins with; all that a form reads, if nothing is said. */
  readonly atOnce?: number
  /** Numbers the given field of typed rows: `r` makes r1, r2. */
  readonly numbered?: string
  /** Keep a fixed row though nothing is typed in it, so that its fields are asked for. */
  readonly keepBlank?: true
}

export type Field =
  | TextField
  | ChoiceField
  | YesNoField
  | NumberField
  | TicksField
  | LinesField
  | EvidenceField
  | GroupField
  | GivenField
  | RowsField

/** The fields of a form by the names of the payload. */
export type Fields = Readonly<Record<string, Field>>

type Keys<P> = P extends unknown ? keyof P : never
type At<P, K extends PropertyKey> = P extends unknown ? (K extends keyof P ? P[K] : never) : never

type FieldOf<V> = V extends boolean
  ? YesNoField
  : V extends number
    ? NumberField
    : V extends string
      ? TextField | ChoiceField | GivenField
      : V extends readonly (infer Item)[]
        ? Item extends string
          ? TicksField | LinesField
          : RowsField | EvidenceField
        : GroupField

/** A field of the right kind for each part of a payload: the compiler finds a part that a form forgets. */
export type FieldsOf<P> = { readonly [K in Keys<P>]: FieldOf<NonNullable<At<P, K>>> }

/** Options that may depend on the case. */
export const optionsOf = (options: Options, scene: FormScene): readonly Option[] =>
  typeof options === 'function' ? options(scene) : options

/** Under which name a form sends new files for a field, and names those that are kept already. */
export const newFiles = (path: string) => `${path}.new`
export const keptFiles = (path: string) => `${path}.kept`

/** A kept file as a form names it, and back; undefined for what is no name of one. */
export const fileValue = ({ sha256, name }: { readonly sha256: string; readonly name: string }) => `${sha256} ${name}`

export function fileIn(value: string): { readonly title: string; readonly file: string } | undefined {
  const [, file, title] = /^([0-9a-f]{64}) (.+)$/s.exec(value) ?? []
  return file === undefined || title === undefined ? undefined : { title, file }
}
