import { nth } from '../domain/guards.ts'
import { actedOn } from '../domain/paper/day.ts'
import { termsFrom } from '../domain/service/terms-of-acts.ts'
import type { UnservedAct } from '../domain/service/types.ts'
import type { Deadline } from '../domain/terms/deadline.ts'
import type { Act, AnyAct } from './facts/act.ts'
import type { Letter, LetterService } from './letter.ts'
import { changed } from './letter.ts'
import { servedBy, writers } from './writers.ts'

/** An act that is told by another one; `again` counts the services of it that were none. */
export type ToldBefore = AnyAct & { readonly again?: number }

/** The letters of an act that was served by an act of its own, with the terms that run from the service. */
export function lettersOfServed(told: ToldBefore, served: Act<'service.served'>): readonly Letter[] {
  const { recorded } = served
  const opens = recorded.opens?.length ? recorded.opens : begunByAnswer(told, served)
  return lettersOfTold(told, served, opens, servedBy(told, recorded.data))
}

/** The letters of an act that the entity answered before it was served, with the term that ran from the answer. */
export function lettersOfAnswered(told: ToldBefore, answer: AnyAct, unserved: UnservedAct): readonly Letter[] {
  const { recorded, state, law } = answer
  const servedOn = actedOn(recorded)
  const context = { ...law, today: recorded.on, actor: { id: 'letters', role: 'system' } } as const
  const opens = termsFrom({ ...told.state, service: {} }, unserved, servedOn, context)
  const proof = `${state.caseNo}/${state.version}`
  return lettersOfTold(told, answer, opens, servedBy(told, { method: 'answered', servedOn, proof }))
}

function lettersOfTold(
  told: ToldBefore,
  { state }: AnyAct,
  terms: readonly Deadline[],
  service: LetterService,
): readonly Letter[] {
  const write = writers[told.recorded.type] as ((act: AnyAct) => readonly Letter[]) | undefined
  const opens = [...(told.recorded.opens ?? []), ...terms]
  const supposed = { ...told, recorded: { ...told.recorded, opens }, state: { ...told.state, version: state.version } }
  const again = told.again === undefined ? '' : `.${nth('again', told.again)}`
  return (write?.(supposed) ?? []).map((written) =>
    changed(written, {
      occasion: `${written.occasion}${again}`,
      ...(written.addressee.party === 'entity' ? { service } : {}),
    }),
  )
}

/** The term that began when the entity answered before it was served; the last of them is the one that runs. */
function begunByAnswer({ history: before }: AnyAct, { history }: AnyAct): readonly Deadline[] {
  const since = history.slice(before.length).flatMap(({ opens = [] }) => opens)
  return since.filter(({ topic }) => topic === 'rectification.again').slice(-1)
}
