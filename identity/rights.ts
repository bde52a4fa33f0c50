import type { Actor } from '../domain/actor.ts'

/** A piece of SQL with its values, numbered from `first`. */
export interface Condition {
  readonly sql: string
  readonly values: readonly unknown[]
}

/**
 * Which cases an actor may see, as a condition on the table `cases`: the agency its own, the department those with a
 * measure of it, the entity its own once the notice has been served (an account that a code has made only those of its
 * codes), the district supervisor the district; city, audit and operation all.
 */
export function visibleCases(actor: Actor, first: number): Condition {
  switch (actor.role) {
    case 'caseOfficer':
    case 'reviewer':
      return { sql: `cases.agency = $${first}`, values: [actor.agency ?? ''] }
    case 'implementingOfficer':
      return {
        sql: `EXISTS (SELECT FROM measures WHERE measures.case_no = cases.case_no AND measures.department = $${first}
          AND measures.status <> 'determined')`,
        values: [actor.agency ?? ''],
      }
    case 'entityAgent':
      // The term for the defence begins with the service of the notice.
      return {
        sql: `cases.entity_code = $${first} AND cases.state #> '{listing,defenceUntil}' IS NOT NULL
          AND ($${first + 1}::text[] IS NULL OR cases.case_no = ANY($${first + 1}::text[]))`,
        values: [actor.entityCode ?? '', actor.onlyCases ?? null],
      }
    case 'districtSupervisor':
      return { sql: `cases.district = $${first}`, values: [actor.district ?? ''] }
    case 'citySupervisor':
    case 'auditor':
    case 'operator':
      return { sql: 'true', values: [] }
    case 'system':
      return { sql: 'false', values: [] }
  }
}

/** Whom the messages are for that an actor may read. */
export function mailboxOf(actor: Actor): string | undefined {
  switch (actor.role) {
    case 'caseOfficer':
    case 'reviewer':
      return `agency:${actor.agency}`
    case 'implementingOfficer':
      return `department:${actor.agency}`
    case 'entityAgent':
      return `entity:${actor.entityCode}`
    case 'districtSupervisor':
      return `supervisor:${actor.district}`
    default:
      return undefined
  }
}
