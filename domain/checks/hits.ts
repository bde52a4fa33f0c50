import type { CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { PublishedListType, PublishedMeasure } from '../law/catalogue-types.ts'
import type { Matter } from '../law/matters.ts'
import { queryUntil } from '../listing/query-term.ts'
import type { MeasureState } from '../measures/types.ts'
import { isOpen } from '../objection/open.ts'
import type { CheckedMeasure, CheckRights, Duty, Hit, SevereMeasures } from './types.ts'

/** The day, the law and the catalogue by which it is found what bites. */
export type CheckContext = Pick<DecideContext, 'today' | 'rules' | 'catalogue'> & { readonly severe: SevereMeasures }

/**
 * The record of a case as a hit, or undefined: it is not in force (not published yet, suspended, ended), it may not be
 * queried any more (条例 Art 35), this account is not to know of it, or none of its measures bites in the matter, so that
 * whoever asks has nothing to do by it (Art 32).
 */
export function hitOf(state: CaseState, matter: Matter, rights: CheckRights, context: CheckContext): Hit | undefined {
  const { publicity, entity, listing, field, listType } = state
  if (publicity?.status !== 'published' || !mayKnow(state, rights)) return undefined
  if (context.today > queryUntil(listing.proposal, field, context)) return undefined
  const list = context.catalogue.listType(listType)
  const measures = Object.values(state.measures)
    .filter(isOrdered)
    .flatMap(({ code }) => {
      const measure = context.catalogue.measure(code, context.today)
      const bites =
        measure?.published === true &&
        measure.matters.includes(matter) &&
        measure.targets.includes(entity.kind) &&
        measure.tiers.includes(state.tier) &&
        (measure.lists?.includes(listType) ?? true)
      const duty = bites ? dutyOf(measure, list, context.severe) : undefined
      return duty === undefined ? [] : [checked(measure!, duty)]
    })
  if (measures.length === 0) return undefined
  return {
    caseNo: state.caseNo,
    caseSeq: state.version,
    listType,
    title: list?.title ?? { zh: listType, en: listType },
    tier: state.tier,
    agency: state.agency,
    from: publicity.from,
    until: publicity.until,
    contested: publicity.marked || isOpen(state.objections.at(-1)),
    measures: measures.toSorted((one, other) => (one.code < other.code ? -1 : 1)),
  }
}

// What the register shows everybody may know, the rest those with a right to it; of a minor record of a person, with both.
const mayKnow = ({ entity, publicity }: CaseState, { minor, persons }: CheckRights): boolean =>
  (persons || entity.kind !== 'naturalPerson') && (minor || publicity?.onPublicRegister === true)

// The decision has named it, and neither the agency nor a changed decision has taken it back; nothing holds it now.
const isOrdered = ({ status, held, dropped }: MeasureState): boolean =>
  status !== 'liftOrdered' && status !== 'lifted' && held === undefined && dropped === undefined

const checked = ({ code, title, kind, bases }: PublishedMeasure, duty: Duty): CheckedMeasure => ({
  code,
  title,
  kind,
  duty,
  bases,
})

// 国办发〔2020〕49号, item 9: what others take if they wish is told as information. 条例 Art 31: what is taken against the
// severely dishonest bites in related matters only, and where nobody has laid down which those are, a person decides.
function dutyOf(
  { code, kind }: PublishedMeasure,
  list: PublishedListType | undefined,
  severe: SevereMeasures,
): Duty | undefined {
  if (kind === 'C') return 'may'
  if (list?.kind !== 'severe' || !severe.has(code)) return 'must'
  const related = severe.get(code)
  if (related === undefined) return 'decide'
  return related.includes(list.code) ? 'must' : undefined
}
