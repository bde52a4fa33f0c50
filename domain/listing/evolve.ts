import type { CaseState, Events, RecordedEvent } from '../case.ts'
import { deleting } from '../publicity/types.ts'
import type { MeasureState } from '../measures/types.ts'
import type { ListingState, PartyRight, ListingEvents } from './types.ts'
import { untouched } from '../untouched.ts'
import { heardAfterAll, reopened, withoutService, withService } from './without-service.ts'

/** The first state of a case. */
export function begin(caseNo: string, data: Extract<RecordedEvent, { type: 'listing.proposed' }>): CaseState {
  const { agency, district, field, repeats, ...proposal } = data.data
  return {
    caseNo,
    version: 0,
    agency,
    district,
    field,
    listType: proposal.listType,
    tier: proposal.tier,
    entity: proposal.entity,
    listing: { status: 'inReview', returns: 0, proposal, grounds: [], answers: [], ...(repeats ? { repeats } : {}) },
    measures: {},
    interviews: [],
    objections: [],
    repairs: [],
    authors: {},
    deadlines: {},
    chase: {},
  }
}

/** Folds one event into the listing. */
export function evolveListing(state: CaseState, recorded: RecordedEvent): CaseState {
  const listing = (changes: Partial<ListingState>): CaseState => ({
    ...state,
    listing: { ...state.listing, ...changes },
  })
  switch (recorded.type) {
    case 'listing.reviewed':
      return listing({ status: 'reviewed', reviewedBy: recorded.by })
    case 'listing.returned':
      return listing({ status: 'returned', returns: state.listing.returns + 1 })
    case 'listing.revised': {
      const { field = state.field, repeats, ...changes } = recorded.data
      const proposal = { ...state.listing.proposal, ...changes }
      const { tier, listType } = proposal
      const { repeats: before, ...rest } = state.listing
      const found = changes.underlyingDecision ? repeats : before
      const listing = { ...rest, status: 'inReview', proposal, ...(found ? { repeats: found } : {}) } as const
      return { ...state, listing, tier, listType, field }
    }
    case 'listing.withdrawn':
      return listing({ status: 'withdrawn' })
    case 'listing.noticeServed':
      return listing({
        status: 'defence',
        noticeServedOn: recorded.data.servedOn,
        ...untils(recorded),
      })
    case 'deadline.moved':
      return listing(untils(recorded))
    case 'listing.revocationProposed':
      return listing({ revocation: 'proposed' })
    case 'listing.changed': {
      const { tier, measures, content } = recorded.data
      const { proposal } = state.listing
      const underlyingDecision = { ...proposal.underlyingDecision, ...(content === undefined ? {} : { content }) }
      return { ...listing({ proposal: { ...proposal, tier, measures, underlyingDecision } }), tier }
    }
    // Whatever ends the case leaves nothing to take back, but for what nobody was heard before.
    case 'listing.revocationRefused':
      return withoutRevocation(recorded.data.afterDefence ? heardAfterAll(state) : state)
    case 'listing.reopened':
      return reopened(state, recorded.data, recorded.on)
    case 'listing.revoked':
      return withoutRevocation(state)
    case 'publicity.ended':
      return isStillOwed(state, recorded.data.reason) ? state : withoutRevocation(state)
    case 'case.closed':
      return isStillOwed(state, recorded.data.outcome) ? state : withoutRevocation(state)
    case 'correction.confirmed':
      return listing({ ...untils(recorded), ...heardAgain(state, recorded), ...renumbered(recorded.data) })
    case 'listing.defended':
      return listing({
        ...heard(state, recorded),
        grounds: [...state.listing.grounds, ...recorded.data.grounds],
      })
    case 'listing.defenceWaived':
      return listing({ ...heard(state, recorded), ...waived(state, 'defence') })
    case 'listing.hearingWaived':
      return listing({ ...heard(state, recorded), ...waived(state, 'hearing') })
    case 'listing.waiverRecorded':
      return listing({ waiver: { right: recorded.data.right } })
    case 'listing.waiverConfirmed':
      return withoutWaiver(listing({ ...heard(state, recorded), ...waived(state, recorded.data.right) }))
    case 'listing.waiverRefused':
      return withoutWaiver(state)
    case 'listing.defenceClosed':
      return listing(heard(state, recorded))
    case 'listing.hearingAsked':
      return listing({
        ...heard(state, recorded),
        // Received in time and entered after the term: the entity is still to be heard.
        ...(recorded.data.paper !== undefined && state.listing.status === 'determination' ? { status: 'defence' } : {}),
        hearing: {},
      })
    case 'listing.hearingNotified': {
      const { hearingOn, chair } = recorded.data
      return listing({ hearing: { hearingOn, ...(chair === undefined ? {} : { chair }) } })
    }
    case 'listing.hearingHeld': {
      const { heldOn } = recorded.data
      return listing({ ...heard(state, recorded), hearing: { ...state.listing.hearing, heldOn } })
    }
    case 'listing.hearingEnded': {
      const hearing = { ...state.listing.hearing, endedOn: recorded.data.on }
      return listing({ ...heard(state, recorded), hearing })
    }
    case 'service.voided':
      return withoutService(state, recorded.data)
    case 'service.stands':
      return withService(state, recorded.data)
    case 'listing.groundsAnswered':
      return listing({ answers: [...state.listing.answers, ...recorded.data.answers] })
    case 'listing.determined': {
      const { measures, tier } = recorded.data
      const determined = measures.map((measure): [string, MeasureState] => [
        measure.code,
        { code: measure.code, department: measure.department, status: 'determined', round: 1 },
      ])
      return {
        ...listing({ status: 'determined', determinedBy: recorded.by, determinedOn: recorded.on }),
        tier,
        measures: Object.fromEntries(determined),
      }
    }
    case 'listing.notListed':
      return listing({ status: 'notListed', determinedBy: recorded.by, determinedOn: recorded.on })
    case 'listing.listed':
      return listing({ status: 'listed', listedOn: recorded.data.servedOn, decisionDocNo: recorded.data.decisionDocNo })
    // The first state, above.
    case 'listing.proposed':
      return state
    default:
      return untouched<keyof ListingEvents>(state, recorded)
  }
}

const renumbered = ({ field, entry }: Events['correction.confirmed']): Partial<ListingState> =>
  field === 'decisionNumber' ? { renumbered: entry } : {}

/** The last days of the terms of the entity that an event opens or moves. */
function untils({ opens = [] }: RecordedEvent): Partial<ListingState> {
  const dueOn = (key: string) => opens.find((deadline) => deadline.key === key)?.dueOn
  const [defenceUntil, hearingUntil] = [dueOn('listing.defence'), dueOn('listing.hearingRequest')]
  return {
    ...(defenceUntil === undefined ? {} : { defenceUntil }),
    ...(hearingUntil === undefined ? {} : { hearingUntil }),
  }
}

// By the right day of the notice the entity may still be heard.
const heardAgain = ({ listing: { status } }: CaseState, { opens = [] }: RecordedEvent): Partial<ListingState> =>
  status === 'determination' && opens.some(({ key }) => key === 'listing.defence' || key === 'listing.hearingRequest')
    ? { status: 'defence' }
    : {}

const rights: ReadonlySet<string> = new Set(['listing.defence', 'listing.hearingRequest', 'listing.hearing'])

/**
 * What a listing becomes when a right of the entity ends: it is to be determined once the event opens that term. In
 * earlier releases the first act of the entity did.
 */
function heard(state: CaseState, { closes = [], opens = [], on }: RecordedEvent): Partial<ListingState> {
  const days = closes.filter(({ key }) => rights.has(key)).map((closed) => closed.on ?? on)
  const rightsEndedOn = [...days, state.listing.rightsEndedOn ?? ''].sort().at(-1)!
  return {
    ...(rightsEndedOn === '' ? {} : { rightsEndedOn }),
    ...(opens.some(({ key }) => key === 'listing.determine') ? { status: 'determination' } : {}),
  }
}

const waived = ({ listing }: CaseState, right: PartyRight) => ({ waived: [...(listing.waived ?? []), right] })

// What nobody was heard before is kept by an end that does not delete it, so that it is still to be revoked.
const isStillOwed = ({ listing }: CaseState, outcome: string) => listing.unheard === true && !deleting.has(outcome)

function withoutRevocation(state: CaseState): CaseState {
  if (state.listing.revocation === undefined) return state
  const { revocation: _settled, ...listing } = state.listing
  return { ...state, listing }
}

function withoutWaiver(state: CaseState): CaseState {
  const { waiver: _settled, ...listing } = state.listing
  return { ...state, listing }
}
