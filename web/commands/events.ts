import type { EventType } from '../../domain/case.ts'
import { eventFacts } from '../../domain/event-facts.ts'
import type { Fields } from '../form/fields.ts'
import { correctionFields } from './correction.ts'
import { formOf } from './index.ts'
import { proposalFields } from './proposal-fields.ts'

/** The fields that name an event's data; none for what has no words of a person. */
export function fieldsOfEvent(type: EventType): Fields {
  // Whatever was determined, its measures are said as the proposal says them.
  if (type === 'listing.determined') return determinedFields
  if (type === 'correction.proposed' || type === 'correction.confirmed') return correctionFields
  if (type === 'paper.entered') return enteredFields
  const { says } = eventFacts[type]
  if (says === 'nothing') return {}
  return says === 'listing.propose' ? proposalFields : formOf(says).fields
}

// What a paper that waits says, whichever act of the entity it is.
const enteredFields = {
  ...formOf('paper.defend').fields,
  ...formOf('paper.askHearing').fields,
  ...formOf('paper.defendBar').fields,
}

const { reasons, tier } = formOf('listing.determine').fields
const determinedFields = {
  ...(reasons ? { reasons } : {}),
  ...(tier ? { tier } : {}),
  measures: proposalFields.measures,
}
