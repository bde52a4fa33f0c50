import type { CaseState, EventType, RecordedEvent } from '../domain/case.ts'
import type { DecideContext } from '../domain/command.ts'
import type { Command } from '../domain/case.ts'
import { decide } from '../domain/decide.ts'
import { evolve } from '../domain/evolve.ts'
import { isRefusal } from '../domain/refusal.ts'
import type { Act, AnyAct, Law } from './facts/act.ts'
import type { Letter } from './letter.ts'
import { withoutNumber } from './letter.ts'
import type { ToldBefore } from './told.ts'
import { lettersOfAnswered, lettersOfServed } from './told.ts'
import { writers } from './writers.ts'
import { serviceOpened } from '../domain/service/unserved.ts'

/**
 * Every letter that a case has called for, in order, each with what it says: the facts as the case stood at the act,
 * so that what comes later changes no letter. Pure.
 */
export function lettersOf(caseNo: string, ledger: readonly RecordedEvent[], law: Law): Letter[] {
  const letters: Letter[] = []
  // What is served by an act of its own is written when it is served.
  const told = new Map<string, ToldBefore>()
  let state: CaseState | undefined
  for (const [at, recorded] of ledger.entries()) {
    const before = state
    state = evolve(state, caseNo, recorded)
    const write = writers[recorded.type] as ((act: Act<EventType>) => readonly Letter[]) | undefined
    const act = (): AnyAct => ({ recorded, state: state!, history: ledger.slice(0, at + 1), law })
    const toServe = serviceOpened(recorded)
    if (recorded.type !== 'service.served') {
      for (const key of answeredBy(recorded, told)) {
        letters.push(...lettersOfAnswered(told.get(key)!, act(), before!.service!.acts![key]!))
      }
    }
    if (recorded.type === 'service.reopened') {
      const { key, served } = recorded.data
      const first = told.get(served)
      if (first) told.set(key, { ...first, again: (first.again ?? 0) + 1 })
    }
    if (toServe !== undefined) told.set(toServe, act())
    else if (recorded.type === 'service.served') {
      const first = told.get(recorded.data.key)
      if (first) letters.push(...lettersOfServed(first, act() as Act<'service.served'>))
    } else if (write) letters.push(...write(act() as Act<EventType>))
  }
  return letters
}

/** The acts that an answer of the entity has reached before they were served. */
const answeredBy = ({ closes = [] }: RecordedEvent, told: ReadonlyMap<string, AnyAct>) =>
  closes.flatMap(({ key, as }) => (as === 'met' && told.has(key) ? [key] : []))

/** The commands that record a service; what they would serve can be read before. */
const servings = ({ service }: CaseState, today: string): readonly Command[] => [
  ...Object.keys(service?.acts ?? {}).map((act): Command => ({
    type: 'service.serve',
    payload: { act, method: 'direct', servedOn: today, proof: '—' },
  })),
  { type: 'listing.serveNotice', payload: { method: 'direct', servedOn: today, proof: '—' } },
  {
    type: 'listing.serveDecision',
    payload: { method: 'direct', servedOn: today, proof: '—', decisionDocNo: '—', repairGuidanceDocNo: '—' },
  },
  { type: 'interview.notify', payload: { method: 'direct', servedOn: today, proof: '—' } },
]

/** The letters that serving would call for if it were done today; none where nothing is to be served now. Pure. */
export function draftsOf(
  state: CaseState,
  ledger: readonly RecordedEvent[],
  law: Law,
  { today, catalogue, rules }: Omit<DecideContext, 'actor'>,
): Letter[] {
  const actor = { id: 'preview', role: 'caseOfficer', agency: state.agency } as const
  return servings(state, today).flatMap((command) => {
    const events = decide(state, command, { today, actor, catalogue, rules })
    if (isRefusal(events)) return []
    const supposed = events.map((event) => ({ ...event, on: today, by: actor.id }) as RecordedEvent)
    return lettersOf(state.caseNo, [...ledger, ...supposed], law)
      .filter(({ caseSeq }) => caseSeq > ledger.length)
      .map(withoutNumber)
  })
}
