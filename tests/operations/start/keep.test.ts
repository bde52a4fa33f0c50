import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRestarts } from '../../../restarts.ts'
import { freePort } from '../../../operations/servers/ports.ts'
import {
  connect,
  ownerUrlOf,
  query,
  failingLater,
  leaveNothingBehind,
  sharedTemporal,
  soon,
  startInstallation,
  temporaryFolder,
} from '../house.ts'
import type { Supervised } from '../house.ts'

leaveNothingBehind()
const shared = sharedTemporal()
const ready = /Bihuan is ready at (\S+)/
const addressIn = (text: string) => ready.exec(text)?.[1] ?? ''
const quick = { firstPauseMs: 50, longestPauseMs: 200, silentMs: 3_000 }

async function up(options: Parameters<typeof startInstallation>[0]): Promise<Supervised & { address: string }> {
  const installation = startInstallation({ keeping: quick, ...shared, ...options })
  await installation.says(ready)
  return { ...installation, address: addressIn(installation.text()) }
}

/** The number of the process that answers for the API. */
const answering = async (address: string) =>
  await fetch(`${address}/livez`).then(
    async (response) => Number(await response.text()),
    () => 0,
  )

/** Sends a signal to a process of the installation; a number that is none would mean the tests themselves. */
function end(pid: number | undefined, signal: NodeJS.Signals): void {
  expect(pid).toBeGreaterThan(1)
  process.kill(Number(pid), signal)
}

const workers = (dataFolder: string) =>
  [...readFileSync(join(dataFolder, 'logs', 'worker.log'), 'utf8').matchAll(/worker (\d+)/g)].map(([, pid]) =>
    Number(pid),
  )

const postmaster = (dataFolder: string) =>
  Number(readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

describe('a part that ends by itself or hangs', () => {
  it('is started again, a line and a note say so, and the others go on', async () => {
    const dataFolder = temporaryFolder()
    const house = await up({ dataFolder })
    const [api, server] = [await answering(house.address), postmaster(dataFolder)]
    await fetch(`${house.address}/fall`).catch(() => undefined)
    await house.says('API runs again')
    expect(house.text()).toMatch(/API has ended by itself \(3\), so it is started again.*\nthe API falls/)
    expect(
      await soon(
        async () => await answering(house.address),
        (pid) => pid > 0,
      ),
    ).not.toBe(api)
    expect(postmaster(dataFolder)).toBe(server)
    expect(readRestarts(dataFolder)).toMatchObject({ API: { count: 1, why: 'has ended by itself (3)' } })
    expect(await house.ends('SIGTERM')).toBe(0)
    expect(house.text()).toMatch(/Stopping API\nStopping worker\nStopping PostgreSQL\nStopped/)
  })

  it('is ended first when its event loop stands or it is stopped from outside: API and worker', async () => {
    const dataFolder = temporaryFolder()
    const house = await up({ dataFolder })
    const api = await answering(house.address)
    const [worker] = await soon(
      () => workers(dataFolder),
      (pids) => pids.length > 0,
    )
    await fetch(`${house.address}/stand`)
    end(worker, 'SIGSTOP')
    await house.says('API runs again')
    await house.says('worker runs again')
    expect(house.text()).toContain('API has not answered for 3 s and was ended')
    expect(house.text()).toContain('worker has not answered for 3 s and was ended')
    expect(
      await soon(
        async () => await answering(house.address),
        (pid) => pid > 0,
      ),
    ).not.toBe(api)
    expect(
      await soon(
        () => workers(dataFolder).length,
        (count) => count === 2,
      ),
    ).toBe(2)
    end(workers(dataFolder).at(-1), 'SIGKILL')
    expect(
      await soon(
        () => workers(dataFolder).length,
        (count) => count === 3,
      ),
    ).toBe(3)
    expect(await house.ends('SIGINT')).toBe(0)
  })

  it('ends everything with a clear sentence when it cannot be brought up as often as is sensible', async () => {
    const house = await up({ dataFolder: temporaryFolder(), api: failingLater, keeping: { ...quick, most: 2 } })
    await fetch(`${house.address}/fall`).catch(() => undefined)
    expect(await house.ends()).toBe(1)
    expect(house.text()).toContain(
      'API could not be kept up: it was started again 2 times in a row, so the rest is stopped. The data stay. Its last lines:\nthis part has lost its heart',
    )
    expect(house.text()).toMatch(/Stopping PostgreSQL\nStopped/)
  })

  it('does not hold up who stops everything while it waits to be started again', async () => {
    const house = await up({
      dataFolder: temporaryFolder(),
      keeping: { ...quick, firstPauseMs: 600_000, longestPauseMs: 600_000 },
    })
    await fetch(`${house.address}/fall`).catch(() => undefined)
    await house.says('so it is started again in 600.0 s')
    expect(await house.ends('SIGINT')).toBe(0)
    expect(house.text()).toContain('Stopped')
  })
})

describe('PostgreSQL', () => {
  it.each(['SIGKILL', 'SIGSTOP'] as const)('comes back with all its data on its port after %s', async (signal) => {
    const [dataFolder, databasePort] = [temporaryFolder(), await freePort()]
    const house = await up({ dataFolder, databasePort, fast: false })
    const url = ownerUrlOf(dataFolder, databasePort)
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    const earlier = postmaster(dataFolder)
    end(earlier, signal)
    await house.says('PostgreSQL runs again')
    expect(postmaster(dataFolder)).not.toBe(earlier)
    expect(await query(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    expect(await house.ends('SIGTERM')).toBe(0)
  })

  it('comes back when it was killed while one of its sessions hangs', async () => {
    const [dataFolder, databasePort] = [temporaryFolder(), await freePort()]
    const house = await up({ dataFolder, databasePort, fast: false })
    const url = ownerUrlOf(dataFolder, databasePort)
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    const client = await connect(url)
    const { pid } = (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]!
    end(pid, 'SIGSTOP')
    end(postmaster(dataFolder), 'SIGKILL')
    await house.says('PostgreSQL runs again')
    expect(house.text()).toContain(`Ending a session that hangs (process ${pid}) of a PostgreSQL that is gone`)
    expect(await query(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    expect(await house.ends('SIGTERM')).toBe(0)
    await client.end().catch(() => undefined)
  })

  it('is started by the next start when everything was killed and server and session hang', async () => {
    const [dataFolder, port, databasePort] = [temporaryFolder(), await freePort(), await freePort()]
    const first = await up({ dataFolder, port, databasePort, fast: false })
    const url = ownerUrlOf(dataFolder, databasePort)
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    const client = await connect(url)
    const { pid } = (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]!
    for (const hanging of [pid, postmaster(dataFolder)]) end(hanging, 'SIGSTOP')
    await first.ends('SIGKILL')
    const second = await up({ dataFolder, port, databasePort, fast: false })
    expect(second.text()).toContain('It hangs')
    expect(await query(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    expect(await second.ends('SIGTERM')).toBe(0)
    await client.end().catch(() => undefined)
  })
})
