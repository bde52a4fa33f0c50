import { withWriter } from '../actor.ts'
import type { CaseState, RecordedEvent } from '../case.ts'
import type { MeasureState } from '../measures/types.ts'
import type { ListingState } from './types.ts'

/** The first state of a case. */
export function begin(caseNo: string, data: Extract<RecordedEvent, { type: 'listing.proposed' }>): CaseState {
  const { agency, district, field, ...proposal } = data.data
  return {
    caseNo,
    version: 0,
    agency,
    district,
    field,
    listType: proposal.listType,
    tier: proposal.tier,
    entity: proposal.entity,
    listing: { status: 'inReview', writers: [data.by], returns: 0, proposal, grounds: [], answers: [] },
    measures: {},
    interviews: [],
    objections: [],
    repairs: [],
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
  const written = () => ({ writers: withWriter(state.listing.writers, recorded.by) })
  switch (recorded.type) {
    case 'listing.reviewed':
      return listing({ status: 'reviewed', reviewedBy: recorded.by })
    case 'listing.returned':
      return listing({ status: 'returned', returns: state.listing.returns + 1 })
    case 'listing.revised': {
      const { field = state.field, ...changes } = recorded.data
      const proposal = { ...state.listing.proposal, ...changes }
      const { tier, listType } = proposal
      return { ...listing({ status: 'inReview', proposal, ...written() }), tier, listType, field }
    }
    case 'listing.withdrawn':
      return listing({ status: 'withdrawn' })
    case 'listing.noticeServed': {
      const defence = recorded.opens?.find((deadline) => deadline.topic === 'listing.defence')
      return listing({ status: 'defence', ...(defence ? { defenceUntil: defence.dueOn } : {}) })
    }
    case 'deadline.moved': {
      const defence = recorded.opens?.find((deadline) => deadline.topic === 'listing.defence')
      return defence ? listing({ defenceUntil: defence.dueOn }) : state
    }
    case 'listing.defended':
      return listing({ status: 'determination', grounds: [...state.listing.grounds, ...recorded.data.grounds] })
    case 'listing.defenceWaived':
    case 'listing.defenceClosed':
      return listing({ status: 'determination' })
    case 'listing.hearingAsked':
      return listing({ hearing: {} })
    case 'listing.hearingNotified':
      return listing({ hearing: { hearingOn: recorded.data.hearingOn } })
    case 'listing.hearingHeld':
      return listing({ hearing: { ...state.listing.hearing, heldOn: recorded.data.heldOn }, ...written() })
    case 'listing.groundsAnswered':
      return listing({ answers: [...state.listing.answers, ...recorded.data.answers], ...written() })
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
    default:
      return state
  }
}
