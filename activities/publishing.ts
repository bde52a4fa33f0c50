import type { Record } from '../record/execution.ts'
import type { PublishedFiles } from '../record/snapshot/keep.ts'
import { keepSnapshots } from '../record/snapshot/keep.ts'
import type { PublishingActivities } from '../workflows/activity-types.ts'
import { withHeartbeat } from './heartbeat.ts'

/** Files for everybody, where a place for them is given. */
export function publishingActivities({ pool }: Record, files: PublishedFiles | undefined): PublishingActivities {
  return {
    async keepRegisterFiles() {
      if (files) await withHeartbeat(async () => await keepSnapshots(pool, files))
    },
  }
}
