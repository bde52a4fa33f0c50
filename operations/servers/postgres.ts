import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Child } from '../start/child.ts'
import { launch } from '../start/child.ts'
import { freePort, requirePort } from './ports.ts'
import { findPostgres } from './postgres-binaries.ts'
import { openFolder } from './postgres-folder.ts'
import { endLeftServer } from './postgres-left.ts'
import { createLogins, logins } from './postgres-logins.ts'
import { runnableBy } from './postgres-open-copy.ts'
import { postgresSettings } from './postgres-settings.ts'
import { postgresUser } from './postgres-user.ts'
import { StartupError } from './startup-error.ts'

export interface PostgresOptions {
  /** Nobody else may be starting on it: see `lockFolder`. */
  readonly dataFolder: string
  /** A free one is chosen when absent. */
  readonly port?: number | undefined
  /** Gives up durability for speed; only for data that nobody needs, as in tests. */
  readonly fast?: boolean
  readonly say?: (line: string) => void
  readonly log?: ((text: string) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

export interface RunningPostgres {
  readonly port: number
  /** The postmaster. */
  readonly pid: number
  /** May do anything in every database; for tests and operators only. */
  readonly superuserUrl: string
  /** Owns the database `bihuan` and may change its schema. */
  readonly ownerUrl: string
  /** The application's login, which may not. */
  readonly appUrl: string
  /** Resolves when the server has ended, wanted or not. */
  readonly exited: Promise<number>
  readonly lastWords: () => string
  /** Ends all sessions and the server; everything committed is kept. */
  readonly stop: () => Promise<void>
  /** Ends the server at once, as a crash would; everything committed is kept. */
  readonly kill: () => void
  /** Whether it answers within so many milliseconds, be it that it cannot let anybody in yet. */
  readonly answers: (withinMs: number) => Promise<boolean>
}

// Recovery after a crash replays what was written since the last checkpoint, which takes seconds, seldom minutes.
const readyWithinMs = 300_000

/** Starts the embedded PostgreSQL on loopback, creating data folder, database and logins when they are not there. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { fast = false, say = () => undefined, log, signal } = options
  const dataFolder = resolve(options.dataFolder)
  mkdirSync(dirname(dataFolder), { recursive: true })
  const as = postgresUser(dataFolder)
  const binaries = runnableBy(as.owner, findPostgres(), say)
  const secrets = openFolder(dataFolder, binaries, as)
  await endLeftServer(dataFolder, say)
  const port = options.port ?? (await freePort())
  await requirePort(port, 'PostgreSQL')
  const settings = postgresSettings(fast).flatMap((setting) => ['-c', setting])
  const [command = '', ...args] = [...as.prefix, binaries.postgres, '-D', dataFolder, '-p', String(port), ...settings]
  // SIGINT is PostgreSQL's fast shutdown: it ends the sessions and does not wait for them.
  const server = await launch({ command, args, user: as.user, cwd: '/', stopSignal: 'SIGINT', graceMs: 60_000, log })
  const url = (user: string, password: string, database: string) =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`
  const superuserUrl = url('postgres', secrets.superuser, 'postgres')
  try {
    await untilReady(superuserUrl, server, signal)
    await createLogins(superuserUrl, secrets)
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    port,
    pid: server.pid,
    superuserUrl,
    ownerUrl: url(logins.owner, secrets.owner, 'bihuan'),
    appUrl: url(logins.app, secrets.app, 'bihuan'),
    exited: server.exited,
    lastWords: server.lastWords,
    stop: server.stop,
    kill: server.kill,
    answers: async (withinMs) => await answers(superuserUrl, withinMs),
  }
}

async function answers(superuserUrl: string, withinMs: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: superuserUrl, connectionTimeoutMillis: withinMs })
  client.on('error', () => undefined)
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, withinMs, false).unref())
  const asked = client.connect().then(
    () => true,
    // Whatever PostgreSQL itself says is an answer.
    (error: unknown) => error instanceof pg.DatabaseError,
  )
  try {
    return await Promise.race([asked, late])
  } finally {
    void client.end().catch(() => undefined)
  }
}

async function untilReady(superuserUrl: string, server: Child, signal: AbortSignal | undefined): Promise<void> {
  for (const until = Date.now() + readyWithinMs; Date.now() < until; await wait(50, undefined, { signal })) {
    if (server.hasExited())
      throw new StartupError(`PostgreSQL ended while starting: ${server.lastWords().split('\n').at(-1)}`)
    const client = new pg.Client({ connectionString: superuserUrl, connectionTimeoutMillis: 1_000 })
    const answered = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end()
    if (answered) return
  }
  throw new StartupError(
    'PostgreSQL did not answer within five minutes: look at its log and at the free space on disk.',
  )
}
