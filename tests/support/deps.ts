import type { Pool } from 'pg'
import type { Deps } from '../../casework/deps.ts'
import { readerOn } from '../../database/reading.ts'
import type { Record } from '../../record/execution.ts'
import { letterhead } from './letterhead.ts'
import { noStorage } from './storage.ts'
import { deafTurner } from './turner.ts'

const nothing = async (): Promise<void> => undefined

/** What the API stands on where no workflows run and no evidence is sent; `own` is what a test has of its own. */
export const depsOf = (record: Record, reading: Pool, own: Partial<Deps> = {}): Deps & { readonly record: Record } => ({
  readAs: readerOn(reading),
  storage: noStorage,
  notifier: { progressed: () => undefined, close: nothing },
  letterhead,
  temporalAnswers: async () => true,
  startImport: nothing,
  startRecomputation: nothing,
  turner: deafTurner(record),
  ...own,
  record,
})
