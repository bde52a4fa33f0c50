import type { LocalDate } from '../domain/dates.ts'
import type { AnyFacts, LetterKind } from './kinds.ts'

/** Whom a letter is for. */
export interface Addressee {
  readonly party: 'entity' | 'department'
  readonly code: string
  readonly name: string
}

/**
 * How a letter reached its addressee. A letter whose act has no service of its own is served by being here: the
 * addressee reads it in the system, and the ledger entry of the act is the proof.
 */
export interface LetterService {
  readonly method: string
  readonly servedOn: LocalDate
  readonly recipient: string
  readonly proof: string
}

/** A letter that an act of the case calls for. */
export interface Letter {
  /** Names the letter within its case and never changes, for example `repair.1.grant`. */
  readonly occasion: string
  readonly kind: LetterKind
  /** Place in the case's ledger of the event that the letter tells of. */
  readonly caseSeq: number
  readonly on: LocalDate
  readonly addressee: Addressee
  readonly service: LetterService
  /** The number that the act itself named; the others get one from the register of documents. */
  readonly givenNumber?: string
  /** Written when it is first asked for: what lists letters does not need what each of them says. */
  readonly facts: AnyFacts
}

/** A letter with something of it replaced; what it says is still written when it is asked for. */
export const changed = (letter: Letter, changes: Partial<Omit<Letter, 'facts'>>): Letter =>
  Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(letter),
      ...Object.getOwnPropertyDescriptors(changes),
    },
  ) as Letter

/** A letter without the number that its act would give it. */
export function withoutNumber(letter: Letter): Letter {
  const { givenNumber: _supposed, ...kept } = Object.getOwnPropertyDescriptors(letter)
  return Object.defineProperties({}, kept) as Letter
}
