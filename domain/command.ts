import type { Actor, Role } from './actor.ts'
import type { Bilingual } from './calendar/types.ts'
import type { CaseEvent, CaseState, Commands, CommandType } from './case.ts'
import type { PenaltyKind, PublishedListType, PublishedMeasure } from './law/catalogue-types.ts'
import type { LocalDate } from './dates.ts'
import type { Refusal } from './refusal.ts'
import type { RuleBook } from './law/rulebook-types.ts'

/** The published lists and measures, as the domain asks for them. */
export interface Catalogue {
  listType(code: string): PublishedListType | undefined
  /** The version of a measure in force on a day; undefined when the catalogue has none then. */
  measure(code: string, on: LocalDate): PublishedMeasure | undefined
  /** A kind of penalty by its term; undefined for one that the law does not know. */
  penaltyKind(code: string): PenaltyKind | undefined
  /** Codes of the departments that carry out a measure on a day; empty for an unknown one. */
  implementers(measure: string, on: LocalDate): readonly string[]
  /** What a measure ordered on a day is called, also after it was withdrawn; its code when the catalogue never had it. */
  measureTitle(code: string, on: LocalDate): Bilingual
  /** What a department was called on a day, likewise. */
  departmentTitle(code: string, on: LocalDate): Bilingual
}

/** What a decision may look at beside the case: the legal day, the author, the law. */
export interface DecideContext {
  readonly today: LocalDate
  readonly actor: Actor
  readonly rules: RuleBook
  readonly catalogue: Catalogue
  /** Other cases of the agency on the decision that a proposal rests on; only the record knows them. */
  readonly repeats?: readonly string[]
  /** Measures of the entity that other live cases have ordered; only the record knows them, where something is lifted. */
  readonly beside?: readonly { readonly caseNo: string; readonly measure: string; readonly department: string }[]
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
