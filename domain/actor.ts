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
}

/** The conductor and other parts of the system itself. */
export const systemActor: Actor = { id: 'system', role: 'system' }
