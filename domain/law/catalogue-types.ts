import type { Bilingual } from '../calendar/types.ts'
import type { LocalDate } from '../dates.ts'
import type { ListType, MeasureEntry, Tier } from './rulebook-types.ts'
import type { InForce } from './in-force.ts'
import type { Matter } from './matters.ts'
import type { Verified } from '../verified.ts'

/** Rank of the text that a list or a measure rests on (法律位阶). */
export type LegalRank =
  | 'law'
  | 'administrativeRegulation'
  | 'centralDocument'
  | 'localRegulation'
  | 'departmentRule'
  | 'judicialInterpretation'
  | 'normativeDocument'

/** A text that a list or a measure rests on. An article stands only where it was found in the text. */
export interface LegalBasis {
  readonly document: string
  readonly number?: string
  readonly article?: string
  readonly rank: LegalRank
  readonly verified: Verified
}

/** Public consultation on the standards of a list (公开征求意见); 国办发〔2020〕49号 asks for 30 days at least. */
interface Consultation {
  readonly days: number
  readonly from?: LocalDate
  readonly until?: LocalDate
  readonly verified: Verified
  readonly remark?: Bilingual
}

/** A kind of list as it is published: who may list whom, on what standards, and how an entity leaves the list again. */
export interface PublishedListType extends ListType {
  readonly kind: 'severe' | 'watch' | 'incentive'
  readonly reach: 'national' | 'local'
  /** Tiers of conduct that the list takes. */
  readonly tiers: readonly Tier[]
  readonly authority: Bilingual
  readonly basis: LegalBasis
  /** Absent when none is known to have been held; a sanction list is then not in force. */
  readonly consultation?: Consultation
  readonly from: LocalDate
  readonly until?: LocalDate
  readonly listing: Bilingual
  readonly removal: Bilingual
  readonly remedies: Bilingual
  /** How sure the project is of name, conditions of listing and conditions of removal. */
  readonly verified: Verified
  readonly remark?: Bilingual
}

/** A version of an entry of the measure catalogue with its basis and where it bites. */
export interface PublishedMeasure extends MeasureEntry, InForce {
  readonly matters: readonly Matter[]
  readonly bases: readonly LegalBasis[]
  /** Lists to which the basis confines the measure, by code; absent means every list. */
  readonly lists?: readonly string[]
  /** How sure the project is of name, kind and tiers; the bases say it for themselves. */
  readonly verified: Verified
  readonly remark?: Bilingual
}

/** A kind of penalty (行政处罚法 Art 9) with the tiers of conduct that it may stand for. */
export interface PenaltyKind {
  /** The term of the law itself, as the tables of double publicity have it. */
  readonly code: string
  readonly title: Bilingual
  readonly least: Tier
  readonly most: Tier
  readonly verified: Verified
  readonly remark?: Bilingual
}

/** A version of a department that carries out measures (实施部门), by the code under which its people sign in. */
export interface Department extends InForce {
  readonly code: string
  readonly title: Bilingual
  /** Codes of the measures it carries out. */
  readonly measures: readonly string[]
}
