import type { EventType, Events } from '../domain/case.ts'
import { nth } from '../domain/guards.ts'
import type { ListingState } from '../domain/listing/types.ts'
import type { LetterKind } from './kinds.ts'

/** A number that an act names for a letter, and the field of the act that names it. */
export interface GivenNumber {
  readonly occasion: string
  readonly kind: LetterKind
  readonly field: string
  readonly number: string
}

/** The decision under its right number, after a correction of the entry that had a wrong one. */
export const renumbered = (entry: number) => `listing.decision.corrected.${entry}`

/** The occasion of a letter that is served with the decision; that of a determination made anew is another one. */
export const servedLetter = (
  what: 'decision' | 'repairGuidance',
  { listing }: { readonly listing: Pick<ListingState, 'fallen'> },
): string => nth(`listing.${what}`, (listing.fallen ?? 0) + 1)

// Served again after its number was put right, it is the paper with the right one.
const servedDecision = ({ listing }: { readonly listing: Pick<ListingState, 'fallen' | 'renumbered'> }): string =>
  listing.renumbered === undefined ? servedLetter('decision', { listing }) : renumbered(listing.renumbered)

/** The numbers of letters that an act itself names; `state`: after it. */
export function givenNumbers(
  event: { readonly type: EventType; readonly data: unknown },
  state: Parameters<typeof servedDecision>[0],
): readonly GivenNumber[] {
  if (event.type === 'correction.confirmed') {
    const { field, entry, docNo } = event.data as Events['correction.confirmed']
    if (field !== 'decisionNumber' || docNo === undefined) return []
    return [{ occasion: renumbered(entry), kind: 'decision', field: 'docNo', number: docNo }]
  }
  if (event.type !== 'listing.listed') return []
  const { decisionDocNo, repairGuidanceDocNo } = event.data as Events['listing.listed']
  return [
    { occasion: servedDecision(state), kind: 'decision', field: 'decisionDocNo', number: decisionDocNo },
    {
      occasion: servedLetter('repairGuidance', state),
      kind: 'repairGuidanceNotice',
      field: 'repairGuidanceDocNo',
      number: repairGuidanceDocNo,
    },
  ]
}
