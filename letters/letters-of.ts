import type { CaseState, EventType, RecordedEvent } from '../domain/case.ts'
import type { DecideContext } from '../domain/command.ts'
import type { Command } from '../domain/case.ts'
import { decide } from '../domain/decide.ts'
import { evolve } from '../domain/evolve.ts'
import { isRefusal } from '../domain/refusal.ts'
import type { Act, AnyAct, Law } from './facts/act.ts'
import type { Letter } from './letter.ts'
import { lettersOfServed, writers } from './writers.ts'
import { serviceOpened } from '../domain/service/unserved.ts'

/**
 * Every letter that a case has called for, in order, each with what it says: the facts as the case stood at the act,
 * so that what comes later changes no letter. Pure.
 */
export function lettersOf(caseNo: string, ledger: readonly RecordedEvent[], law: Law): Letter[] {
  const letters: Letter[] = []
  // What is served by an act of its own is written when it is served.
  const told = new Map<string, AnyAct>()
  let state: CaseState | undefined
  for (const [at, recorded] of ledger.entries()) {
    state = evolve(state, caseNo, recorded)
    const write = writers[recorded.type] as ((act: Act<EventType>) => readonly Letter[]) | undefined
    const act = (): AnyAct => ({ recorded, state: state!, history: ledger.slice(0, at + 1), law })
    const toServe = serviceOpened(recorded)
    if (toServe !== undefined) told.set(toServe, act())
    else if (recorded.type === 'service.served') {
      const before = told.get(recorded.data.key)
      if (before) letters.push(...lettersOfServed(before, act() as Act<'service.served'>))
    } else if (write) letters.push(...write(act() as Act<EventType>))
  }
  return letters
}

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
      .map(({ givenNumber: _supposed, ...letter }) => letter)
  })
}
