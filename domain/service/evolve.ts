import type { CaseState, EventType, RecordedEvent } from '../case.ts'
import { actedOn } from '../paper/day.ts'
import { answersOfTerm } from './types.ts'
import { withConsentAct } from './consent.ts'
import { callsToDay } from './notices.ts'
import { arrivalProof } from './served.ts'
import { isTold } from './unserved.ts'
import type { DayNotice, ServedAct, ServedLetter, ServiceState, ToldAct, UnservedAct, ServiceEvents } from './types.ts'
import { untouched } from '../untouched.ts'

/** Folds one event into how far serving has come. */
export function evolveService(state: CaseState, recorded: RecordedEvent): CaseState {
  const folded = evolveServing(state, recorded)
  const closed = new Set(recorded.closes?.map(({ key }) => key))
  const { acts = {}, done, ...rest } = folded.service ?? {}
  const left = Object.fromEntries(Object.entries(acts).filter(([key]) => !closed.has(key)))
  const begun = toServe(state, recorded)
  const kept = nowDone(state, recorded, answeredBy(recorded, done ?? {}))
  if (begun === undefined && kept === done && Object.keys(left).length === Object.keys(acts).length) return folded
  const told = begun === undefined ? {} : { told: (rest.told ?? 0) + 1 }
  const waiting = { ...left, ...begun }
  return withService(folded, {
    ...rest,
    ...told,
    ...(Object.keys(waiting).length > 0 ? { acts: waiting } : {}),
    ...(Object.keys(kept ?? {}).length > 0 ? { done: kept! } : {}),
  })
}

/** The act that an event has to tell, or has to tell once more. */
function toServe(state: CaseState, recorded: RecordedEvent): Record<string, UnservedAct> | undefined {
  if (recorded.type === 'service.reopened') {
    const { key, act, entry, toCure } = recorded.data
    return { [key]: { act, on: recorded.on, entry, ...(toCure && { toCure }) } }
  }
  const begun = isTold(recorded.type) ? recorded.opens?.find(({ topic }) => topic === 'service.act') : undefined
  if (begun === undefined) return undefined
  const toCure =
    recorded.type === 'rectification.evidenceReturned' && recorded.data.toCure ? { toCure: true as const } : {}
  const act = recorded.type as UnservedAct['act']
  return { [begun.key]: { act, on: recorded.on, entry: state.version + 1, ...toCure } }
}

/** The acts that have reached the entity, with the one that an event has served, as it then stood. */
function nowDone(state: CaseState, recorded: RecordedEvent, done: ServiceState['done']): ServiceState['done'] {
  if (recorded.type !== 'service.served') return done
  const { key, act, entry, method, servedOn, proof } = recorded.data
  const unserved = state.service?.acts?.[key]
  if (unserved === undefined) return done
  const opened = recorded.opens ?? []
  const isOfTerm = act.startsWith('rectification.')
  // Served on the day of the act, an answer may have begun nothing, and would have by another day.
  const before = isOfTerm ? state.deadlines['rectification.due'] : undefined
  const { status, submittedOn, submittedWhileAsked, dueOn } = state.rectification ?? {}
  const asItStood = status && {
    status,
    dueOn: before?.dueOn ?? dueOn!,
    ...(submittedOn && { submittedOn }),
    ...(submittedWhileAsked && { submittedWhileAsked }),
  }
  const { on, toCure } = unserved
  const told = { act, on, entry, ...(toCure && { toCure }) }
  const served: ServedAct = {
    ...told,
    method,
    servedOn,
    recordedOn: recorded.on,
    ...(method === 'electronic' && proof === arrivalProof(state, entry) && { arrived: true as const }),
    ...(opened.length > 0 && { opened }),
    ...(before && { before }),
    ...(isOfTerm && asItStood && { rectification: asItStood }),
    ...(act.startsWith('repair.') && { repair: state.repairs.length }),
  }
  return { ...done, [key]: served }
}

/** Whoever answers has been reached, by which way soever. */
function answeredBy(recorded: RecordedEvent, done: NonNullable<ServiceState['done']>): ServiceState['done'] {
  const answered = answersTo[recorded.type]
  const isReached = recorded.type === 'service.consentWithdrawn' && recorded.data.reached === true
  if (answered === undefined && !isReached) return Object.keys(done).length > 0 ? done : undefined
  const on = actedOn(recorded)
  // Said by one officer alone, it makes up for no service before a second person says so too.
  const mark = 'paper' in recorded.data && recorded.data.paper !== undefined && !isReached ? 'onPaper' : 'answered'
  const isAnswered = (served: ServedAct) =>
    isReached ? served.onPaper === true : answered!.includes(served.act) && served.servedOn <= on
  return Object.fromEntries(
    Object.entries(done).map(([key, served]) => [key, isAnswered(served) ? { ...served, [mark]: true } : served]),
  )
}

const ofRectification: readonly ToldAct[] = [...answersOfTerm, 'rectification.reopened']

const answersTo: { readonly [T in EventType]?: readonly ToldAct[] } = {
  'rectification.evidenceSubmitted': ofRectification,
  'repair.supplemented': ['repair.gapsNamed'],
  'repair.withdrawn': ['repair.gapsNamed'],
  'repair.applied': ['repair.gapsNamed', 'repair.refused'],
  'repair.revocationDefended': ['repair.revocationProposed'],
  'repair.barDefended': ['repair.barProposed'],
}

function evolveServing(state: CaseState, recorded: RecordedEvent): CaseState {
  const { service = {} } = state
  switch (recorded.type) {
    case 'service.consented':
      return withService(state, withConsentAct(service, { on: actedOn(recorded), given: true }))
    case 'service.consentWithdrawn':
      return withService(state, withConsentAct(service, { on: actedOn(recorded), given: false }))
    case 'service.attemptFailed': {
      const { letter, method, on } = recorded.data
      return withServing(state, letter, ({ failed = [], failedOn = on }) => ({
        failed: [...failed, method],
        failedOn: on < failedOn ? on : failedOn,
      }))
    }
    case 'service.postedPublicly': {
      const { postedOn, letter } = recorded.data
      const key = recorded.opens?.find(({ topic }) => topic === 'service.public')?.key ?? letter
      const since = state.deadlines[key]?.startsOn ?? postedOn
      return withServing(state, letter, () => ({ posting: { postedOn, since } }))
    }
    case 'service.reopened': {
      const { [recorded.data.served]: _none, ...done } = service.done ?? {}
      return withService(state, { ...service, done })
    }
    // The next document is served by itself, whatever became of this one.
    case 'listing.noticeServed':
    case 'listing.listed': {
      const { failed: _thisOne, failedOn: _then, posting: _over, ...rest } = service
      return withService(state, rest)
    }
    case 'listing.hearingNotified':
      return withoutNotice(state, 'hearing')
    // Another day is another notice; that the other ways have failed is so still.
    case 'interview.arranged': {
      const { posting: _ofAnotherDay, ...rest } = service.notices?.interview ?? {}
      return 'failed' in rest ? withNotice(state, 'interview', rest) : state
    }
    case 'interview.opened':
    case 'interview.notified':
    case 'interview.noShow':
      return withoutNotice(state, 'interview')
    // Folded above, and in `arrivals.ts`.
    case 'service.served':
    case 'service.voided':
    case 'service.stands':
      return state
    default:
      return untouched<keyof ServiceEvents>(state, recorded)
  }
}

function withNotice(state: CaseState, letter: DayNotice, serving: Serving): CaseState {
  const { service = {} } = state
  return withService(state, { ...service, notices: { ...service.notices, [letter]: serving } })
}

function withoutNotice(state: CaseState, letter: DayNotice): CaseState {
  if (state.service?.notices?.[letter] === undefined) return state
  const { notices, ...service } = state.service
  const { [letter]: _over, ...others } = notices!
  return withService(state, { ...service, ...(Object.keys(others).length > 0 ? { notices: others } : {}) })
}

type Serving = Pick<ServiceState, 'failed' | 'failedOn' | 'posting'>

function noticed(state: CaseState, letter: DayNotice, changed: (before: Serving) => Serving): CaseState {
  const before = state.service?.notices?.[letter] ?? {}
  return withNotice(state, letter, { ...before, ...changed(before) })
}

/** The state with what has been done to serve one document. */
function withServing(state: CaseState, letter: ServedLetter, changed: (before: Serving) => Serving): CaseState {
  const { service = {} } = state
  if (callsToDay(letter)) return noticed(state, letter, changed)
  const act = service.acts?.[letter]
  if (act === undefined) return withService(state, { ...service, ...changed(service) })
  return withService(state, { ...service, acts: { ...service.acts, [letter]: { ...act, ...changed(act) } } })
}

function withService(state: CaseState, service: ServiceState): CaseState {
  if (Object.keys(service).length > 0) return { ...state, service }
  const { service: _empty, ...rest } = state
  return rest
}
