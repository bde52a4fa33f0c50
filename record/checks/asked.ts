import type { Actor } from '../../domain/actor.ts'
import type { Question } from '../../domain/checks/types.ts'

/** A question as somebody asks it; the department is that of the account. */
export interface Asked {
  readonly question: Question
  readonly actor: Actor & { readonly agency: string }
  /** Names the request: sent again, it gets its first answer again. */
  readonly key: string
  readonly requestId: string
}
