import type { CaseState } from '../domain/case.ts'
import { masker } from '../domain/masking.ts'
import { showingOf } from '../domain/publicity/showing.ts'
import { maskingProfile } from '../rules/masking.ts'

/** Masks a text before anybody may read it. */
export const publicText = masker(maskingProfile)

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
  const { publicity, listing, entity } = state
  if (!publicity || showingOf(state) !== 'public') return null
  return {
    entity_code: entity.code,
    entity_name: publicText(entity.name),
    list_type: state.listType,
    tier: state.tier,
    violation: publicText(listing.proposal.violation.type),
    legal_basis: publicText(listing.proposal.legalBasis),
    decision_doc_no: publicText(listing.decisionDocNo ?? ''),
    published_on: publicity.from,
    until: publicity.until,
    marked: publicity.marked,
    correction: publicity.correction === undefined ? null : publicText(publicity.correction),
  }
}

/** What a command does to the public register. */
export type RegisterChange =
  | { readonly op: 'keep' }
  | { readonly op: 'remove' }
  | ({ readonly op: 'show' } & RegisterRow)

/** Compares what may be shown before and after a command. */
export function registerChange(before: CaseState | undefined, after: CaseState): RegisterChange {
  // What is public changes with its publicity, and where a text of it is corrected.
  const same = before?.entity === after.entity && before?.listing === after.listing
  if (before?.publicity === after.publicity && (same || after.publicity === undefined)) return { op: 'keep' }
  const row = registerRow(after)
  return row ? { op: 'show', ...row } : { op: 'remove' }
}
