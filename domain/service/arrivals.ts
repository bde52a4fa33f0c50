import type { CaseState, EventType, RecordedEvent } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import type { ArrivedLetter, ServiceState } from './types.ts'

/**
 * Folds one event into the letters with a service of their own that rest on consent alone: they arrived electronically, and
 * the entity has neither answered them nor come.
 */
export function evolveArrivals(state: CaseState, recorded: RecordedEvent): CaseState {
  const { arrived = {}, onPaper = [], void: none = {}, ...service } = state.service ?? {}
  const changed = after(state, arrived, recorded)
  const papers = [...new Set([...onPaper, ...answeredOnPaper(recorded)])].filter((letter) => letter in changed)
  const held = heldBy(state, none, recorded)
  if (changed === arrived && held === none && papers.length === onPaper.length) return state
  const kept: ServiceState = {
    ...service,
    ...(Object.keys(changed).length > 0 ? { arrived: changed } : {}),
    ...(papers.length > 0 ? { onPaper: papers } : {}),
    ...(Object.keys(held).length > 0 ? { void: held } : {}),
  }
  if (Object.keys(kept).length > 0) return { ...state, service: kept }
  const { service: _empty, ...rest } = state
  return rest
}

type Arrived = NonNullable<ServiceState['arrived']>
type Held = NonNullable<ServiceState['void']>

function after(state: CaseState, arrived: Arrived, recorded: RecordedEvent): Arrived {
  const answered = answers[recorded.type]
  if (isOnPaper(recorded)) return reached(state, arrived, recorded)
  if (answered !== undefined)
    return without(isHearingGivenUp(recorded) ? without(arrived, 'hearing') : arrived, answered)
  // The interview that these are about is the last one.
  const interview: ArrivedLetter = `interview.${state.interviews.length}`
  const isFirst = (state.interviews.at(-1)?.noShows ?? 0) === 0
  switch (recorded.type) {
    // Whoever asks for more time knows what the term is of.
    case 'rectification.extensionAsked':
      return recorded.data.byEntity ? without(arrived, 'decision') : arrived
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
    case 'service.stands':
      return { ...arrived, [recorded.data.letter]: recorded.data.servedOn }
    default:
      return arrived
  }
}

const isOnPaper = ({ data }: RecordedEvent): boolean => 'paper' in data && data.paper !== undefined

// One officer says that the entity has answered; that makes up for no service before a second person says so too.
function answeredOnPaper(recorded: RecordedEvent): readonly ArrivedLetter[] {
  if (!isOnPaper(recorded)) return []
  if (recorded.type === 'rectification.extensionAsked') return ['decision']
  const letter = answers[recorded.type]
  return letter === undefined ? [] : [letter]
}

const reached = ({ service }: CaseState, arrived: Arrived, recorded: RecordedEvent): Arrived =>
  recorded.type === 'service.consentWithdrawn' && recorded.data.reached
    ? (service?.onPaper ?? []).reduce(without, arrived)
    : arrived

/** The services that were none by which a determination is held, until one proves to stand or is served anew. */
function heldBy({ listing }: CaseState, held: Held, { type, data }: RecordedEvent): Held {
  if (type === 'service.voided' && listing.unheard && (data.letter === 'notice' || data.letter === 'hearing'))
    return { ...held, [data.letter]: data.servedOn }
  if (type !== 'service.stands') return held
  const { [data.letter]: _stands, ...rest } = held
  return rest
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
