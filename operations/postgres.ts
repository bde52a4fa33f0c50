import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { freePort, isPortFree } from './ports.ts'
import type { PostgresPlace } from './postgres-place.ts'
import { postgresPlace } from './postgres-place.ts'
import { StartupError } from './startup-error.ts'

export interface PostgresOptions {
  readonly dataFolder: string
  /** A free one is chosen when absent. */
  readonly port?: number
  /** Gives up durability for speed; only for data that nobody needs, as in tests. */
  readonly fast?: boolean
  readonly say?: (line: string) => void
}

export interface RunningPostgres {
  readonly port: number
  /** May do anything in every database; for tests and operators only. */
  readonly superuserUrl: string
  readonly ownerUrl: string
  readonly appUrl: string
  /** Resolves when the server has ended, wanted or not. */
  readonly exited: Promise<void>
  stop(): Promise<void>
}

interface Secrets {
  readonly superuser: string
  readonly owner: string
  readonly app: string
}

const logins = { owner: 'bihuan_owner', app: 'bihuan_app' }
const fastFlags = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum_naptime=10min']

/** Starts the embedded PostgreSQL on loopback, creating data folder, database and logins when they are not there. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { say = () => undefined } = options
  const place = postgresPlace(options.dataFolder, say)
  const port = options.port ?? (await freePort())
  if (!(await isPortFree(port))) {
    throw new StartupError(`Port ${port} is in use, so PostgreSQL cannot start: end what uses it, or choose another port.`)
  }
  const fresh = !existsSync(join(place.dataFolder, 'PG_VERSION'))
  const secrets = fresh ? initialise(place) : readSecrets(place)
  checkVersion(place)
  forgetDeadServer(place)
  const server = launch(place, port, options.fast === true)
  const superuserUrl = url('postgres', secrets.superuser, port, 'postgres')
  await untilReady(superuserUrl, server)
  await ensureLogins(superuserUrl, secrets)
  return {
    port,
    superuserUrl,
    ownerUrl: url(logins.owner, secrets.owner, port, 'bihuan'),
    appUrl: url(logins.app, secrets.app, port, 'bihuan'),
    exited: server.exited,
    async stop() {
      // SIGINT is PostgreSQL's fast shutdown: sessions are ended, everything committed is kept.
      server.child.kill('SIGINT')
      await server.exited
    },
  }
}

function url(user: string, password: string, port: number, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`
}

function initialise(place: PostgresPlace): Secrets {
  const { dataFolder, user } = place
  mkdirSync(dirname(dataFolder), { recursive: true, mode: 0o755 })
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  if (user) chownSync(dataFolder, user.uid, user.gid)
  const secret = () => randomBytes(24).toString('hex')
  const secrets: Secrets = { superuser: secret(), owner: secret(), app: secret() }
  const passwordFile = join(dataFolder, '..', `.bihuan-initdb-${process.pid}`)
  writeFileSync(passwordFile, secrets.superuser, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  const made = spawnSync(
    place.bin('initdb'),
    ['-D', dataFolder, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C.UTF-8'],
    { ...user, encoding: 'utf8', cwd: '/' },
  )
  rmSync(passwordFile)
  if (made.status !== 0) {
    throw new StartupError(`PostgreSQL could not create its data folder ${dataFolder}: ${(made.stderr ?? String(made.error)).trim()}`)
  }
  writeFileSync(secretsFile(place), JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

const secretsFile = ({ dataFolder }: PostgresPlace) => join(dataFolder, 'bihuan-logins.json')

function readSecrets(place: PostgresPlace): Secrets {
  if (!existsSync(secretsFile(place))) {
    throw new StartupError(`${place.dataFolder} is a PostgreSQL data folder that Bihuan did not make: choose another DATA_FOLDER.`)
  }
  return JSON.parse(readFileSync(secretsFile(place), 'utf8')) as Secrets
}

function checkVersion(place: PostgresPlace): void {
  const kept = readFileSync(join(place.dataFolder, 'PG_VERSION'), 'utf8').trim()
  const { stdout } = spawnSync(place.bin('postgres'), ['--version'], { encoding: 'utf8', cwd: '/' })
  const ours = /(\d+)/.exec(stdout)?.[1]
  if (kept === ours) return
  throw new StartupError(
    `The data folder ${place.dataFolder} is of PostgreSQL ${kept} and this release brings ${ours}: start the release that made it and take a dump, or choose another DATA_FOLDER; nothing was changed.`,
  )
}

// After a kill the file of the dead server stays; PostgreSQL itself removes it unless its number now names another process.
function forgetDeadServer(place: PostgresPlace): void {
  const file = join(place.dataFolder, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const command = `/proc/${pid}/cmdline`
  if (existsSync(command) && !readFileSync(command, 'utf8').includes('postgres')) rmSync(file)
  else if (isAlive(pid)) {
    throw new StartupError(`Another Bihuan uses ${place.dataFolder} (process ${pid}): stop it first, or choose another DATA_FOLDER.`)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

interface Server {
  readonly child: ChildProcess
  readonly exited: Promise<void>
  readonly lastWords: () => string
}

function launch(place: PostgresPlace, port: number, fast: boolean): Server {
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=`, 'max_connections=200', 'shared_buffers=256MB', ...(fast ? fastFlags : [])]
  const child = spawn(
    place.bin('postgres'),
    ['-D', place.dataFolder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    // A group of its own, so that Ctrl-C reaches only us and the parts stop in the right order.
    { ...place.user, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-4_000)
  })
  return { child, exited: new Promise((resolve) => child.once('exit', () => resolve())), lastWords: () => words }
}

async function untilReady(superuserUrl: string, server: Server): Promise<void> {
  const until = Date.now() + 60_000
  let ended = false
  void server.exited.then(() => (ended = true))
  while (Date.now() < until) {
    if (ended) throw new StartupError(`PostgreSQL ended while starting: ${server.lastWords().trim().split('\n').at(-1)}`)
    const client = new pg.Client({ connectionString: superuserUrl, connectionTimeoutMillis: 1_000 })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  server.child.kill('SIGINT')
  throw new StartupError('PostgreSQL did not answer within a minute: look at its data folder and free disk space.')
}

async function ensureLogins(superuserUrl: string, secrets: Secrets): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', ['bihuan'])
    if (rows.length > 0) return
    await client.query(`CREATE ROLE ${logins.owner} LOGIN CREATEROLE CREATEDB PASSWORD '${secrets.owner}'`)
    await client.query(`CREATE ROLE ${logins.app} LOGIN PASSWORD '${secrets.app}'`)
    await client.query(`CREATE DATABASE bihuan OWNER ${logins.owner}`)
  } finally {
    await client.end()
  }
}
