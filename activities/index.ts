import type { Client } from '@temporalio/client'
import type { Typeface } from '../letters/typeface.ts'
import { openTypeface } from '../letters/typeface.ts'
import type { Record } from '../record/execution.ts'
import type {
  BulkActivities,
  OutsideActivities,
  PublishingActivities,
  RecomputationActivities,
  RecordActivities,
  SubscriberActivities,
  TidyingActivities,
} from '../workflows/activity-types.ts'
import { bulkActivities } from './bulk/bulk.ts'
import type { Sender } from './delivery.ts'
import type { PublishedFiles } from '../record/snapshot/keep.ts'
import { outsideActivities } from './outside.ts'
import { publishingActivities } from './publishing.ts'
import { recomputationActivities } from './recomputation.ts'
import { recordActivities } from './record.ts'
import type { Sending } from './subscribers.ts'
import { subscriberActivities } from './subscribers.ts'
import { tidyingActivities } from './tidying.ts'

/** What the activities stand on. `store` is the id of the Temporal namespace, which is new when the store is new. */
export interface ActivityDeps {
  readonly record: Record
  readonly store: string
  readonly client: Client
  /** Absent when no platform outside takes messages. */
  readonly sender?: Sender | undefined
  /** How records are sent to subscribers; to nobody where it is absent. */
  readonly sending?: Sending | undefined
  /** What letters are printed in; the own fonts where none is given. */
  readonly typeface?: Typeface | undefined
  /** Where files for everybody are kept; none are made where this is absent. */
  readonly published?: PublishedFiles | undefined
}

/** Thin doors from the workflows to the record and to the outside. */
export function createActivities(
  deps: ActivityDeps,
): RecordActivities &
  OutsideActivities &
  BulkActivities &
  RecomputationActivities &
  PublishingActivities &
  Partial<SubscriberActivities> &
  TidyingActivities {
  const { record, store, client, sender, sending, typeface = openTypeface(), published } = deps
  const doors = recordActivities(record, store, sender !== undefined)
  return {
    ...doors,
    ...outsideActivities(record, store, client, sender, (caseNo) => doors.readCase(caseNo)),
    ...bulkActivities(record, client, typeface),
    ...recomputationActivities(record, client),
    ...publishingActivities(record, published),
    ...(sending && subscriberActivities(record, client, sending)),
    ...tidyingActivities(record),
  }
}
