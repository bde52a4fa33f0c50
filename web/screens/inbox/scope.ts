import type { DueScope } from '../../../database/queries/desk.ts'
import type { Actor } from '../../../domain/actor.ts'
import type { Topic } from '../../../domain/topics.ts'
import { topicsOf } from '../case/actions.ts'

/** What waits for a reader: of the agency on the topics of its role, or of its department; of these topics only where named. */
export function deskScope({ id, onBehalfOf, role, agency = '' }: Actor, topics?: readonly Topic[]): DueScope {
  if (role !== 'caseOfficer' && role !== 'reviewer') return { department: agency, ...(topics ? { topics } : {}) }
  const own = topicsOf(role)
  return {
    agency,
    topics: topics ? own.filter((topic) => topics.includes(topic)) : own,
    whose: { account: onBehalfOf ?? id, role },
  }
}
