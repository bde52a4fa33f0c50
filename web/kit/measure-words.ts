import { departments, findMeasure } from '../../rules/catalogue.ts'
import type { Bilingual } from './words.ts'
import { plain } from './words.ts'

/** A measure by code and title. */
export function measureWords(code: string): Bilingual {
  const measure = findMeasure(code)
  return measure ? { zh: `${code} ${measure.title.zh}`, en: `${code} ${measure.title.en}` } : plain(code)
}

/** The name of a department. */
export const departmentWords = (code: string): Bilingual =>
  departments.find((one) => one.code === code)?.title ?? plain(code)
