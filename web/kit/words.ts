import type { Bilingual } from '../../domain/calendar/types.ts'
import type { Language } from '../../domain/refusals/vocabulary.ts'

export type { Bilingual, Language }

/** Texts of a screen by their name; the type proves that none lacks a language. */
export type Texts = Readonly<Record<string, Bilingual>>

/** What may stand in a `{name}` of a text. */
type Filling = Readonly<Record<string, string | number>>

/** A text in the reader's language with its `{names}` filled. */
export type Say = (text: Bilingual, filling?: Filling) => string

/** Makes the `say` of a language. A name without a filling stays as it is, so that a test sees it. */
export function sayIn(lang: Language): Say {
  return (text, filling = {}) =>
    text[lang].replace(/\{(\w+)\}/g, (whole, name: string) => String(filling[name] ?? whole))
}

/** A text with its `{names}` filled, still in both languages. */
export const filledIn = (text: Bilingual, filling: Filling): Bilingual => ({
  zh: sayIn('zh')(text, filling),
  en: sayIn('en')(text, filling),
})

/** The same words in both languages, for names that have only one: a document number, a person. */
export const plain = (text: string): Bilingual => ({ zh: text, en: text })
