import type { Actor, Role } from '../domain/actor.ts'
import type { CaseEvent, CaseState } from '../domain/case.ts'

/** Who did what and why, as every ledger entry keeps it. */
export interface Authorship {
  readonly actor: Actor
  /** Whose act it was, where the system has only noted it: the entry names that person and not the system. */
  readonly noteOf?: { readonly id: string; readonly role: Role }
  readonly onBehalfOf?: string
  readonly reason?: string
  readonly legalBasis?: string
  readonly requestId: string
}

/** An event with the state it led to and whose act it was. */
export interface Step {
  readonly event: CaseEvent
  readonly after: CaseState
  readonly actor: Actor
}
