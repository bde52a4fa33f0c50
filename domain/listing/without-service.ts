import type { CaseState, Events } from '../case.ts'
import type { LocalDate } from '../dates.ts'
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
  if (isDetermined(listing) && !falls) return unheard(state)
  const undetermined = falls ? withoutDetermination(state) : state
  return { ...undetermined, listing: beforeLetter(undetermined.listing, letter) }
}

/** The listing when the last letter by which its determination is held proves to have been served after all. */
export function withService(state: CaseState, { letter }: Events['service.stands']): CaseState {
  const others = Object.keys(state.service?.void ?? {}).filter((one) => one !== letter)
  if (others.length > 0) return state
  const { unheard: _heard, ...listing } = state.listing
  return { ...state, listing }
}

const isDetermined = ({ status }: ListingState) => status === 'determined' || status === 'listed'

function beforeLetter(listing: ListingState, letter: 'hearing' | 'notice'): ListingState {
  if (letter === 'hearing') return { ...listing, hearing: {}, status: 'defence' }
  const { noticeServedOn: _n, defenceUntil: _d, hearingUntil: _h, rightsEndedOn: _r, waiver: _w, ...rest } = listing
  const toldSince = listing.toldSince ?? listing.noticeServedOn
  return { ...rest, status: 'reviewed', ...(toldSince === undefined ? {} : { toldSince }) }
}

/** The listing with what the entity had said in time, where that is entered after the determination (Arts 44, 45, 62). */
export function reopened(state: CaseState, { right, falls }: Events['listing.reopened'], on: LocalDate): CaseState {
  if (falls) {
    const undetermined = withoutDetermination(state)
    const status = right === 'hearing' ? 'defence' : 'determination'
    return { ...undetermined, listing: { ...undetermined.listing, status } }
  }
  const held = unheard(state)
  return right === 'hearing' ? held : { ...held, listing: { ...held.listing, undefendedSince: on } }
}

/** The determination in force again: looked at with the defence, it stands. */
export function heardAfterAll(state: CaseState): CaseState {
  const { unheard: _heard, undefendedSince: _weighed, ...listing } = state.listing
  return { ...state, listing }
}

function unheard(state: CaseState): CaseState {
  const { undefendedSince: _beside, ...listing } = state.listing
  return { ...state, listing: { ...listing, unheard: true } }
}

/** Determined anew it is never harsher than it was: what is told of is what had been determined. */
function withoutDetermination(state: CaseState): CaseState {
  const { determinedBy: _by, determinedOn: _on, listedOn: _listed, decisionDocNo: _no, ...listing } = state.listing
  const { revocation: _ofWhatFell, renumbered: _itsNumber, unheard: _anew, undefendedSince: _then, ...rest } = listing
  const first = listing.determinedFirstOn ?? state.listing.determinedOn
  const determinedFirstOn = first === undefined ? {} : { determinedFirstOn: first }
  const measures = Object.values(state.measures).map(({ code, department }) => ({ code, department }))
  const proposal = { ...listing.proposal, tier: state.tier, measures }
  return {
    ...state,
    listing: { ...rest, ...determinedFirstOn, proposal, fallen: (listing.fallen ?? 0) + 1 },
    measures: {},
  }
}
