import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const notes = z.record(
  z.string(),
  z.object({ count: z.number().int().nonnegative(), lastAt: z.iso.datetime(), why: z.string() }),
)

/** How often each part of an installation was begun again since its start, when last and why; by the part's name. */
export type Restarts = z.infer<typeof notes>

/** Where the program that keeps the parts up notes that it has begun one again. */
export const restartsFile = (dataFolder: string) => join(dataFolder, 'restarts.json')

/** What was noted; nothing where no such program runs, as on several machines. */
export function readRestarts(dataFolder: string): Restarts {
  try {
    return notes.parse(JSON.parse(readFileSync(restartsFile(dataFolder), 'utf8')))
  } catch {
    return {}
  }
}
