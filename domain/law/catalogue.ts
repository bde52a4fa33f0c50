import type { LegalRank, PublishedListType } from './catalogue-types.ts'
import type { Catalogue } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import { firstRefusal } from '../guards.ts'
import type { EntityRef, ProposedMeasure } from '../listing/types.ts'
import { refuse } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import type { ResolvedRule, RuleBook, RuleQuery, Tier } from './rulebook-types.ts'

// 国办发〔2020〕49号, item 7: what may set the standards of a list. A department rule serves national lists as a stop-gap.
const ranksFor: Readonly<Record<PublishedListType['reach'], readonly LegalRank[]>> = {
  national: ['law', 'administrativeRegulation', 'centralDocument', 'departmentRule'],
  local: ['law', 'administrativeRegulation', 'centralDocument', 'localRegulation'],
}

/** Least public consultation on the standards of a list, in days (国办发〔2020〕49号, item 7). */
const consultationDays = 30

/**
 * Why a list may not be used at all: a sanction list on too low a basis, or whose standards were never put to the public
 * for 30 days. Reward lists take nothing from anybody and are not asked.
 */
export function listTypeFault(type: Omit<PublishedListType, 'inForce'>): Refusal | undefined {
  const { code, polarity, reach, basis, consultation } = type
  const because = (reason: string, params: Record<string, unknown>) =>
    refuse('listing.listTypeNotInForce', { listType: code, because: reason, ...params }, 'CN49-7')
  if (polarity === 'incentive') return undefined
  if (!ranksFor[reach].includes(basis.rank)) {
    return because('basisTooLow', { document: basis.document, rank: basis.rank, needed: ranksFor[reach] })
  }
  if (!consultation) return because('noConsultation', { needed: consultationDays })
  return consultation.days < consultationDays
    ? because('consultationTooShort', { days: consultation.days, needed: consultationDays })
    : undefined
}

/** Whether an entity may be listed on this day for conduct of this tier, or why not. */
export function checkListing(catalogue: Catalogue, listType: string, tier: Tier, on: LocalDate): Refusal | undefined {
  const type = catalogue.listType(listType)
  if (!type) return refuse('listing.unknownListType', { listType })
  return checkStanding(type, on) ?? checkTier(type, tier)
}

function checkStanding(type: PublishedListType, on: LocalDate): Refusal | undefined {
  if (type.polarity !== 'sanction') return refuse('listing.notASanctionList', { listType: type.code })
  const fault = listTypeFault(type)
  if (fault) return fault
  const outside = on < type.from ? 'notYet' : type.until !== undefined && on > type.until ? 'ended' : undefined
  if (!outside) return undefined
  const { code: listType, from, until } = type
  return refuse('listing.listTypeNotInForce', { listType, because: outside, on, from, until })
}

// A severe list takes serious conduct only.
function checkTier({ code, tiers }: PublishedListType, tier: Tier): Refusal | undefined {
  return tiers.includes(tier) ? undefined : refuse('listing.tierNotOnList', { listType: code, tier, tiers })
}

/** What of a case decides whether a measure fits it. */
export interface MeasureCase {
  readonly kind: EntityRef['kind'] | 'responsiblePerson'
  readonly tier: Tier
  readonly listType: string
  /** The day on which they would be ordered. */
  readonly on: LocalDate
}

/**
 * Whether these measures may be ordered in a case, or why the first unfit one may not (条例 Art 32): each stands in the
 * catalogue in force on that day, is carried out by public bodies, aims at this kind of entity and tier, its basis
 * reaches the list, and the department named is one that carries it out then.
 */
export function checkMeasures(
  catalogue: Catalogue,
  measures: readonly ProposedMeasure[],
  fitted: MeasureCase,
): Refusal | undefined {
  return firstRefusal(...measures.map((measure) => checkMeasure(catalogue, measure, fitted)))
}

function checkMeasure(
  catalogue: Catalogue,
  { code, department }: ProposedMeasure,
  { kind, tier, listType, on }: MeasureCase,
): Refusal | undefined {
  const measure = catalogue.measure(code, on)
  const rule = 'SH-32'
  if (!measure?.published) return refuse('listing.measureNotInCatalogue', { measure: code }, rule)
  // 国办发〔2020〕49号: banks, associations and media are not to be made to punish.
  if (measure.kind === 'C') return refuse('listing.measureOfOthers', { measure: code }, 'CN49-9')
  if (!measure.targets.includes(kind)) return refuse('listing.measureTargetMismatch', { measure: code, kind }, rule)
  if (!measure.tiers.includes(tier)) return refuse('listing.measureTierMismatch', { measure: code, tier }, rule)
  if (measure.lists && !measure.lists.includes(listType)) {
    return refuse('listing.measureBasisMismatch', { measure: code, listType, lists: measure.lists }, rule)
  }
  const departments = catalogue.implementers(code, on)
  if (departments.includes(department)) return undefined
  return refuse('listing.measureImplementerMismatch', { measure: code, department, departments }, rule)
}

/** The terms in which a department acknowledges, carries out, reports and lifts a measure, with their rules. */
export function measureTerms(
  rules: RuleBook,
  query: RuleQuery,
): Readonly<Record<'acknowledge' | 'carryOut' | 'feedBack' | 'lift', ResolvedRule>> {
  return {
    acknowledge: rules.resolve('measure.acknowledge', query),
    carryOut: rules.resolve('measure.carryOut', query),
    feedBack: rules.resolve('measure.feedBack', query),
    lift: rules.resolve('measure.lift', query),
  }
}
