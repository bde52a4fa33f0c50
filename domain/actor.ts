/** What a person or system may be in a case (glossary: rules of the house, section "Rights"). */
export type Role =
  | 'caseOfficer'
  | 'reviewer'
  | 'implementingOfficer'
  | 'entityAgent'
  | 'districtSupervisor'
  | 'citySupervisor'
  | 'auditor'
  | 'operator'
  | 'system'

/** Who gives a command. `agency` is the agency or department served, `entityCode` the entity represented. */
export interface Actor {
  readonly id: string
  readonly role: Role
  readonly agency?: string
  readonly district?: string
  readonly entityCode?: string
  /** The cases of the entity that the account reaches; absent where it speaks for the entity in all of them. */
  readonly onlyCases?: readonly string[]
  /** Whom the person stands in for, with that person's role and place. */
  readonly onBehalfOf?: string
  /** The list types that standing in is limited to. */
  readonly listTypes?: readonly string[]
}

/** Who has acted and, after a stroke, for whom: as state and ledger name the persons behind an act. */
export function signatureOf({ id, onBehalfOf }: Actor): string {
  return onBehalfOf === undefined ? id : `${id}/${onBehalfOf}`
}

/** Who has acted and, if for somebody else, that person: what `signatureOf` has put together. */
export const personsOf = (signature: string) => signature.split('/') as [actor: string, onBehalfOf?: string]

/** Whether two acts have a person in common, on whichever side of standing in. */
export function sharePerson(one: string, other: string): boolean {
  const persons = personsOf(one)
  return personsOf(other).some((person) => persons.includes(person))
}

/** The signatures of those who have written a thing, with one more; each stands there once. */
export function withWriter(writers: readonly string[], signature: string): readonly string[] {
  return writers.includes(signature) ? writers : [...writers, signature]
}

/** The conductor and other parts of the system itself. */
export const systemActor: Actor = { id: 'system', role: 'system' }

/** In whose name an operator's act stands that was done by a command on the machine of the record. */
export const consoleName = 'console'

/** Names that stand for no account; nobody who signs in bears one. In step with the migration of accounts' own names. */
export const ownNames: ReadonlySet<string> = new Set([systemActor.id, consoleName])
