import type { Actor } from '../../../domain/actor.ts'
import { addDays } from '../../../domain/calendar/days.ts'
import type { CaseEvent, CaseState, Command, CommandType, RecordedEvent } from '../../../domain/case.ts'
import type { DecideContext } from '../../../domain/command.ts'
import type { LocalDate } from '../../../domain/dates.ts'
import { decide, refusalNow, rolesOf } from '../../../domain/decide.ts'
import { evolve } from '../../../domain/evolve.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import type { RefusalCode } from '../../../domain/refusals/index.ts'
import { catalogue } from '../../../rules/catalogue.ts'
import { ruleBook } from '../../../rules/index.ts'
import { nextDate } from '../../../fictitious/next-date.ts'
import { payloads } from '../../../fictitious/payloads.ts'
import { fictitiousProposal } from '../../../fictitious/proposal.ts'
import { castOf } from '../../../fictitious/random-lives.ts'
import { branchesOf } from './branches.ts'
import { factsOf, Novelty } from './novelty.ts'

/** A command that the domain carried out on a state that was reached. */
export interface LivedStep {
  readonly command: CommandType
  readonly by: Actor
  readonly before: CaseState | undefined
  readonly after: CaseState
  readonly events: readonly CaseEvent[]
}

/** What is told of an exploration. */
export interface Witness {
  step(step: LivedStep): void
  /** A command that somebody whose role may give it could not give on a state, whatever its payload; told at least once. */
  refused?(command: CommandType, code: RefusalCode): void
}

type Commandable = Exclude<CommandType, 'listing.propose'>

interface Lawful {
  readonly type: Commandable
  readonly actor: Actor
}

interface Moment {
  readonly state: CaseState
  readonly today: LocalDate
  /** What somebody may give then. */
  readonly lawful: readonly Lawful[]
}

const caseNo = 'BH-2026-000001'
const start = '2026-04-07'
// One measure: what is drawn of measures is the way of one, and three would only multiply the states.
const proposal = { ...fictitiousProposal, measures: fictitiousProposal.measures.slice(0, 1) }
const cast = castOf(proposal)
// Beyond the next date: a month, and a year, after which barred repairs are possible again.
const waits = [31, 366, 1_100]

/**
 * Lives a case in every way that brings something new, breadth-first from its proposal, and tells each command carried
 * out. From a state that is kept every lawful command is given by everybody with every branch of its payload, and the
 * calendar moves on. A state is kept when two of its facts (`factsOf`) have not been seen together before: what depends
 * on two facts at once is reached, what depends on three only where two of them lead there. So the work is bounded by
 * the square of the facts there are, not by the product of the tracks. The same code gives the same steps.
 * Answers with the number of states kept.
 */
export function liveEveryLife(commands: readonly CommandType[], witness: Witness): number {
  const parts = cast.map((actor): Part => ({
    actor,
    may: commands.flatMap((type) => (mayEver(type, actor) ? [{ type, refusedWith: new Set() }] : [])),
  }))
  const novelty = new Novelty()
  const kept: Moment[] = []
  const keep = (state: CaseState, today: LocalDate) => {
    const lawful = lawfulFor(state, today, parts, witness)
    const types = lawful.map(({ type }) => type)
    if (novelty.brings(factsOf(state, types))) kept.push({ state, today, lawful })
  }
  const give = (before: Moment | undefined, actor: Actor, command: Command, today: LocalDate) => {
    const events = decide(before?.state, command, contextOf(actor, today))
    if (isRefusal(events) || events.length === 0) return
    let after = before?.state
    for (const event of events) after = evolve(after, caseNo, { ...event, on: today, by: actor.id } as RecordedEvent)
    if (!after) return
    witness.step({ command: command.type, by: actor, before: before?.state, after, events })
    keep(after, today)
  }
  for (const actor of cast) give(undefined, actor, { type: 'listing.propose', payload: proposal }, start)
  for (const moment of kept) {
    const { state, today, lawful } = moment
    for (const { type, actor } of lawful) {
      for (const payload of branchesOf((dice) => payloads[type](state, today, dice)))
        give(moment, actor, { type, payload } as Command, today)
    }
    const dates = [nextDate(state, today), ...waits.map((days) => addDays(today, days))]
    for (const date of dates) keep(state, date)
  }
  return kept.length
}

const contextOf = (actor: Actor, today: LocalDate): DecideContext => ({ today, actor, rules: ruleBook, catalogue })

const mayEver = (type: CommandType, { role }: Actor): type is Commandable =>
  type !== 'listing.propose' && rolesOf(type).includes(role)

/** Somebody with the commands that their role may give, and what each was refused with so far. */
interface Part {
  readonly actor: Actor
  readonly may: readonly { readonly type: Commandable; readonly refusedWith: Set<RefusalCode> }[]
}

function lawfulFor(state: CaseState, today: LocalDate, parts: readonly Part[], witness: Witness): Lawful[] {
  const lawful: Lawful[] = []
  for (const { actor, may } of parts) {
    const context = contextOf(actor, today)
    for (const { type, refusedWith } of may) {
      const refusal = refusalNow(state, type, context)
      if (!refusal) lawful.push({ type, actor })
      else if (!refusedWith.has(refusal.code)) {
        refusedWith.add(refusal.code)
        if (!refusal.code.startsWith('role.')) witness.refused?.(type, refusal.code)
      }
    }
  }
  return lawful
}
