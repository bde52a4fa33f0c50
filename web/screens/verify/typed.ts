import { visible } from '../../../domain/identifiers/normal-form.ts'
import type { Fault } from '../../form/faults.ts'
import { checkpointTexts as texts } from './texts.ts'

/** What a paper says of the log, as it was typed. */
export interface TypedCheckpoint {
  readonly size: string
  readonly root: string
}

/** What was meant by it: the number of items, and the root in base64 with its `=`. */
export interface MeantCheckpoint {
  readonly size: number
  readonly root: string
}

/** A letter or digit that was read as another that looks like it; `at` counts from 1. */
export interface Misread {
  readonly at: number
  readonly typed: string
  readonly logged: string
}

/**
 * Reads what was typed off a paper: blanks anywhere, full-width characters, the unit behind the number and a missing `=`
 * do no harm. What cannot be a checkpoint at all is a fault of its field.
 */
export function readTyped({ size, root }: TypedCheckpoint): MeantCheckpoint | readonly Fault[] {
  const [, digits] = /^(\d{1,15})(?:项|items?)?$/i.exec(visible(size).replaceAll(',', '')) ?? []
  const characters = visible(root).replace(/={1,4}$/, '')
  const faults: Fault[] = [
    ...faultOf('size', visible(size) === '' ? texts.fillSize : digits === undefined ? texts.sizeWrong : undefined),
    ...faultOf('root', characters === '' ? texts.fillRoot : isRoot(characters) ? undefined : texts.rootWrong),
  ]
  return faults.length > 0 ? faults : { size: Number(digits), root: `${characters}=` }
}

// 32 bytes in base64 without the `=`.
const isRoot = (characters: string) => /^[A-Za-z0-9+/]{43}$/.test(characters)

const faultOf = (path: string, text: Fault['text'] | undefined): Fault[] => (text ? [{ path, text }] : [])

/**
 * Where two roots differ, when they differ only by characters that look alike in print (I, l and 1; O, o and 0);
 * undefined when they differ by others.
 */
export function misreadIn(typed: string, logged: string): readonly Misread[] | undefined {
  if (alike(typed) !== alike(logged)) return undefined
  return Array.from(typed).flatMap((character, at) =>
    character === logged[at] ? [] : [{ at: at + 1, typed: character, logged: logged[at]! }],
  )
}

const alike = (root: string) => root.replace(/[Il]/g, '1').replace(/[Oo]/g, '0')
