import type { CaseState, RecordedEvent } from '../case.ts'
import { actedOn } from '../paper/day.ts'
import { serviceKeys } from './served.ts'
import { isTold } from './unserved.ts'
import type { ServedLetter, ServiceState, UnservedAct } from './types.ts'

/** Folds one event into how far serving has come. */
export function evolveService(state: CaseState, recorded: RecordedEvent): CaseState {
  const folded = evolveServing(state, recorded)
  const closed = new Set(recorded.closes?.map(({ key }) => key))
  const { acts = {}, ...rest } = folded.service ?? {}
  const left = Object.fromEntries(Object.entries(acts).filter(([key]) => !closed.has(key)))
  const begun = isTold(recorded.type) ? recorded.opens?.find(({ topic }) => topic === 'service.act') : undefined
  if (begun === undefined && Object.keys(left).length === Object.keys(acts).length) return folded
  const told = begun === undefined ? {} : { told: (rest.told ?? 0) + 1 }
  const toCure =
    recorded.type === 'rectification.evidenceReturned' && recorded.data.toCure ? { toCure: true as const } : {}
  const added: Record<string, UnservedAct> =
    begun === undefined
      ? {}
      : {
          [begun.key]: {
            act: recorded.type as UnservedAct['act'],
            on: recorded.on,
            entry: state.version + 1,
            ...toCure,
          },
        }
  const waiting = { ...left, ...added }
  return withService(folded, { ...rest, ...told, ...(Object.keys(waiting).length > 0 ? { acts: waiting } : {}) })
}

function evolveServing(state: CaseState, recorded: RecordedEvent): CaseState {
  const { service = {} } = state
  switch (recorded.type) {
    case 'service.consented':
      return withService(state, { ...service, consentedOn: actedOn(recorded) })
    case 'service.consentWithdrawn': {
      const { consentedOn: _withdrawn, ...rest } = service
      return withService(state, rest)
    }
    case 'service.attemptFailed': {
      const { letter, method, on } = recorded.data
      return withServing(state, letter, ({ failed = [], failedOn = on }) => ({
        failed: [...failed, method],
        failedOn: on < failedOn ? on : failedOn,
      }))
    }
    case 'service.postedPublicly': {
      const { postedOn, letter } = recorded.data
      const key = letter === 'notice' || letter === 'decision' ? serviceKeys[letter] : letter
      const since = state.deadlines[key]?.startsOn ?? postedOn
      return withServing(state, letter, () => ({ posting: { postedOn, since } }))
    }
    // The next document is served by itself, whatever became of this one.
    case 'listing.noticeServed':
    case 'listing.listed': {
      const { failed: _thisOne, failedOn: _then, posting: _over, ...rest } = service
      return withService(state, rest)
    }
    default:
      return state
  }
}

type Serving = Pick<ServiceState, 'failed' | 'failedOn' | 'posting'>

/** The state with what has been done to serve one document. */
function withServing(state: CaseState, letter: ServedLetter, changed: (before: Serving) => Serving): CaseState {
  const { service = {} } = state
  const act = service.acts?.[letter]
  if (act === undefined) return withService(state, { ...service, ...changed(service) })
  return withService(state, { ...service, acts: { ...service.acts, [letter]: { ...act, ...changed(act) } } })
}

function withService(state: CaseState, service: ServiceState): CaseState {
  if (Object.keys(service).length > 0) return { ...state, service }
  const { service: _empty, ...rest } = state
  return rest
}
