import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { demoPassword } from '../../fictitious/people.ts'
import { freePort } from '../../operations/servers/ports.ts'
import {
  failingPart,
  leaveNothingBehind,
  npmStart,
  query,
  ownerUrlOf,
  sharedTemporal,
  startInstallation,
  temporaryFolder,
} from './house.ts'

leaveNothingBehind()
const shared = sharedTemporal()
const ready = /Bihuan is ready at (\S+)/
const addressIn = (text: string) => ready.exec(text)?.[1] ?? ''

describe('an installation', () => {
  it('says what it does, answers at its address, stops the last part first and keeps its data', async () => {
    const dataFolder = temporaryFolder()
    const databasePort = await freePort()
    const first = startInstallation({ dataFolder, databasePort })
    await first.says(ready)
    expect(await fetch(`${addressIn(first.text())}/readyz`).then((response) => response.status)).toBe(200)
    const ownerUrl = ownerUrlOf(dataFolder, databasePort)
    await query(ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer')
    expect(await first.ends('SIGTERM')).toBe(0)
    const said = first
      .text()
      .split('\n')
      .filter((line) => /^(Start|Bring|Stop)/.test(line))
    expect(said).toEqual([
      expect.stringMatching(/^Starting PostgreSQL/),
      'Bringing the record to the schema of this release',
      'Starting Temporal',
      'Starting the worker',
      'Starting the API',
      'Stopping',
      'Stopping API',
      'Stopping worker',
      'Stopping Temporal',
      'Stopping PostgreSQL',
      'Stopped',
    ])

    const second = startInstallation({ dataFolder, databasePort, ...shared })
    await second.says(ready)
    expect(await query(ownerUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    expect(await second.ends('SIGINT')).toBe(0)
  })

  it('stops with all its parts when whoever watches over npm start sends a signal to it alone', async () => {
    const address = `http://127.0.0.1:${await freePort()}`
    const npm = npmStart({ DATA_FOLDER: temporaryFolder(), PORT: new URL(address).port, ...shared.temporal })
    await npm.says(ready)
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    await npm.ends('SIGTERM')
    expect(npm.text()).toMatch(/Stopping API[^]*Stopping PostgreSQL[^]*Stopped/)
    await expect(fetch(`${address}/livez`)).rejects.toThrow()
  })

  it('respects DEMO_ACCOUNTS, closes what a demonstration has left, and opens none to other machines', async () => {
    const address = `http://127.0.0.1:${await freePort()}`
    const settings = { DATA_FOLDER: temporaryFolder(), PORT: new URL(address).port, ...shared.temporal }
    const signIn = async () => {
      const body = JSON.stringify({ account: 'auditor', password: demoPassword })
      const headers = { 'content-type': 'application/json' }
      return (await fetch(`${address}/api/v1/sessions`, { method: 'POST', headers, body })).status
    }
    const demonstration = npmStart(settings)
    await demonstration.says(ready)
    expect(await signIn()).toBe(201)
    await demonstration.ends('SIGTERM')

    const unscanned = npmStart({ ...settings, DEMO_ACCOUNTS: 'false' })
    expect(await unscanned.ends()).toBe(1)
    expect(unscanned.text()).toContain('CLAMAV_ADDRESS is not set, so files of evidence would not be scanned')

    const real = npmStart({ ...settings, DEMO_ACCOUNTS: 'false', EVIDENCE_UNSCANNED: 'accept' })
    await real.says(ready)
    expect(real.text()).toMatch(/DEMO_ACCOUNTS is off: disabled the accounts with its public password \(auditor, /)
    expect(await signIn()).toBe(401)
    expect(await (await fetch(`${address}/sign-in`)).text()).not.toContain(demoPassword)
    await real.ends('SIGTERM')

    const open = npmStart({ ...settings, DEMO_ACCOUNTS: 'true', HOST: '0.0.0.0' })
    expect(await open.ends()).toBe(1)
    expect(open.text()).toContain('DEMO_ACCOUNTS makes accounts whose password everybody knows')
  })

  it('refuses a second start on its folder and on its port, and the first one goes on', async () => {
    const dataFolder = temporaryFolder()
    const first = startInstallation({ dataFolder, ...shared })
    await first.says(ready)
    const address = addressIn(first.text())
    const sameFolder = startInstallation({ dataFolder, ...shared })
    expect(await sameFolder.ends()).toBe(1)
    expect(sameFolder.text()).toContain(
      `Bihuan already runs on ${dataFolder} (${address}, process ${first.process.pid})`,
    )
    const samePort = startInstallation({ dataFolder: temporaryFolder(), port: Number(new URL(address).port) })
    expect(await samePort.ends()).toBe(1)
    expect(samePort.text().trim()).toBe(
      `Port ${new URL(address).port} is in use, so the API cannot start: end the program that holds it, or set PORT to another port.`,
    )
    expect(await fetch(`${address}/readyz`).then((response) => response.ok)).toBe(true)
    expect(await first.ends('SIGTERM')).toBe(0)
  })

  it('stops what it has started when a part cannot start, and shows that part’s last words', async () => {
    const stack = startInstallation({ dataFolder: temporaryFolder(), api: failingPart, ...shared })
    expect(await stack.ends()).toBe(1)
    expect(stack.text()).toMatch(/API ended while starting:\nthis part has no heart/)
    expect(stack.text()).toContain('Stopping PostgreSQL')
  })

  it('can be stopped while it starts', async () => {
    const stack = startInstallation({ dataFolder: temporaryFolder() })
    await stack.says('Starting Temporal')
    expect(await stack.ends('SIGINT')).toBe(0)
    expect(stack.text()).toContain('Stopped before everything was up')
  })

  it('leaves no server when it is killed, and starts again on the same ports with its data', async () => {
    const dataFolder = temporaryFolder()
    const [port, databasePort] = [await freePort(), await freePort()]
    const first = startInstallation({ dataFolder, port, databasePort, fast: false })
    await first.says(ready)
    const ownerUrl = ownerUrlOf(dataFolder, databasePort)
    await query(ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer')
    await first.ends('SIGKILL')
    const second = startInstallation({ dataFolder, port, databasePort })
    await second.says(ready)
    expect(await query(ownerUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    expect(await second.ends('SIGTERM')).toBe(0)
  })

  it('does not touch a database that is ahead of this release', async () => {
    const dataFolder = temporaryFolder()
    const databasePort = await freePort()
    const quiet = { dataFolder, databasePort, worker: false, api: false, ...shared } as const
    const first = startInstallation(quiet)
    await first.says('Bihuan is ready')
    const ownerUrl = ownerUrlOf(dataFolder, databasePort)
    await query(ownerUrl, `INSERT INTO migrations (name, run_on) VALUES ('9999_tomorrow', now())`)
    expect(await first.ends('SIGTERM')).toBe(0)
    const second = startInstallation(quiet)
    expect(await second.ends()).toBe(1)
    expect(second.text()).toContain('The database is ahead of this release (it has 9999_tomorrow)')
  })

  it('takes over the lock of a process that is gone or of a number that was given to another', async () => {
    const dataFolder = temporaryFolder()
    for (const left of ['', JSON.stringify({ pid: process.pid, identity: 'earlier', address: 'http://127.0.0.1:1' })]) {
      writeFileSync(join(dataFolder, 'running.json'), left)
      const stack = startInstallation({ dataFolder, worker: false, api: false, ...shared })
      await stack.says('Bihuan is ready')
      expect(await stack.ends('SIGTERM')).toBe(0)
    }
  })
})

describe('servers of one’s own', () => {
  it('are asked first, and a sentence says what to put right', async () => {
    const gone = await freePort()
    const nobody = startInstallation({
      dataFolder: temporaryFolder(),
      databaseUrl: `postgresql://a:b@127.0.0.1:${gone}/c`,
    })
    expect(await nobody.ends()).toBe(1)
    expect(nobody.text()).toContain(
      `The database server 127.0.0.1:${gone} does not answer (ECONNREFUSED): start it, or put DATABASE_URL right.`,
    )
    const temporal = { TEMPORAL_ADDRESS: `127.0.0.1:${gone}` }
    const lost = startInstallation({ dataFolder: temporaryFolder(), temporal })
    expect(await lost.ends()).toBe(1)
    expect(lost.text()).not.toContain('Starting')
    expect(lost.text()).toMatch(new RegExp(`Temporal at 127.0.0.1:${gone} does not answer .*: start it`))
  })

  it('replace the embedded ones', async () => {
    const [folder, databasePort, temporalPort] = [temporaryFolder(), await freePort(), await freePort()]
    const servers = startInstallation({ dataFolder: folder, databasePort, temporalPort, worker: false, api: false })
    await servers.says('Bihuan is ready')
    const databaseUrl = ownerUrlOf(folder, databasePort)
    const temporal = { TEMPORAL_ADDRESS: `127.0.0.1:${temporalPort}` }
    const guest = startInstallation({ dataFolder: temporaryFolder(), databaseUrl, temporal })
    await guest.says(ready)
    expect(guest.text()).not.toMatch(/Starting (PostgreSQL|Temporal)/)
    expect(await guest.ends('SIGTERM')).toBe(0)

    const wrong = [
      [{ databaseUrl: databaseUrl.replace(/:[0-9a-f]+@/, ':wrong@') }, 'does not let bihuan_owner in'],
      [{ databaseUrl: databaseUrl.replace(/bihuan$/, 'elsewhere') }, 'There is no database elsewhere on'],
      [{ databaseUrl, temporal: { ...temporal, TEMPORAL_NAMESPACE: 'nowhere' } }, 'has no namespace nowhere'],
    ] as const
    for (const [options, sentence] of wrong) {
      const refused = startInstallation({ dataFolder: temporaryFolder(), ...options })
      expect(await refused.ends()).toBe(1)
      expect(refused.text()).toContain(sentence)
    }
    expect(await servers.ends('SIGTERM')).toBe(0)
  })
})
