import type { CaseEvent, CaseState, EventType } from '../case.ts'
import { close } from '../guards.ts'
import type { LocalDate } from '../dates.ts'
import type { ClosedDeadline } from '../terms/deadline.ts'
import { toldActs } from './types.ts'
import type { ToldAct } from './types.ts'

const told: ReadonlySet<EventType> = new Set<EventType>(toldActs)

/** Whether the document of an act is served by an act of its own. */
export function isTold(type: EventType): type is ToldAct {
  return told.has(type)
}

/** The key of the term within which the document of an act is to be served; earlier releases opened none. */
export const serviceOpened = ({ type, opens }: CaseEvent): string | undefined =>
  isTold(type) ? opens?.find(({ topic }) => topic === 'service.act')?.key : undefined

/** The keys of the terms within which acts of these types are still to be served. */
function keysOf({ service }: CaseState, acts: readonly ToldAct[]): string[] {
  return Object.entries(service?.acts ?? {}).flatMap(([key, { act }]) => (acts.includes(act) ? [key] : []))
}

/** Ends the serving of acts of these types that an answer of that day can have answered; what came later is still served. */
export function endAnswered(
  { service, deadlines }: CaseState,
  on: LocalDate,
  ...acts: readonly ToldAct[]
): ClosedDeadline[] {
  return Object.entries(service?.acts ?? {}).flatMap(([key, told]) =>
    key in deadlines && acts.includes(told.act) && told.on <= on ? [{ key, as: 'met' as const }] : [],
  )
}

/** The oldest act of these types that has not reached the entity yet. */
export function unserved(state: CaseState, ...acts: readonly ToldAct[]) {
  const [key] = keysOf(state, acts)
  return key === undefined ? undefined : state.service?.acts?.[key]
}

/** Ends the serving of acts: the entity has answered them, so that they have reached it, or they hold no more. */
export function endService(state: CaseState, as: ClosedDeadline['as'], ...acts: readonly ToldAct[]): ClosedDeadline[] {
  return close(state, as, ...keysOf(state, acts))
}
