import type { Department, PenaltyKind, PublishedListType, PublishedMeasure } from '../domain/law/catalogue-types.ts'
import type { Catalogue } from '../domain/command.ts'
import type { LocalDate } from '../domain/dates.ts'
import { normalName } from '../domain/identifiers/normal-form.ts'
import { inForceOn, isInForce, knownOn } from '../domain/law/in-force.ts'
import type { InForce } from '../domain/law/in-force.ts'
import { loadDepartments, loadFields, loadListTypes, loadMeasures, loadPenaltyKinds } from './load.ts'

/** The fields of supervision that packs and list types name. */
export const fields = loadFields()

/** Every list type, sanction and reward lists, also those not in force. */
export const listTypes = loadListTypes()

/** Every version of the measure catalogue (惩戒措施清单), also measures that are not published or have ended. */
export const measureCatalogue = loadMeasures()

/** The kinds of penalty (行政处罚法 Art 9), each with the tiers of conduct that it may stand for. */
export const penaltyKinds = loadPenaltyKinds()

/**
 * Every version of the departments that carry out measures. No law names them so closely: it is the operator's
 * setting, and its codes are those under which the departments' people sign in.
 */
export const departments = loadDepartments()

const typeByCode = new Map(listTypes.map((type) => [type.code, type]))
const typeByTitle = new Map(listTypes.map((type) => [normalName(type.title.zh), type]))

/** The list type of a code or a Chinese title, however it was typed; undefined when none is published. */
export function findListType(codeOrTitle: string): PublishedListType | undefined {
  return typeByCode.get(codeOrTitle) ?? typeByTitle.get(normalName(codeOrTitle))
}

/** A catalogue of these versions of entries, as the domain, the letters and the doors ask for it. */
export function createCatalogue(entries: {
  readonly listTypes: readonly PublishedListType[]
  readonly measures: readonly PublishedMeasure[]
  readonly departments: readonly Department[]
  readonly penaltyKinds: readonly PenaltyKind[]
}): Catalogue {
  const types = new Map(entries.listTypes.map((type) => [type.code, type]))
  const kinds = new Map(entries.penaltyKinds.map((kind) => [kind.code, kind]))
  const measures = versionsOf(entries.measures)
  const offices = versionsOf(entries.departments)
  const titleIn =
    (versions: ReadonlyMap<string, readonly (PublishedMeasure | Department)[]>) => (code: string, on: LocalDate) =>
      knownOn(versions.get(code) ?? [], on)?.title ?? { zh: code, en: code }
  return {
    listType: (code) => types.get(code),
    penaltyKind: (code) => kinds.get(code),
    measure: (code, on) => inForceOn(measures.get(code) ?? [], on),
    implementers: (measure, on) =>
      entries.departments
        .filter((office) => isInForce(office, on) && office.measures.includes(measure))
        .map(({ code }) => code),
    measureTitle: titleIn(measures),
    departmentTitle: titleIn(offices),
  }
}

function versionsOf<T extends InForce & { readonly code: string }>(
  entries: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const byCode = new Map<string, T[]>()
  for (const entry of entries) byCode.set(entry.code, [...(byCode.get(entry.code) ?? []), entry])
  return byCode
}

/** The catalogue of the release's files. */
export const catalogue: Catalogue = createCatalogue({
  listTypes,
  measures: measureCatalogue,
  departments,
  penaltyKinds,
})

/** The measures in force on a day, in the order of their codes. */
export const measuresOn = (on: LocalDate): readonly PublishedMeasure[] =>
  measureCatalogue.filter((measure) => isInForce(measure, on))

/** The departments there are on a day. */
export const departmentsOn = (on: LocalDate): readonly Department[] =>
  departments.filter((department) => isInForce(department, on))

/** The lists that are in force on a day: also those that may not be used, which say so themselves. */
export const listTypesOn = (on: LocalDate): readonly PublishedListType[] =>
  listTypes.filter((type) => isInForce(type, on))
