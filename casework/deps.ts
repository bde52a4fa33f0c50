import type { ReadAs } from '../database/reading.ts'
import type { EvidenceStorage } from '../evidence/storage.ts'
import type { DoorRecord } from '../record/door-record.ts'
import type { Turner } from '../record/turning/turn.ts'
import type { Notifier } from '../workflows/client.ts'
import type { Restarts } from '../restarts.ts'
import type { Letterhead } from './letter-uses.ts'

/** What the API stands on. */
export interface Deps {
  /** Without its connections: what a door asks of it goes through `identity/` and `casework/`. */
  readonly record: DoorRecord
  /** Reads for one person, held by the database to what that person may see. */
  readonly readAs: ReadAs
  readonly notifier: Notifier
  /** Where files of evidence come in and are kept. */
  readonly storage: EvidenceStorage
  /** What letters print beside their facts. */
  readonly letterhead: Letterhead
  /** Whether Temporal answers now. */
  readonly temporalAnswers: () => Promise<boolean>
  /** Which parts npm start has begun again; absent where something else keeps them up. */
  readonly restarts?: () => Restarts
  /** The schedules of the workflow engine that do not run as they should; absent where nobody can ask. */
  readonly schedulesAmiss?: () => Promise<readonly string[]>
  /** Starts the workflow of an import; fails while Temporal is down. */
  readonly startImport: (importId: string) => Promise<void>
  /** Starts the workflow of a publication of rules; fails while Temporal is down. */
  readonly startRecomputation: (publicationId: string) => Promise<void>
  /** Hosts inside to which records may be sent; none where it is absent. */
  readonly privateHosts?: ReadonlySet<string>
  /** Reads the legal clock, and turns that of a sandbox. */
  readonly turner: Turner
}
