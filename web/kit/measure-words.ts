import type { LocalDate } from '../../domain/dates.ts'
import { lastDate } from '../../domain/dates.ts'
import { catalogue } from '../../rules/catalogue.ts'
import type { Bilingual } from './words.ts'

/** A measure by code and title, as it was called on the day on which it was ordered; without a day by its newest name. */
export function measureWords(code: string, on: LocalDate = lastDate): Bilingual {
  const { zh, en } = catalogue.measureTitle(code, on)
  return zh === code ? { zh, en } : { zh: `${code} ${zh}`, en: `${code} ${en}` }
}

/** The name of a department on a day, or its newest. */
export const departmentWords = (code: string, on: LocalDate = lastDate): Bilingual =>
  catalogue.departmentTitle(code, on)
