import type { CaseState, EventType, RecordedEvent } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import type { ArrivedLetter, ServiceState } from './types.ts'

/**
 * Folds one event into the letters with a service of their own that rest on consent alone: they arrived electronically, and
 * the entity has neither answered them nor come.
 */
export function evolveArrivals(state: CaseState, recorded: RecordedEvent): CaseState {
  const arrived = state.service?.arrived ?? {}
  const changed = after(state, arrived, recorded)
  if (changed === arrived) return state
  const { arrived: _before, ...service } = state.service ?? {}
  const kept: ServiceState = Object.keys(changed).length > 0 ? { ...service, arrived: changed } : service
  if (Object.keys(kept).length > 0) return { ...state, service: kept }
  const { service: _empty, ...rest } = state
  return rest
}

type Arrived = NonNullable<ServiceState['arrived']>

function after(state: CaseState, arrived: Arrived, recorded: RecordedEvent): Arrived {
  const answered = answers[recorded.type]
  if (answered !== undefined)
    return without(isHearingGivenUp(recorded) ? without(arrived, 'hearing') : arrived, answered)
  // The interview that these are about is the last one.
  const interview: ArrivedLetter = `interview.${state.interviews.length}`
  const isFirst = (state.interviews.at(-1)?.noShows ?? 0) === 0
  switch (recorded.type) {
    // Whoever asks for more time knows what the term is of.
    case 'rectification.extensionAsked':
      return recorded.data.byEntity || recorded.data.paper ? without(arrived, 'decision') : arrived
    case 'listing.noticeServed':
      return served(arrived, 'notice', recorded.data)
    case 'listing.listed':
      return served(arrived, 'decision', recorded.data)
    case 'listing.hearingNotified':
      return served(arrived, 'hearing', recorded.data)
    case 'listing.hearingEnded':
      return recorded.data.ground === 'left' ? without(arrived, 'hearing') : arrived
    case 'interview.notified':
      // That nobody came to the day before rests on its own notice.
      return recorded.data.method === 'electronic' || isFirst ? served(arrived, interview, recorded.data) : arrived
    case 'interview.held':
      return without(arrived, interview)
    // The decision that it was of is none any more.
    case 'listing.reopened':
      return recorded.data.falls ? without(arrived, 'decision') : arrived
    case 'service.voided':
      return without(arrived, recorded.data.letter)
    default:
      return arrived
  }
}

/** Whoever answers has been reached, by which way soever. */
const answers: { readonly [T in EventType]?: ArrivedLetter } = {
  'listing.defended': 'notice',
  'listing.defenceWaived': 'notice',
  'listing.hearingWaived': 'notice',
  'listing.waiverConfirmed': 'notice',
  'listing.hearingAsked': 'notice',
  'listing.hearingHeld': 'hearing',
  'publicity.previewWaived': 'decision',
  'rectification.committed': 'decision',
  'rectification.evidenceSubmitted': 'decision',
  'objection.filed': 'decision',
}

// Nobody is told anew of a hearing that the entity itself has given up (行政处罚法 Arts 63, 64).
const isHearingGivenUp = ({ type, data }: RecordedEvent) =>
  type === 'listing.hearingWaived' || (type === 'listing.waiverConfirmed' && data.right === 'hearing')

const served = (
  arrived: Arrived,
  letter: ArrivedLetter,
  { method, servedOn }: { readonly method?: string; readonly servedOn: LocalDate },
): Arrived => (method === 'electronic' ? { ...arrived, [letter]: servedOn } : without(arrived, letter))

function without(arrived: Arrived, letter: ArrivedLetter): Arrived {
  if (arrived[letter] === undefined) return arrived
  const { [letter]: _reached, ...rest } = arrived
  return rest
}
