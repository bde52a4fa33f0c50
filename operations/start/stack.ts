import { setPriority } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { launchOwn } from './child.ts'
import { closeLeftDoors } from './demo-doors.ts'
import { lockFolder } from './folder-lock.ts'
import type { Kept, KeepOptions } from './keep.ts'
import { keepUp } from './keep.ts'
import type { LogFile } from './log-file.ts'
import { openLog } from './log-file.ts'
import { freePort, isPortFree, requirePort } from '../servers/ports.ts'
import { bringUpDatabase, requireApplicationRole } from './stack-database.ts'
import { bringUpTemporal, requireTemporal } from './stack-temporal.ts'
import type { Part, Stack, StackDatabase, StackOptions } from './stack-types.ts'
import { StartupError } from '../servers/startup-error.ts'

const killedPartsEndWithinMs = 20_000
const readyWithinMs = 60_000
// On one machine a person's act goes before what conductors do about it.
const workerNiceness = 10

/** Brings up PostgreSQL, Temporal, worker and API in this order. On failure stops what it started and throws. */
export async function startStack(given: StackOptions): Promise<Stack> {
  const { say, host = '127.0.0.1', signal, dataFolder, keeping } = given
  const port = given.port || (await freePort())
  const address = addressOf(host, port)
  const lock = lockFolder(dataFolder, address)
  const running: Kept[] = []
  const logs: LogFile[] = []
  const logTo = (name: string) => {
    const log = openLog(resolve(dataFolder, 'logs'), name)
    logs.push(log)
    return log.write
  }
  const options = { ...given, logTo: given.logTo ?? logTo }
  const add = async (part: KeepOptions) => {
    const kept = await keepUp(part, signal)
    running.push(kept)
    signal?.throwIfAborted()
    return kept
  }
  const stopped = new AbortController()
  const stop = async () => {
    // First of all nothing more is begun; then what runs is ended, the last first.
    stopped.abort()
    for (const part of running.splice(0).toReversed()) {
      say(`Stopping ${part.name}`)
      await part.stop()
    }
    for (const log of logs.splice(0)) await log.close()
    lock.release()
  }
  try {
    if (given.api !== false) {
      if (lock.takenOver) await untilFree(port, host)
      await requirePort(port, 'the API', { host, setting: 'PORT' })
    }
    await requireTemporal(given.temporal ?? {})
    const database = await bringUpDatabase(options, add)
    await requireApplicationRole(database)
    if (options.env?.['DEMO_ACCOUNTS'] === 'false') await closeLeftDoors(database, say)
    // A Temporal that begins anew has another store. A worker would notice within seconds; begun anew it knows at once.
    const begun = async () => {
      const worker = running.find(({ name }) => name === 'worker')
      if (worker && temporal && worker.since() < temporal.since()) await worker.renew()
    }
    const { address: temporalAddress, kept: temporal } = await bringUpTemporal(
      options,
      async (part) => await add({ ...part, begun }),
    )
    const env = {
      ...settings(database, temporalAddress),
      DATA_FOLDER: resolve(dataFolder),
      HOST: host,
      PORT: String(port),
      ...options.env,
    }
    const needs = [...running]
    const own = async (name: string, program: string | false, asked?: Part['answers']) => {
      if (program === false) return undefined
      say(`Starting the ${name}`)
      const log = options.logTo(name.toLowerCase())
      const begin = async (): Promise<Part> => {
        const child = await launchOwn(program, env, log)
        if (name === 'worker') setPriority(child.pid, workerNiceness)
        return { name, ...child, answers: asked ?? (async () => child.hasBeaten()) }
      }
      return await add({ name, begin, needs })
    }
    await own('worker', options.worker ?? 'worker.ts')
    await own('API', options.api ?? 'server.ts', async (withinMs) => await livesAt(address, withinMs))
    const ended = Promise.race(running.map(async (part) => await part.firstEnd))
    if (given.api !== false) await untilReady(address, ended, signal)
    if (keeping) for (const part of running) part.watch(keeping, stopped.signal)
    const failed = keeping ? Promise.race(running.map(async (part) => await part.givenUp)) : ended
    return { ...database, address, temporalAddress, failed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function addressOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

function settings({ ownerUrl, appUrl }: StackDatabase, temporalAddress: string): Record<string, string> {
  // Who has a login for the application does not hand out the owner's.
  const database = appUrl === undefined ? { DATABASE_URL: ownerUrl } : { DATABASE_URL: '', DATABASE_APP_URL: appUrl }
  return { ...database, TEMPORAL_ADDRESS: temporalAddress }
}

// Any answer will do: an API that asks to wait lives.
async function livesAt(address: string, withinMs: number): Promise<boolean> {
  const response = await fetch(`${address}/livez`, { signal: AbortSignal.timeout(withinMs) })
  await response.arrayBuffer()
  return true
}

async function untilFree(port: number, host: string): Promise<void> {
  for (const until = Date.now() + killedPartsEndWithinMs; Date.now() < until; await wait(100)) {
    if (await isPortFree(port, host)) return
  }
}

async function untilReady(address: string, failed: Promise<Part>, signal: AbortSignal | undefined): Promise<void> {
  let ended: Part | undefined
  void failed.then((part) => (ended = part))
  for (const until = Date.now() + readyWithinMs; Date.now() < until; await wait(100, undefined, { signal })) {
    if (ended !== undefined) throw new StartupError(`The ${ended.name} ended while starting:\n${ended.lastWords()}`)
    const ready = await fetch(`${address}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
  }
  throw new StartupError(`The API was not ready within a minute: look at its log.`)
}
