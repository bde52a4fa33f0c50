import type { EventType } from './case.ts'
import type { EventFacts } from './events.ts'
import { accountEvents } from './accounts/events.ts'
import { annulmentEvents } from './annulment/events.ts'
import { correctionEvents } from './correction/events.ts'
import { chasingEvents } from './chasing/events.ts'
import { interviewEvents } from './interview/events.ts'
import { listingEvents } from './listing/events.ts'
import { measureEvents } from './measures/events.ts'
import { objectionEvents } from './objection/events.ts'
import { paperEvents } from './paper/events.ts'
import { publicityEvents } from './publicity/events.ts'
import { rectificationEvents } from './rectification/events.ts'
import { repairEvents } from './repair/events.ts'
import { serviceEvents } from './service/events.ts'
import { undoingEvents } from './undoing/events.ts'

/** What every event is to people and to the law. */
export const eventFacts: EventFacts<EventType> = {
  ...listingEvents,
  ...publicityEvents,
  ...measureEvents,
  ...rectificationEvents,
  ...interviewEvents,
  ...objectionEvents,
  ...repairEvents,
  ...annulmentEvents,
  ...correctionEvents,
  ...undoingEvents,
  ...chasingEvents,
  ...accountEvents,
  ...serviceEvents,
  ...paperEvents,
}
