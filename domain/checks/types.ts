import type { Bilingual } from '../calendar/types.ts'
import type { LocalDate } from '../dates.ts'
import type { Identified } from '../identifiers/identity.ts'
import type { LegalBasis, PublishedMeasure } from '../law/catalogue-types.ts'
import type { Matter } from '../law/matters.ts'
import type { Tier } from '../law/rulebook-types.ts'

/** Who is asked about, as the application names it. */
export interface Subject extends Identified {
  readonly name?: string
}

/** What a department asks before it grants something (条例 Arts 30–32): about whom, in which matter, and for what. */
export interface Question {
  readonly subject: Subject
  readonly matter: Matter
  /** What is applied for, as the department's own list of items has it. */
  readonly item: { readonly code: string; readonly name: string }
  /** The number of the application. */
  readonly reference: string
  /** Who decides on the application, as the department names the person. */
  readonly officer: string
  readonly purpose: string
}

/** What an account may be told of beside the public register. */
export interface CheckRights {
  /** Records that the law keeps off the register, and only shares. */
  readonly minor: boolean
  readonly persons: boolean
}

/**
 * What follows from a measure for whoever asks: it has to be applied, it is told as information (kind C, which others take
 * if they wish), or a person decides whether the matter is related to the conduct (条例 Art 31).
 */
export type Duty = 'must' | 'may' | 'decide'

/** A measure that bites in the matter. */
export interface CheckedMeasure {
  readonly code: string
  readonly title: Bilingual
  readonly kind: PublishedMeasure['kind']
  readonly duty: Duty
  readonly bases: readonly LegalBasis[]
}

/** A record in force of which at least one measure bites in the matter. `caseSeq`: the state of the case that was seen. */
export interface Hit {
  readonly caseNo: string
  readonly caseSeq: number
  readonly listType: string
  readonly title: Bilingual
  readonly tier: Tier
  readonly agency: string
  readonly from: LocalDate
  readonly until: LocalDate
  /** The entity objects to it, or it is marked as objected to (条例 Art 36). */
  readonly contested: boolean
  readonly measures: readonly CheckedMeasure[]
}

/** What was found. */
export interface Finding {
  readonly result: 'none' | 'hit'
  /** The name given is another than that of a record found; false where none was given or nothing was found. */
  readonly nameDiffers: boolean
  readonly hits: readonly Hit[]
  readonly text: Bilingual
}

/**
 * The measures against severely dishonest entities, which bite in related matters only (条例 Art 31), each with the lists to
 * whose conduct its matters are related; undefined where the catalogue does not say which those are.
 */
export type SevereMeasures = ReadonlyMap<string, readonly string[] | undefined>
