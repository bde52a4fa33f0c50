import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { replayHistories } from '../replay.ts'
import { keptHistories } from './conductors.ts'

/** Replays every history that was kept, store by store; answers how many, and which do not fit the workflow code. */
export async function replayKept(folder: string): Promise<{ readonly count: number; readonly faults: string[] }> {
  const faults: string[] = []
  let count = 0
  for (const store of readdirSync(folder).toSorted()) {
    const replayed = await replayHistories(keptHistories(join(folder, store)))
    count += replayed.count
    for (const { workflowId, error } of replayed.faults)
      faults.push(`${workflowId.replace(/^case\//, '')}: its history does not replay: ${error}`)
  }
  return { count, faults }
}
