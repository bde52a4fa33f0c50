import type { Record } from '../record/execution.ts'
import { dropWhatIsOver } from '../record/tidying.ts'
import type { TidyingActivities } from '../workflows/activity-types.ts'
import { withHeartbeat } from './heartbeat.ts'

/** What ends by its time is taken out of the database. */
export function tidyingActivities({ pool }: Record): TidyingActivities {
  return { dropWhatIsOver: async () => await withHeartbeat(async () => await dropWhatIsOver(pool)) }
}
