import type { CaseState, Events } from '../case.ts'
import type { ListingState } from './types.ts'

/**
 * The listing as it stands when a letter proves not to have been served (行政处罚法 Arts 61, 62): it is where it was before
 * that letter. A determination that nobody was heard before falls with it, or is held where it is public.
 */
export function withoutService(state: CaseState, { letter, falls }: Events['service.voided']): CaseState {
  const { listing } = state
  if (letter === 'decision') {
    const { listedOn: _notYet, decisionDocNo: _of, ...rest } = listing
    return { ...state, listing: { ...rest, status: 'determined' } }
  }
  if (letter !== 'hearing' && letter !== 'notice') return state
  if (isDetermined(listing) && !falls) return { ...state, listing: { ...listing, unheard: true } }
  const undetermined = falls ? withoutDetermination(state) : state
  return { ...undetermined, listing: beforeLetter(undetermined.listing, letter) }
}

const isDetermined = ({ status }: ListingState) => status === 'determined' || status === 'listed'

function beforeLetter(listing: ListingState, letter: 'hearing' | 'notice'): ListingState {
  if (letter === 'hearing') return { ...listing, hearing: {}, status: 'defence' }
  const { noticeServedOn: _n, defenceUntil: _d, hearingUntil: _h, rightsEndedOn: _r, waiver: _w, ...rest } = listing
  return { ...rest, status: 'reviewed' }
}

/** Determined anew it is never harsher than it was: what is told of is what had been determined. */
function withoutDetermination(state: CaseState): CaseState {
  const { determinedBy: _by, determinedOn: _on, listedOn: _listed, decisionDocNo: _no, ...listing } = state.listing
  const { revocation: _ofWhatFell, ...rest } = listing
  const measures = Object.values(state.measures).map(({ code, department }) => ({ code, department }))
  const proposal = { ...listing.proposal, tier: state.tier, measures }
  return { ...state, listing: { ...rest, proposal, fallen: (listing.fallen ?? 0) + 1 }, measures: {} }
}
