import type { Bilingual } from './calendar/types.ts'
import type { EventType } from './case.ts'
import type { HumanCommand } from './decide.ts'
import type { Topic } from './topics.ts'

/** What an event is beside its data: its words for people, and what it rests on. */
export interface EventFact extends Bilingual {
  /**
   * The topic of the rule that governs it; `case` where it rests on the legal basis of the case alone, `none` where no
   * law governs it.
   */
  readonly basis: Topic | 'case' | 'none'
  /** The command whose payload names the parts of its data; `nothing` where a person has said nothing. */
  readonly says: HumanCommand | 'listing.propose' | 'nothing'
}

/** The facts of some events; the compiler finds one without. */
export type EventFacts<T extends EventType> = { readonly [K in T]: EventFact }
