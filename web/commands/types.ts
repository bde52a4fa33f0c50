import type { Commands } from '../../domain/case.ts'
import type { FieldsOf } from '../form/fields.ts'
import type { Bilingual } from '../kit/words.ts'
import type { payloadSchemas } from '../../api/schemas/commands.ts'

/** A command that a person may give. */
export type HumanCommand = keyof typeof payloadSchemas

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
  readonly faultOf?: Readonly<Record<string, string>>
  /** It ends something or goes against somebody. */
  readonly grave?: true
}

/** The forms of some commands; the compiler finds a command or a field without one. */
export type CommandForms<T extends HumanCommand> = { readonly [K in T]: CommandForm<K> }

/** The commands of a track. */
export type OfTrack<Track extends string> = Extract<HumanCommand, `${Track}.${string}`>
