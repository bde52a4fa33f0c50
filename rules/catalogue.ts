import type { PublishedListType, PublishedMeasure } from '../domain/catalogue-types.ts'
import type { Catalogue } from '../domain/command.ts'
import { loadDepartments, loadFields, loadListTypes, loadMeasures } from './load.ts'

/** The fields of supervision that packs and list types name. */
export const fields = loadFields()

/** Every list type, sanction and reward lists, also those not in force. */
export const listTypes = loadListTypes()

/** The measure catalogue (惩戒措施清单), also measures that are not published. */
export const measureCatalogue = loadMeasures()

/**
 * The departments that carry out measures. No law names them so closely: it is the operator's setting, and its codes
 * are those under which the departments' people sign in.
 */
export const departments = loadDepartments()

const typeByCode = new Map(listTypes.map((type) => [type.code, type]))
const typeByTitle = new Map(listTypes.map((type) => [type.title.zh, type]))
const measureByCode = new Map(measureCatalogue.map((measure) => [measure.code, measure]))
const implementersOf = new Map(
  measureCatalogue.map(({ code }) => [
    code,
    departments.filter(({ measures }) => measures.includes(code)).map((one) => one.code),
  ]),
)

/** The list type of a code or a Chinese title, whatever the width of its brackets; undefined when none is published. */
export function findListType(codeOrTitle: string): PublishedListType | undefined {
  const title = codeOrTitle.trim().replaceAll('(', '（').replaceAll(')', '）')
  return typeByCode.get(codeOrTitle) ?? typeByTitle.get(title)
}

/** The catalogue entry of a measure; undefined when the catalogue has none. */
export function findMeasure(code: string): PublishedMeasure | undefined {
  return measureByCode.get(code)
}

/** The catalogue as the domain asks for it: by codes only. */
export const catalogue: Catalogue = {
  listType: (code) => typeByCode.get(code),
  measure: findMeasure,
  implementers: (measure) => implementersOf.get(measure) ?? [],
}
