import type { Actor, Role } from './actor.ts'
import type { CaseEvent, CaseState, Commands, CommandType } from './case.ts'
import type { PublishedListType, PublishedMeasure } from './catalogue-types.ts'
import type { LocalDate } from './dates.ts'
import type { Refusal } from './refusal.ts'
import type { RuleBook } from './rulebook-types.ts'

/** The published lists and measures, as the domain asks for them. */
export interface Catalogue {
  listType(code: string): PublishedListType | undefined
  measure(code: string): PublishedMeasure | undefined
  /** Codes of the departments that carry out a measure; empty for an unknown one. */
  implementers(measure: string): readonly string[]
}

/** What a decision may look at beside the case: the legal day, the author, the law. */
export interface DecideContext {
  readonly today: LocalDate
  readonly actor: Actor
  readonly rules: RuleBook
  readonly catalogue: Catalogue
}

/** Events to append, none when the act has already been done, or the reason why not. */
export type Decision = readonly CaseEvent[] | Refusal

/** One command: who may give it, when it is lawful, and what it does. */
export interface CommandDefinition<T extends CommandType> {
  readonly roles: readonly Role[]
  /** A state that refuses whatever the payload; also asked for the list of commands lawful now. */
  when(state: CaseState, context: DecideContext): Refusal | undefined
  decide(state: CaseState, payload: Commands[T], context: DecideContext): Decision
}

export type CommandTable<T extends CommandType> = { readonly [K in T]: CommandDefinition<K> }
