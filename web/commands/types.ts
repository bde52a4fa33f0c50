import type { CaseState, Commands } from '../../domain/case.ts'
import type { HumanCommand } from '../../domain/decide.ts'
import type { RefusalCode } from '../../domain/refusals/index.ts'
import type { FieldsOf } from '../form/fields.ts'
import type { Bilingual } from '../kit/words.ts'

/** How a command is asked for: its words and a field for each part of its payload. */
export interface CommandForm<T extends HumanCommand> {
  readonly title: Bilingual
  /** What it does, for who has never done it. */
  readonly lead: Bilingual
  /** The words on the button. */
  readonly act: Bilingual
  /** What has been done, for the page after. */
  readonly done: Bilingual
  readonly fields: FieldsOf<Commands[T]>
  /** The field that a refusal of the domain is about, by its code. */
  readonly faultOf?: Readonly<Partial<Record<RefusalCode, string>>>
  /** It ends something or goes against somebody: asked once more before it is given. */
  readonly grave?: true
  /** What is asked once more before it is given, of what was typed and the case; undefined when nothing is. */
  readonly askIf?: (payload: Readonly<Record<string, unknown>>, state: CaseState) => Bilingual | undefined
  /** Fields of no account for what is typed in the others, left out when it is read over. */
  readonly idle?: (payload: Readonly<Record<string, unknown>>) => readonly string[]
}

/** The forms of some commands; the compiler finds a command or a field without one. */
export type CommandForms<T extends HumanCommand> = { readonly [K in T]: CommandForm<K> }
