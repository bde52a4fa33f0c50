import { activityInfo, cancellationSignal, log } from '@temporalio/activity'
import type { Pool } from 'pg'
import { refuse } from '../../domain/refusal.ts'
import { endImport } from '../../record/bulk/end.ts'
import { lasts } from '../../record/bulk/lasting.ts'

// A fault that is neither the file's nor of the moment is ours; what five attempts meet the next would meet too.
const mostAttempts = 5

/**
 * Work on an import that ends it when it cannot go on, so that no file holds up those behind it for ever. Faults of the
 * moment go on to Temporal, which tries again.
 */
export async function unlessLasting<T>(pool: Pool, id: string, ended: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { name, code } = error as Error & { code?: unknown }
    const stopped = cancellationSignal().aborted || name === 'UnknownImport'
    const lasting = lasts(error)
    if (stopped || lasting === 'no') throw error
    if (lasting === 'unknown' && activityInfo().attempt < mostAttempts) throw error
    // No more of the error than its name: its words may hold what the file says of people.
    const fault = typeof code === 'string' ? code : name
    log.error('import ended: it cannot go on', { importId: id, fault })
    await endImport(pool, id, refuse('import.failed', { fault }), 'row_failed')
    return ended
  }
}
