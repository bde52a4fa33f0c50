import type { CaseState } from '../domain/case.ts'
import { masker } from '../domain/masking.ts'
import { showingOf } from '../domain/publicity/showing.ts'
import { maskingProfile } from '../rules/masking.ts'
import { maskedOnce } from './masked-once.ts'

/** Masks a text before anybody may read it. */
export const publicText = masker(maskingProfile)

// The changes of one command are told from each other by what they say, so the same texts are asked for several times.
const masked = maskedOnce(publicText, 500)

/** What people have typed of a record that others know, masked before they may read it. */
export function publicTexts({ caseNo, entity, listing, publicity }: CaseState) {
  return masked(caseNo, {
    entityName: entity.name,
    violation: listing.proposal.violation.type,
    legalBasis: listing.proposal.legalBasis,
    decisionDocNo: listing.decisionDocNo ?? '',
    correction: publicity?.correction ?? null,
  })
}

/** A row of the public register: what anybody may read of a listing while the law lets it be shown. */
export interface RegisterRow {
  readonly entity_code: string
  readonly entity_name: string
  readonly list_type: string
  readonly tier: string
  readonly violation: string
  readonly legal_basis: string
  readonly decision_doc_no: string
  readonly published_on: string
  readonly until: string
  readonly marked: boolean
  readonly correction: string | null
}

/** The public row that a state allows, its texts masked, or null when nothing may be shown. */
export function registerRow(state: CaseState): RegisterRow | null {
  const { publicity, entity } = state
  if (!publicity || showingOf(state) !== 'public') return null
  const { entityName, violation, legalBasis, decisionDocNo, correction } = publicTexts(state)
  return {
    entity_code: entity.code,
    entity_name: entityName,
    list_type: state.listType,
    tier: state.tier,
    violation,
    legal_basis: legalBasis,
    decision_doc_no: decisionDocNo,
    published_on: publicity.from,
    until: publicity.until,
    marked: publicity.marked,
    correction,
  }
}

/** What a command does to the public register. */
export type RegisterChange =
  | { readonly op: 'keep' }
  | { readonly op: 'remove' }
  | ({ readonly op: 'show' } & RegisterRow)

/** The register after changes of which the public hears: what may be shown then, whatever was. */
export function registerChange(changes: readonly { readonly audience: string }[], after: CaseState): RegisterChange {
  if (!changes.some(({ audience }) => audience === 'public')) return { op: 'keep' }
  const row = registerRow(after)
  return row ? { op: 'show', ...row } : { op: 'remove' }
}
