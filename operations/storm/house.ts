import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { migrate } from '../../database/migrate.ts'
import { launch, launchOwn } from '../start/child.ts'
import { freePort } from '../servers/ports.ts'
import { startPostgres } from '../servers/postgres.ts'
import { StartupError } from '../servers/startup-error.ts'
import { startTemporal } from '../servers/temporal.ts'
import type { Link } from './link.ts'
import { openLink } from './link.ts'
import type { Running } from './part.ts'
import { Part } from './part.ts'
import type { Pair, PartName } from './plan.ts'
import { pairs, parts } from './plan.ts'
import type { SmallDisk } from './small-disk.ts'
import { makeSmallDisk } from './small-disk.ts'

export interface HouseOptions {
  readonly folder: string
  readonly daySeconds: number
  readonly start: string
  readonly seed: number
  readonly say: (line: string) => void
}

/** An installation whose every part is a process of its own, and whose every way between two parts is a link. */
export interface House {
  readonly part: (name: PartName) => Part
  readonly link: (pair: Pair) => Link
  readonly disk: SmallDisk | undefined
  /** By how much the clock of a part is off from its next start on, in milliseconds. */
  readonly setClock: (part: PartName, offMs: number) => void
  /** Forgets the store of a Temporal that does not run. */
  readonly wipeTemporal: () => void
  /** PostgreSQL and Temporal themselves, not through a link; for the harness and its checks. */
  readonly superuserUrl: () => string
  readonly ownerUrl: () => string
  readonly temporalAddress: () => string
  readonly apiAddresses: readonly string[]
  /** The accounts that the receivers keep, and the file that calms them. */
  readonly receipts: readonly string[]
  readonly calmFile: string
  readonly logFolder: string
  /** Whether a part runs and, if it is an API, says that it is ready. */
  readonly isReady: (part: PartName) => Promise<boolean>
  readonly allUp: (withinMs: number) => Promise<void>
  readonly close: () => Promise<void>
}

const diskMegabytes = 2_048
const wrongClock = new URL('./wrong-clock.mjs', import.meta.url)
const receiverProgram = fileURLToPath(new URL('./receiver.ts', import.meta.url))

/** Brings the whole house up. Throws when a part does not come up; call `close` in any case. */
export function openHouse({ folder, daySeconds, start, seed, say }: HouseOptions): {
  house: House
  bringUp: () => Promise<void>
} {
  const disk = makeSmallDisk(join(folder, 'disk'), diskMegabytes)
  const onDisk = (name: string) => join(folder, 'disk', name)
  const calmFile = join(folder, 'calm')
  const storeFile = join(folder, 'temporal.db')
  const ports = new Map<PartName, number>()
  const clocks = new Map<PartName, number>()
  const links = new Map<Pair, Link>()
  const made = new Map<PartName, Part>()
  const secrets = { webhook: randomBytes(16).toString('hex'), invitation: randomBytes(16).toString('hex') }
  let urls = { superuserUrl: '', ownerUrl: '', appUrl: '' }
  let commitTimes = false

  const link = (pair: Pair) => links.get(pair) as Link
  const through = (pair: Pair) => `127.0.0.1:${link(pair).port}`

  const launchPostgres = async (): Promise<Running> => {
    // Not "fast": what was acknowledged must survive a kill.
    const postgres = await startPostgres({ dataFolder: onDisk('postgres') })
    ports.set('postgres', postgres.port)
    urls = postgres
    return postgres
  }
  const launchTemporal = async (): Promise<Running> => {
    const temporal = await startTemporal({ storeFile, quickTimers: true })
    ports.set('temporal', Number(temporal.address.split(':')[1]))
    return temporal
  }
  const launchReceiver = async (name: 'receiver-1' | 'receiver-2', n: number): Promise<Running> => {
    const port = await freePort()
    const settings = { port, secret: secrets.webhook, file: receipts[n - 1], calmFile, seed: seed + n }
    const args = ['--import', 'tsx', receiverProgram, JSON.stringify(settings)]
    ports.set(name, port)
    return await launchProgram(args)
  }
  const launchProgram = async (args: readonly string[]): Promise<Running> => {
    return await launch({ command: process.execPath, args, stopSignal: 'SIGTERM', graceMs: 5_000 })
  }
  const launchOurs = (kind: 'api' | 'worker', n: 1 | 2) => async (): Promise<Running> => {
    const name = `${kind}-${n}` as const
    const port = kind === 'api' ? await freePort() : 0
    const off = clocks.get(name) ?? 0
    const app = new URL(urls.appUrl)
    app.host = through(`${name}-postgres`)
    const env = {
      DATABASE_URL: '',
      DATABASE_APP_URL: app.href,
      TEMPORAL_ADDRESS: through(`${name}-temporal`),
      DATA_FOLDER: join(folder, name),
      LOG_FOLDER: onDisk('log'),
      LOG_KEY_FILE: join(folder, 'log-key.pem'),
      LOG_CHECKPOINT_SECONDS: '5',
      INVITATION_SECRET: secrets.invitation,
      SANDBOX_DAY_SECONDS: String(daySeconds),
      SANDBOX_START: start,
      PORT: String(port),
      LOG_LEVEL: 'error',
      ...(kind === 'worker'
        ? {
            PLATFORM_WEBHOOK_URL: `http://${through(n === 1 ? 'worker-1-receiver-1' : 'worker-2-receiver-2')}/messages`,
            PLATFORM_WEBHOOK_SECRET: secrets.webhook,
          }
        : {}),
      ...(off === 0 ? {} : { NODE_OPTIONS: `--import ${wrongClock.href}?off=${off}` }),
    }
    ports.set(name, port)
    return await launchOwn(kind === 'api' ? 'server.ts' : 'worker.ts', env)
  }
  const receipts = [join(folder, 'receiver-1.jsonl'), join(folder, 'receiver-2.jsonl')]
  const launchers: Readonly<Record<PartName, () => Promise<Running>>> = {
    postgres: launchPostgres,
    temporal: launchTemporal,
    'api-1': launchOurs('api', 1),
    'api-2': launchOurs('api', 2),
    'worker-1': launchOurs('worker', 1),
    'worker-2': launchOurs('worker', 2),
    'receiver-1': async () => await launchReceiver('receiver-1', 1),
    'receiver-2': async () => await launchReceiver('receiver-2', 2),
  }
  for (const name of parts) made.set(name, new Part(name, launchers[name]))
  const part = (name: PartName) => made.get(name) as Part
  const apis = ['api-1', 'api-2'] as const

  const isReady = async (name: PartName): Promise<boolean> => {
    if (name !== 'api-1' && name !== 'api-2') return part(name).pid !== undefined
    const asked = fetch(`http://127.0.0.1:${ports.get(name)}/readyz`, { signal: AbortSignal.timeout(2_000) })
    return await asked.then(
      async (response) => response.ok && (await response.text()).includes('answers'),
      () => false,
    )
  }

  const house: House = {
    part,
    link,
    disk,
    setClock: (name, offMs) => clocks.set(name, offMs),
    wipeTemporal() {
      for (const end of ['', '-wal', '-shm']) rmSync(`${storeFile}${end}`, { force: true })
    },
    superuserUrl: () => urls.superuserUrl.replace(/postgres$/, 'bihuan'),
    ownerUrl: () => urls.ownerUrl,
    temporalAddress: () => `127.0.0.1:${ports.get('temporal')}`,
    get apiAddresses() {
      return apis.map((name) => `http://${through(`clients-${name}`)}`)
    },
    receipts,
    calmFile,
    logFolder: onDisk('log'),
    isReady,
    async allUp(withinMs) {
      for (const until = Date.now() + withinMs; ; await wait(200)) {
        const up = await Promise.all(parts.map(isReady))
        if (up.every(Boolean)) return
        if (Date.now() > until)
          throw new StartupError(
            `Within ${withinMs / 1000} s did not come up: ${parts.filter((_, n) => !up[n]).join(', ')}`,
          )
      }
    },
    async close() {
      for (const name of [...parts].toReversed()) await made.get(name)?.close()
      for (const one of links.values()) await one.close()
      disk?.remove()
    },
  }

  const bringUp = async () => {
    for (const pair of pairs) {
      const far = parts.find((name) => pair.endsWith(name)) as PartName
      links.set(pair, await openLink(() => ports.get(far)))
    }
    mkdirSync(onDisk('log'), { recursive: true })
    say('Starting PostgreSQL, Temporal, two receivers, two workers and two APIs')
    await Promise.all([part('postgres').start(), part('temporal').start()])
    if (!commitTimes) commitTimes = await keepCommitTimes(urls.superuserUrl)
    await part('postgres').restart()
    await untilAnswers(() => urls.superuserUrl)
    await migrate(urls.ownerUrl)
    for (const name of parts.slice(2)) await part(name).start()
    await house.allUp(120_000)
  }
  return { house, bringUp }
}

// The moment of each commit by PostgreSQL's own clock, which nobody sets wrong: what an entry says of itself may lie.
async function keepCommitTimes(superuserUrl: string): Promise<true> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  await client.query('ALTER SYSTEM SET track_commit_timestamp = on')
  await client.end()
  return true
}

async function untilAnswers(url: () => string): Promise<void> {
  for (const until = Date.now() + 60_000; ; await wait(200)) {
    const client = new pg.Client({ connectionString: url(), connectionTimeoutMillis: 1_000 })
    client.on('error', () => undefined)
    const answered = await client.connect().then(
      async () => (await client.query('SHOW track_commit_timestamp')).rows[0].track_commit_timestamp === 'on',
      () => false,
    )
    await client.end().catch(() => undefined)
    if (answered) return
    if (Date.now() > until) throw new Error('PostgreSQL did not come back')
  }
}
