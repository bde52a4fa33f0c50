import type { Refusal } from '../../domain/refusal.ts'
import type { FileSeen, StagedRow } from './staged-batches.ts'
import { readBatches } from './staged-batches.ts'
import { UnreadableFile } from './unreadable.ts'

// The parser makes an error of each record that is longer or shorter than the first, and throws it away; with a stack each
// of them would cost more than all the rest of reading.
Error.stackTraceLimit = 0

/** The file whose rows are wanted, and the last row that the record has of it. */
export interface FileToStage {
  readonly path: string
  readonly last: number
}

/** Run in a process by `stage.ts`: the rows in batches, or at last why the file cannot be read. */
export default async function* stage({
  path,
  last,
}: FileToStage): AsyncGenerator<readonly StagedRow[] | FileSeen | Refusal> {
  // First of all a sign that reading begins: what the wait for a process took is not the file's.
  yield []
  try {
    yield* readBatches(path, last)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    yield error.refusal
  }
}
