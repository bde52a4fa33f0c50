import { migrate } from '../database/migrate.ts'
import { startChild } from './child.ts'
import { freePort, isPortFree } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { StartupError } from './startup-error.ts'
import { startTemporal } from './temporal.ts'

export interface StackOptions {
  readonly say: (line: string) => void
  readonly dataFolder: string
  readonly host?: string
  /** The API's port; a free one when absent. */
  readonly port?: number
  /** A PostgreSQL of one's own: the owner's address, and the application's where it has its own login. */
  readonly databaseUrl?: string | undefined
  readonly databaseAppUrl?: string | undefined
  /** A Temporal of one's own; then none is started. */
  readonly temporalAddress?: string | undefined
  readonly fast?: boolean
  /** More settings for worker and API. */
  readonly env?: Readonly<Record<string, string>>
  readonly parts?: { readonly worker?: boolean; readonly api?: boolean }
}

export interface Stack {
  readonly address: string
  readonly ownerUrl: string
  readonly appUrl: string | undefined
  readonly temporalAddress: string
  /** Resolves with the name of the first part that ends by itself. */
  readonly failed: Promise<string>
  /** Stops every part that was started, the last first. */
  stop(): Promise<void>
}

interface Part {
  readonly name: string
  readonly exited: Promise<unknown>
  stop(): Promise<void>
}

/** Brings up PostgreSQL, Temporal, worker and API in this order. On failure stops what it started and throws. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { say, host = '127.0.0.1', parts = {} } = options
  const running: Part[] = []
  const stop = async () => {
    for (const part of running.splice(0).reverse()) await part.stop()
  }
  try {
    const port = options.port ?? (await freePort())
    if (parts.api !== false && !(await isPortFree(port))) {
      throw new StartupError(`Port ${port} is in use, so the API cannot start: end what uses it, or set PORT to another one.`)
    }
    const database = await bringUpDatabase(options, running)
    say('Bringing the record to the schema of this release')
    const applied = await migrate(database.ownerUrl)
    if (applied.length > 0) say(`Applied ${applied.join(', ')}`)
    let temporalAddress = options.temporalAddress
    if (temporalAddress === undefined) {
      say('Starting Temporal')
      const temporal = await startTemporal({ say })
      running.push({ name: 'Temporal', ...temporal })
      temporalAddress = temporal.address
    }
    const env = {
      DATABASE_URL: database.ownerUrl,
      ...(database.appUrl === undefined ? {} : { DATABASE_APP_URL: database.appUrl, DATABASE_URL: '' }),
      TEMPORAL_ADDRESS: temporalAddress,
      HOST: host,
      PORT: String(port),
      ...options.env,
    }
    if (parts.worker !== false) {
      say('Starting the worker')
      running.push(startChild('worker', 'worker.ts', env))
    }
    const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
    if (parts.api !== false) {
      say('Starting the API')
      running.push(startChild('API', 'api/server.ts', env))
    }
    const failed = Promise.race(running.map(async (part) => part.exited.then(() => part.name)))
    if (parts.api !== false) await untilReady(address, failed)
    return { address, ownerUrl: database.ownerUrl, appUrl: database.appUrl, temporalAddress, failed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function bringUpDatabase(options: StackOptions, running: Part[]) {
  const { databaseUrl, databaseAppUrl } = options
  if (databaseUrl !== undefined) return { ownerUrl: databaseUrl, appUrl: databaseAppUrl }
  options.say('Starting PostgreSQL')
  const { say, fast = false } = options
  const postgres = await startPostgres({ dataFolder: `${options.dataFolder}/postgres`, fast, say })
  running.push({ name: 'PostgreSQL', ...postgres })
  return { ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl }
}

async function untilReady(address: string, failed: Promise<string>): Promise<void> {
  let ended: string | undefined
  void failed.then((name) => (ended = name))
  for (const until = Date.now() + 60_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 200))) {
    if (ended !== undefined) throw new StartupError(`The ${ended} ended while starting: its lines above say why.`)
    const ready = await fetch(`${address}/readyz`).then((response) => response.ok, () => false)
    if (ready) return
  }
  throw new StartupError('The API was not ready within a minute: look at the lines above.')
}
