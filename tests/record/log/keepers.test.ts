import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { compareWithCopy } from '../../../record/log/compare.ts'
import { lastCheckpoint, readOutside } from '../../../record/log/outside.ts'
import { readCheckpoint } from '../../../record/log/note.ts'
import { verifyRecord } from '../../../record/log/verify.ts'
import { root } from '../../../operations/development/documents/source-files.ts'
import { withDatabase } from '../../setup/database.ts'
import { itemsOf, liveCases } from './house.ts'

vi.setConfig({ testTimeout: 240_000 })

// Twice as long as after which another keeper takes over.
const pausedMs = 30_000
const database = withDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bihuan-keepers-'))
const processes: ChildProcess[] = []
const said: string[] = []

afterEach(async () => {
  for (const one of processes.splice(0)) await end(one, 'SIGKILL')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function startKeeper(): Promise<ChildProcess> {
  const one = spawn(process.execPath, ['--import', 'tsx', 'tests/record/log/keeper-process.ts', folder], {
    cwd: root,
    env: { ...process.env, DATABASE_APP_URL: database.appUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  processes.push(one)
  let text = ''
  await new Promise<void>((resolve) => {
    one.stdout?.on('data', (piece: Buffer) => {
      text += piece.toString()
      said.push(
        ...piece
          .toString()
          .split('\n')
          .filter((line) => line !== '' && line !== 'keeps'),
      )
      if (text.includes('keeps')) resolve()
    })
    one.once('exit', () => resolve())
  })
  return one
}

async function end(one: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (one.exitCode !== null || one.signalCode !== null) return
  const ended = new Promise((resolve) => one.once('exit', resolve))
  one.kill(signal)
  await ended
}

const holder = () => (JSON.parse(readFileSync(join(folder, 'keeper.json'), 'utf8')) as { pid: number }).pid
const copied = () => (readOutside(folder)?.leaves.length ?? 0) / 32

async function eventually(what: string, fact: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> {
  for (const until = Date.now() + ms; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    try {
      if (await fact()) return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
    if (Date.now() > until) throw new Error(`${what} did not come about; said: ${said.join('; ')}`)
  }
}

async function everythingIsLogged(): Promise<void> {
  await eventually('Logging all', async () => copied() === (await itemsOf(database)))
}

/** Nothing differs: by verification, by the comparison of a keeper, and in what was signed last. */
async function everythingFits(): Promise<void> {
  expect(await verifyRecord({ pool: database.pool, outside: readOutside(folder), graceMs: 0 })).toMatchObject({
    verdict: 'good',
    faults: [],
  })
  expect(await compareWithCopy({ pool: database.pool, folder, restsPerWork: 0 })).toEqual({ size: copied() })
  expect(readCheckpoint(lastCheckpoint(folder)!.note)?.size).toBe(copied())
}

it('has one keeper again after the one is killed, and the copy is that of the database', async () => {
  const both = [await startKeeper(), await startKeeper()]
  await eventually('One keeps', () => both.some(({ pid }) => pid === holder()))
  for (let n = 0; n < 2; n += 1) await liveCases(database, 2)
  const killed = both.find(({ pid }) => pid === holder())!
  const living = liveCases(database, 4)
  await end(killed, 'SIGKILL')
  await living
  const other = both.find((one) => one !== killed)!
  await eventually('The other keeps', () => holder() === other.pid, 20_000)
  await everythingIsLogged()
  await end(other, 'SIGTERM')
  await everythingFits()
  expect(said).toEqual([])
})

/** Stops a keeper, lets the other take over, and lets it go on when it has been away for longer than it may. */
async function pause(paused: ChildProcess, other: ChildProcess, meanwhile: () => Promise<unknown>): Promise<void> {
  paused.kill('SIGSTOP')
  let isResumed = false
  const resumed = new Promise((resolve) => setTimeout(resolve, pausedMs)).then(() => {
    isResumed = paused.kill('SIGCONT')
  })
  await meanwhile()
  await eventually('The other keeps', () => holder() === other.pid, pausedMs + 5_000)
  // Nothing waits for who stands still, not even for what its transaction has taken.
  await everythingIsLogged()
  expect(isResumed).toBe(false)
  await resumed
}

it('leaves nothing wrong behind when a keeper stands still longer than it may, and goes on', async () => {
  const both = [await startKeeper(), await startKeeper()] as const
  await eventually('One keeps', () => both.some(({ pid }) => pid === holder()))
  const roles = () => (both[0].pid === holder() ? both : ([both[1], both[0]] as const))
  await pause(...roles(), async () => await liveCases(database, 6))
  await liveCases(database, 2)
  await everythingIsLogged()

  // In the middle of appending: the transaction has its positions, and is not committed.
  const hindering = await database.owner.connect()
  await hindering.query('BEGIN')
  await hindering.query('LOCK TABLE log_leaves IN SHARE MODE')
  await liveCases(database, 1)
  await eventually('Appending', async () => {
    const { rowCount } = await database.owner.query(
      `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO public.log_leaves%'
         AND datname = current_database()`,
    )
    return rowCount === 1
  })
  await pause(...roles(), async () => {
    await hindering.query('COMMIT')
    hindering.release()
    await liveCases(database, 2)
  })
  await liveCases(database, 2)
  await everythingIsLogged()
  for (const one of both) await end(one, 'SIGTERM')
  await everythingFits()
  expect(copied()).toBe(await itemsOf(database))
})

it('hands out no smaller checkpoint when a keeper stands still while it signs, and goes on after another has signed', async () => {
  const both = [await startKeeper(), await startKeeper()] as const
  await eventually('One keeps', () => both.some(({ pid }) => pid === holder()))
  const [signing, other] = both[0].pid === holder() ? both : ([both[1], both[0]] as const)
  const signed = async () => {
    const { rows } = await database.pool.query<{ size: number }>(
      `SELECT (detail ->> 'size')::bigint AS size FROM log_watch WHERE name = 'signed'`,
    )
    return rows[0]?.size
  }

  const hindering = await database.owner.connect()
  await hindering.query('BEGIN')
  await hindering.query('LOCK TABLE log_checkpoints IN SHARE MODE')
  await liveCases(database, 1)
  await eventually('Signing', async () => {
    const { rowCount } = await database.owner.query(
      `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO public.log_checkpoints%'
         AND datname = current_database()`,
    )
    return rowCount === 1
  })
  await pause(signing, other, async () => {
    await hindering.query('COMMIT')
    hindering.release()
    await liveCases(database, 2)
    await eventually('The other signs', async () => (await signed()) === (await itemsOf(database)))
  })
  // It has gone on by now with what it was about to do.
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  expect(await signed()).toBe(await itemsOf(database))
  for (const one of both) await end(one, 'SIGTERM')
  await everythingFits()
})
