import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, onTestFinished } from 'vitest'
import type { SuperviseOptions } from '../../operations/start/supervise.ts'
import type { RunningTemporal } from '../../operations/servers/temporal.ts'
import { startTemporal } from '../../operations/servers/temporal.ts'
import { requireReplay } from '../../operations/development/replay.ts'
import { processesLeft, processesMarked } from '../../operations/development/test-leftovers.ts'

/** A folder for the test that asks, removed after it; PostgreSQL's user may enter it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-operations-'))
  chmodSync(folder, 0o755)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const marker = { BIHUAN_STACK_TEST: randomUUID() }

/** Every test of the file fails if a process of its installations is still there at its end. */
export function leaveNothingBehind(): void {
  afterEach(async () => {
    expect(await processesLeft(marker.BIHUAN_STACK_TEST)).toEqual([])
  })
}

/** Reads until what was read is good, for at most ten seconds; answers with the last. */
export async function soon<T>(read: () => T | Promise<T>, good: (value: T) => boolean): Promise<T> {
  for (const until = Date.now() + 10_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const value = await read()
    if (good(value) || Date.now() > until) return value
  }
}

/**
 * A Temporal server for all tests of a file that are not about Temporal; its fields are there from `beforeAll` on. Every
 * history that they have made is replayed at the end.
 */
export function sharedTemporal(): { temporal: { TEMPORAL_ADDRESS: string } } {
  let server: RunningTemporal | undefined
  beforeAll(async () => {
    server = await startTemporal()
    shared.temporal.TEMPORAL_ADDRESS = server.address
  })
  afterAll(async () => {
    try {
      if (server) await requireReplay(server.address, { say: console.log })
    } finally {
      await server?.stop()
    }
  })
  const shared = { temporal: { TEMPORAL_ADDRESS: '' } }
  return shared
}

export interface Supervised {
  readonly process: ChildProcess
  /** What it has written so far. */
  readonly text: () => string
  /** Resolves when it has written the words; throws when it ends before. */
  readonly says: (words: string | RegExp) => Promise<void>
  /** Sends a signal, if any, and resolves with the exit code. */
  readonly ends: (signal?: NodeJS.Signals) => Promise<number | null>
}

const program = (name: string) => fileURLToPath(new URL(`./programs/${name}.ts`, import.meta.url))

/** Starts an installation with stand-ins for worker and API in a process of its own. */
export function startInstallation(options: Partial<SuperviseOptions> & { dataFolder: string }): Supervised {
  const all = { worker: program('worker'), api: program('api'), fast: true, ...options }
  return supervised(program('stack'), [JSON.stringify(all)])
}

export const failingPart = program('failing')
export const failingLater = program('failing-again')

/** The numbers of this test's processes whose command line holds some words; known on Linux only. */
export async function processOf(words: string): Promise<number[]> {
  const marked = await processesMarked(marker.BIHUAN_STACK_TEST)
  return marked.filter((line) => line.includes(words)).map((line) => Number(line.split(' ')[0]))
}

/** Runs a program of ours and follows what it writes. */
export function supervised(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Supervised {
  return followed(process.execPath, ['--import', 'tsx', file, ...args], env)
}

/** Runs `npm start` as the README says, and follows what it writes. */
export const npmStart = (env: Readonly<Record<string, string>>): Supervised => followed('npm', ['start'], env)

function followed(command: string, args: readonly string[], env: Readonly<Record<string, string>>): Supervised {
  const child = spawn(command, args, { env: { ...process.env, ...marker, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  let over = false
  void ended.then(() => (over = true))
  return {
    process: child,
    text: () => text,
    async says(words) {
      const said = () => (typeof words === 'string' ? text.includes(words) : words.test(text))
      while (!said()) {
        if (over) throw new Error(`It ended without saying ${String(words)}:\n${text}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    async ends(signal) {
      if (signal) child.kill(signal)
      return await ended
    },
  }
}

/** Where the owner of an installation's record reaches it. */
export function ownerUrlOf(dataFolder: string, port: number): string {
  const { owner } = JSON.parse(readFileSync(join(dataFolder, 'postgres-logins.json'), 'utf8')) as { owner: string }
  return `postgresql://bihuan_owner:${owner}@127.0.0.1:${port}/bihuan`
}

/** A connection that outlives the end of its server: what is asked of it then fails. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** The rows that one statement gives, by a connection of its own. */
export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = await connect(url)
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
