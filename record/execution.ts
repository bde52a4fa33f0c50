import type { Pool } from 'pg'
import type { CaseState, Command } from '../domain/case.ts'
import type { Catalogue } from '../domain/command.ts'
import type { RuleBook } from '../domain/law/rulebook-types.ts'
import type { Stage } from '../domain/stage.ts'
import type { Clock } from './clock.ts'
import type { KnownStates } from './known-states.ts'
import type { Authorship } from './act.ts'

/** What the record stands on. */
export interface Record {
  readonly pool: Pool
  readonly clock: Clock
  readonly rules: RuleBook
  readonly catalogue: Catalogue
  readonly known: KnownStates
}

/** A command with its author and its safeguards. */
export interface Execution extends Authorship {
  /** Absent for a proposal: the case number is given out here. */
  readonly caseNo?: string
  readonly command: Command
  /** The version its author has seen; another one refuses with `case.stale`. */
  readonly expectedVersion?: number
  /** A key of the caller and a hash of the request: the same request gets its first answer again. */
  readonly idempotency?: { readonly key: string; readonly requestHash: string }
}

/** What is remembered of a command that was carried out, to be answered again word for word. */
export interface Answer {
  readonly caseNo: string
  readonly version: number
  readonly stage: Stage
}

/** The answer of a command that was carried out. */
export interface Executed extends Answer {
  /** True when it had been carried out before: the first answer again. */
  readonly replayed: boolean
  /** The state after it; absent in a replayed answer. */
  readonly state?: CaseState
}
