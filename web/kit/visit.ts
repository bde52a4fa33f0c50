import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Account } from '../../database/queries/accounts.ts'
import type { Actor } from '../../domain/actor.ts'
import type { LocalDate } from '../../domain/dates.ts'
import type { Flash } from './flash.ts'
import type { Bilingual, Language, Say } from './words.ts'
import { sayIn } from './words.ts'

/** What stands on a page in the place of an account, by its id. */
export type People = ReadonlyMap<string, Bilingual>

/** What every view may know of the request it answers. */
export interface Visit {
  readonly lang: Language
  /** Absent on public pages that nobody has signed in for. */
  readonly actor: Actor | undefined
  /** The reader's name; empty when nobody has signed in. */
  readonly name: string
  readonly today: LocalDate
  /** The address of this page without its language. */
  readonly path: string
  /** Proves that a form was made by this server for this session. */
  readonly csrf: string
  /** Proves that a form of an address was shown to the reader, also when the session is over. */
  readonly proofOf: (address: string) => string
  /** In whose name the reader has chosen to act. */
  readonly covered: Account | undefined
  /** Names of the accounts that the page speaks of. */
  readonly people: People
  /** How many messages have come since the reader has looked; absent where that is not known. */
  readonly unread?: number | undefined
  /** What the last act has done, shown once. */
  readonly flash: Flash | undefined
}

export const VisitContext = createContext<Visit | undefined>(undefined)

/** The visit a view is drawn for. Throws outside a page. */
export function useVisit(): Visit {
  const visit = useContext(VisitContext)
  if (!visit) throw new Error('A view is drawn outside a page')
  return visit
}

/** Says texts in the reader's language. */
export function useSay(): Say {
  return sayIn(useVisit().lang)
}
