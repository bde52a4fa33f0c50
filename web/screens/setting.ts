import type { Providers } from '../../http/provider-visit.ts'
import type { SessionReader } from '../../identity/sessions.ts'

/** What the pages must know of the installation. */
export interface Setting {
  readonly sessions: SessionReader
  /** The demonstration accounts exist and may be shown. */
  readonly demo: boolean
  /** Identity providers by which people may sign in. */
  readonly providers?: Providers
}
