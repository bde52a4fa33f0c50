import { setTimeout as wait } from 'node:timers/promises'
import { Connection } from '@temporalio/client'
import type { Child } from '../start/child.ts'
import { launch } from '../start/child.ts'
import { freePort, requirePort } from './ports.ts'
import { StartupError } from './startup-error.ts'
import { findTemporal } from './temporal-binary.ts'
import { temporalCli } from './temporal-programs.ts'

export interface TemporalOptions {
  /** A free one is chosen when absent. */
  readonly port?: number | undefined
  /** For sandbox clocks whose day lasts a second or less. */
  readonly quickTimers?: boolean | undefined
  /** Where its store survives a kill; in memory when absent. */
  readonly storeFile?: string | undefined
  readonly say?: (line: string) => void
  readonly log?: ((text: string) => void) | undefined
  readonly signal?: AbortSignal | undefined
  /** A program that its operator trusts, instead of the published one. */
  readonly program?: string | undefined
}

export interface RunningTemporal {
  readonly address: string
  readonly pid: number
  /** Resolves when the server has ended, wanted or not. */
  readonly exited: Promise<number>
  readonly lastWords: () => string
  /** Ends the server; what it knew is gone unless it has a file. */
  readonly stop: () => Promise<void>
  readonly kill: () => void
  /** Whether it answers within so many milliseconds. */
  readonly answers: (withinMs: number) => Promise<boolean>
}

// The store is in memory and may be lost: PostgreSQL keeps the record and the sweep brings every conductor back.
// Stock, the dev server looks for new tasks 20 times a second, which is most of the 33 ms of an activity, and rounds
// timers up by as much as a second. Measured with these: 10 ms, and timers late by 0.16 s.
const dynamicConfig = ['history.transferProcessorMaxPollRPS=200', 'history.timerProcessorMaxTimeShift="10ms"']
// Timers late by 0.01 s, for a tenth of a core even when nothing happens.
const quickTimerConfig = ['history.timerProcessorMaxPollRPS=200']
// The file survives a kill of the process, not of the machine.
const storePragmas = ['journal_mode=wal', 'synchronous=off'].flatMap((pragma) => ['--sqlite-pragma', pragma])
const readyWithinMs = 60_000
// For its own parts it chooses free ports that another program may take before it does.
const attempts = 3

/** Starts a Temporal server on loopback, its store in memory unless a file is named. Throws `StartupError` when it cannot. */
export async function startTemporal(options: TemporalOptions = {}): Promise<RunningTemporal> {
  const { say = () => undefined, signal, log } = options
  const command = await findTemporal(temporalCli, { say, signal, trusted: options.program })
  const port = options.port ?? (await freePort())
  await requirePort(port, 'Temporal')
  const address = `127.0.0.1:${port}`
  const config = options.quickTimers ? [...dynamicConfig, ...quickTimerConfig] : dynamicConfig
  const flags = config.flatMap((value) => ['--dynamic-config-value', value])
  const place = ['--headless', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error']
  const store = options.storeFile === undefined ? [] : ['--db-filename', options.storeFile, ...storePragmas]
  const args = ['server', 'start-dev', ...place, ...store, ...flags]
  // Killed at once: there is nothing to save, and its good-byes take a second.
  const begin = async () => await launch({ command, args, stopSignal: 'SIGKILL', graceMs: 10_000, log })
  let server = await begin()
  try {
    for (let n = 1; !(await isReady(address, server, signal)); n += 1) {
      if (n === attempts) throw new StartupError(`Temporal ended while starting: ${saidBy(server)}`)
      server = await begin()
    }
  } catch (error) {
    await server.stop()
    throw error
  }
  const { pid, exited, lastWords, stop, kill } = server
  return { address, pid, exited, lastWords, stop, kill, answers: async (withinMs) => await answers(address, withinMs) }
}

// False when the server has ended.
async function isReady(address: string, server: Child, signal: AbortSignal | undefined): Promise<boolean> {
  for (const until = Date.now() + readyWithinMs; Date.now() < until; await wait(50, undefined, { signal })) {
    if (server.hasExited()) return false
    if (await answers(address)) return true
  }
  throw new StartupError(
    'Temporal did not answer within a minute: look at its log and at what else runs on this machine.',
  )
}

// A panic is told by its first line; what follows are the places in its program.
function saidBy(server: Child): string {
  const lines = server.lastWords().split('\n')
  return lines.find((line) => line.startsWith('panic')) ?? lines.at(-1) ?? ''
}

async function answers(address: string, withinMs = 1_000): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: withinMs })
    try {
      await connection.withDeadline(
        Date.now() + withinMs,
        async () => await connection.workflowService.describeNamespace({ namespace: 'default' }),
      )
      return true
    } finally {
      await connection.close()
    }
  } catch {
    return false
  }
}
