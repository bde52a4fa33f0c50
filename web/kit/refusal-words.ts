import { seatWords } from '../../domain/identifiers/seats.ts'
import { refusalText } from '../../domain/refusals/text.ts'
import type { Told } from '../../domain/refusals/vocabulary.ts'
import { findListType } from '../../rules/catalogue.ts'
import { agencyWords } from './agency-words.ts'
import { departmentWords, measureWords } from './measure-words.ts'
import type { Bilingual, Language } from './words.ts'
import { plain } from './words.ts'

const listWords = (code: string): Bilingual => findListType(code)?.title ?? plain(code)

// What stands for a code in a sentence that somebody reads; the API names codes.
const namesOf: Readonly<Record<string, (code: string) => Bilingual>> = {
  measure: measureWords,
  measures: measureWords,
  department: departmentWords,
  departments: departmentWords,
  listType: listWords,
  lists: listWords,
  district: seatWords,
  own: seatWords,
  successor: seatWords,
  agency: agencyWords,
}

function named({ code, params }: Told, lang: Language): Told {
  const words = Object.entries(params).map(([name, value]): [string, unknown] => {
    const find = namesOf[name]
    const nameOf = (one: unknown) => (find && typeof one === 'string' ? find(one)[lang] : one)
    return [name, Array.isArray(value) ? value.map(nameOf) : nameOf(value)]
  })
  return { code, params: Object.fromEntries(words) }
}

/** A refusal as it is read on a page: measures, departments, lists and districts by their names and not by codes. */
export const refusalSentence = (refusal: Told, lang: Language): string => refusalText(named(refusal, lang), lang)

/** The same in both languages. */
export const refusalWords = (refusal: Told): Bilingual => ({
  zh: refusalSentence(refusal, 'zh'),
  en: refusalSentence(refusal, 'en'),
})
