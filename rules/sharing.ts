import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { verified, words } from './check.ts'

const schema = z.strictObject({
  id: z.string().regex(/^[a-z-]+@\d+$/),
  verified,
  why: words,
  /** For how many days it can be read that a record has ended. */
  removalsKeptDays: z.number().int().min(1).max(3_660),
  /** After how many hours files of the register that has changed are made anew. */
  snapshotEveryHours: z.number().int().min(1).max(168),
})

/** How records are shared with other houses. */
export const sharing = schema.parse(JSON.parse(readFileSync(new URL('sharing.json', import.meta.url), 'utf8')))
