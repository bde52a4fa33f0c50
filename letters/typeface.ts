import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from 'fontkit'
import { standardCharacters } from '../domain/identifiers/private-use.ts'

const require = createRequire(import.meta.url)
const ownFile = (path: string) => require.resolve(`@expo-google-fonts/noto-sans-sc/${path}.ttf`)

/** The files of the fonts that every installation has. Both have the same characters, as a test sees to. */
export const ownFonts = {
  regular: ownFile('400Regular/NotoSansSC_400Regular'),
  bold: ownFile('700Bold/NotoSansSC_700Bold'),
} as const

/** What letters are printed in. */
export interface Typeface {
  /** The font of this installation for characters that the own fonts have not; a file. */
  readonly further?: string
  /** Whether a character has a shape in one of them. */
  readonly prints: (sign: string) => boolean
}

// Some 31,000 characters, read in 20 ms; the same for all that is printed by a process.
let own: ReadonlySet<number> | undefined
const ownSigns = () => (own ??= signsOf(ownFonts.regular))

/**
 * The typeface of letters, with the font in `further` for what the own fonts have not. Throws where the file is no
 * TrueType or OpenType font.
 */
export function openTypeface(further?: string): Typeface {
  const more = further === undefined ? undefined : signsOf(further)
  const prints = (sign: string) => {
    const code = sign.codePointAt(0)!
    return ownSigns().has(code) || (more?.has(code) ?? false)
  }
  return further === undefined ? { prints } : { further, prints }
}

/** The font that has a character. */
export const fontOf = (sign: string): 'own' | 'further' => (ownSigns().has(sign.codePointAt(0)!) ? 'own' : 'further')

function signsOf(file: string): ReadonlySet<number> {
  const font = create(readFileSync(file))
  // A collection holds several fonts and has no characters of its own.
  if (!('characterSet' in font)) throw new Error(`${file} holds several fonts: name a file with one`)
  return new Set(font.characterSet)
}

type Shaped = (sign: string) => string | undefined

const unseen = /[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u

/** How a character is printed; undefined where no font has it. What nobody sees is left out. */
const shapedBy =
  ({ prints }: Typeface): Shaped =>
  (sign) => {
    if (sign === '\n' || sign === '\u2028' || sign === '\u2029') return '\n'
    if (sign === '\t') return ' '
    if (unseen.test(sign)) return ''
    if (prints(sign)) return sign
    if (/\p{Zs}/u.test(sign)) return ' '
    // Some ideographs have a second code for the sake of older tables: another number for the same character.
    const same = sign.normalize('NFC')
    return same !== sign && Array.from(same).every(prints) ? same : undefined
  }

const standard = (text: string) => standardCharacters(text).normalize('NFC')

/** A character with its number, by which anybody finds it. */
const numbered = (sign: string) => `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

/** The characters of a text that no font has, each once, as 𠮷（U+20BB7）. */
export function unprintable(text: string, typeface: Typeface): readonly string[] {
  const shaped = shapedBy(typeface)
  const missing = Array.from(standard(text)).filter((sign) => shaped(sign) === undefined)
  return [...new Set(missing)].map((sign) => `${sign}（${numbered(sign)}）`)
}

/**
 * A text as it is printed: private-use characters of older tables as the standard has them, nothing that nobody sees,
 * and 〔U+20BB7〕 for a character without a shape, so that none is a box or missing. Only cases of an earlier release hold
 * such; what people give now is refused with `letter.unprintable`.
 */
export function asPrinted(text: string, typeface: Typeface): string {
  const shaped = shapedBy(typeface)
  return Array.from(standard(text), (sign) => shaped(sign) ?? `〔${numbered(sign)}〕`).join('')
}
