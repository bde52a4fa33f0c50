import { agencyOf } from '../../letters/templates.ts'
import { departments } from '../../rules/catalogue.ts'
import { departmentWords } from './measure-words.ts'
import type { Bilingual } from './words.ts'
import { plain } from './words.ts'

const departmentCodes = new Set(departments.map(({ code }) => code))

/** What an agency or a department is called; one that has no name yet goes by its code. */
export const agencyWords = (code: string): Bilingual =>
  departmentCodes.has(code) ? departmentWords(code) : plain(agencyOf(code).title)
