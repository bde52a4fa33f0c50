import type { TemporalSettings } from '../../workflows/connection.ts'

export interface StackOptions {
  readonly say: (line: string) => void
  readonly dataFolder: string
  readonly host?: string
  /** The API's port; a free one when absent. The embedded servers' likewise. */
  readonly port?: number
  readonly databasePort?: number | undefined
  readonly temporalPort?: number | undefined
  /** The program of the embedded Temporal, when its operator trusts another than the published one. */
  readonly temporalProgram?: string | undefined
  /** A PostgreSQL of one's own: the owner's address, and the application's where it has its own login. */
  readonly databaseUrl?: string | undefined
  readonly databaseAppUrl?: string | undefined
  /** A Temporal of one's own, when it has an address; then none is started. */
  readonly temporal?: TemporalSettings & { readonly TEMPORAL_NAMESPACE?: string }
  /** Makes the embedded Temporal's timers exact to a hundredth of a second, for sandbox clocks. */
  readonly quickTimers?: boolean
  /** Gives up durability of the embedded PostgreSQL for speed. */
  readonly fast?: boolean
  /** More settings for worker and API. */
  readonly env?: Readonly<Record<string, string>>
  /** The programs to run as worker and API; `false` runs none. */
  readonly worker?: string | false
  readonly api?: string | false
  /** Keeps parts up; when absent, a part that ends by itself is only told by `failed`. */
  readonly keeping?: Keeping
  /** Ends a start that is under way: it stops what it has started and throws. */
  readonly signal?: AbortSignal
  /** Takes what a part writes. Files in `<dataFolder>/logs` when absent. */
  readonly logTo?: (part: string) => (text: string) => void
}

/** Something that was started and is to be stopped. */
export interface Part {
  readonly name: string
  readonly exited: Promise<number>
  readonly lastWords: () => string
  readonly stop: () => Promise<void>
  /** Ends it at once, also when it hangs. */
  readonly kill: () => void
  /** Whether it answers within so many milliseconds; absent when it cannot be asked. */
  readonly answers?: (withinMs: number) => Promise<boolean>
}

/** How parts are kept up that end by themselves or hang. Times are milliseconds of real time. */
export interface Keeping {
  readonly say: (line: string) => void
  /** Notes that a part is begun again, for people and for figures. */
  readonly noted: (part: string, why: string) => void
  /** How often in a row a part is begun again before everything ends; a run of `steadyMs` makes the row begin anew. */
  readonly most: number
  readonly steadyMs: number
  /** The pause before the first time, doubled each further time up to the longest. */
  readonly firstPauseMs: number
  readonly longestPauseMs: number
  /** How long a part may be silent before it is ended and begun again. */
  readonly silentMs: number
}

export interface StackDatabase {
  readonly ownerUrl: string
  /** The application's own login, where there is one. */
  readonly appUrl: string | undefined
  /** Only of the embedded server. */
  readonly superuserUrl: string | undefined
}

export interface Stack extends StackDatabase {
  /** The API's, with `http://`. */
  readonly address: string
  readonly temporalAddress: string
  /** Resolves with the first part that ends by itself or, where parts are kept up, that cannot be kept up. */
  readonly failed: Promise<Part>
  /** Stops every part that was started, the last first. */
  readonly stop: () => Promise<void>
}
