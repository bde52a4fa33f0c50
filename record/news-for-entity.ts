import type { CaseEvent, CaseState, EventType } from '../domain/case.ts'
import { rolesOf } from '../domain/decide.ts'
import { eventFacts } from '../domain/event-facts.ts'

/** What an entity is told of an act of others, as its message says it. */
interface News {
  /** Terms of its own that begin, or run anew. */
  readonly terms?: readonly { readonly key: string; readonly dueOn: string }[]
  /** Terms of its own that ended with the act. */
  readonly ended?: readonly string[]
  /** The day for which it is asked to come. */
  readonly comeOn?: string | undefined
  readonly outcome?: string
}

/** Acts of which an entity is told although no term of its own begins or ends with them. */
const ofItsConcern: ReadonlySet<EventType> = new Set<EventType>([
  'listing.hearingNotified',
  'listing.reopened',
  'rectification.extensionRefused',
  'rectification.evidenceReturned',
  'rectification.referred',
  'rectification.reopened',
  'interview.notified',
  'interview.noShow',
  'objection.upheld',
  'objection.rejected',
  'repair.accepted',
  'repair.refused',
  'repair.granted',
  'repair.revocationRefused',
  'repair.revoked',
  'repair.barRefused',
  'repair.barReopened',
  'repair.revocationReopened',
  'service.stands',
  'paper.confirmed',
  'paper.refused',
  'case.closed',
])

const ownClock =
  /^(listing\.(defence|hearingRequest)|publicity\.(preview|min)|rectification\.due|interview\.\d+\.report|repair\.\d+\.(supplement|revocationDefence|barDefence))(\.\d+)?$/

/**
 * What the entity has to be told of an act (D16): which terms of its own begin or end with it, and what was decided of what
 * it asked for; undefined where it is no concern of it, or before its notice, by which it comes to know of the case. No
 * words of people stand in it: they are read in the case.
 */
export function newsForEntity(event: CaseEvent, state: CaseState): News | undefined {
  if (!knowsOfCase(state) || isItsOwn(event.type)) return undefined
  const terms = (event.opens ?? []).filter(({ party }) => party === 'entity').map(({ key, dueOn }) => ({ key, dueOn }))
  const ended = (event.closes ?? []).map(({ key }) => key).filter((key) => ownClock.test(key))
  const isOfConcern = ofItsConcern.has(event.type) || isMoved(event) || isAnswered(event) || isFallen(event, state)
  if (terms.length === 0 && ended.length === 0 && !isOfConcern) return undefined
  return {
    ...(terms.length === 0 ? {} : { terms }),
    ...(ended.length === 0 ? {} : { ended }),
    ...moreOf(event, state),
  }
}

// Its defence, which came in time, was weighed after the determination.
const isAnswered = ({ type, data }: CaseEvent) => type === 'listing.revocationRefused' && data.afterDefence === true

// What was determined before its notice proved void it may have been told, too: it knows of the case.
const knowsOfCase = ({ listing: { defenceUntil, fallen } }: CaseState) =>
  defenceUntil !== undefined || fallen !== undefined

// A decision that it was given binds it no more: it falls, is to be revoked, or is served again.
const isFallen = ({ type, data }: CaseEvent, { listing }: CaseState) =>
  type === 'service.voided' && (data.falls === true || listing.unheard === true || data.letter === 'decision')

// The day that it was told to come on holds no more; the notice of the other one follows.
const isMoved = ({ type, opens = [] }: CaseEvent) => type === 'interview.approved' && opens.length > 0

// What it does itself it need not be told; what was entered for it is told as that.
function isItsOwn(type: EventType): boolean {
  const { says } = eventFacts[type]
  return says !== 'nothing' && says !== 'listing.propose' && rolesOf(says)[0] === 'entityAgent'
}

function moreOf(event: CaseEvent, state: CaseState): News {
  switch (event.type) {
    case 'listing.hearingNotified':
      return { comeOn: event.data.hearingOn }
    case 'interview.notified':
    case 'interview.approved':
      return { comeOn: state.interviews.at(-1)?.scheduledOn }
    case 'service.voided': {
      const held = state.listing.unheard ? 'toBeRevoked' : 'servedAgain'
      return { outcome: event.data.falls ? 'determinationFell' : held }
    }
    case 'objection.upheld':
    case 'case.closed':
      return { outcome: event.data.outcome }
    default:
      return {}
  }
}
