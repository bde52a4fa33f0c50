import { execFile, execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createServer } from 'node:tls'
import { promisify } from 'node:util'
import { Connection } from '@temporalio/client'
import { NativeConnection } from '@temporalio/worker'
import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../config.ts'
import { findTemporal } from '../../operations/servers/temporal-binary.ts'
import { temporalCli } from '../../operations/servers/temporal-programs.ts'
import { temporalConnection } from '../../workflows/connection.ts'
import { root } from '../../operations/development/documents/source-files.ts'
import { sharedTemporal, temporaryFolder } from './house.ts'

const { temporal } = sharedTemporal()

/** Certificates by the script of the compose example, for a server called `localhost`. */
function certificates(): string {
  const folder = temporaryFolder()
  execFileSync('sh', [join(root, 'operations/compose/certificates.sh'), folder, 'localhost'])
  return folder
}

/** Before a real Temporal server, what its frontend does with `requireClientAuth`; `refused` says why each was sent away. */
async function openEdge(folder: string): Promise<{ address: string; refused: (string | undefined)[] }> {
  const read = (name: string) => readFileSync(join(folder, `temporal-${name}.pem`))
  const refused: (string | undefined)[] = []
  const [host, port] = temporal.TEMPORAL_ADDRESS.split(':')
  const edge = createServer(
    {
      cert: read('server'),
      key: read('server-key'),
      ca: read('ca'),
      requestCert: true,
      rejectUnauthorized: true,
      ALPNProtocols: ['h2'],
    },
    (incoming) => {
      const onward = connect({ host: host!, port: Number(port) })
      incoming.pipe(onward).pipe(incoming)
      incoming.on('error', () => onward.destroy())
      onward.on('error', () => incoming.destroy())
    },
  )
  edge.on('tlsClientError', (error: NodeJS.ErrnoException) => refused.push(error.code))
  await new Promise<void>((resolve) => edge.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void edge.close())
  return { address: `localhost:${(edge.address() as AddressInfo).port}`, refused }
}

const settings = (address: string, folder: string, client: string) => ({
  TEMPORAL_ADDRESS: address,
  TEMPORAL_TLS_CA: join(folder, 'temporal-ca.pem'),
  TEMPORAL_TLS_CERT: join(folder, `temporal-${client}.pem`),
  TEMPORAL_TLS_KEY: join(folder, `temporal-${client}-key.pem`),
})

/** As the API and as the worker connect; each is asked something, so that a handshake alone is no success. */
const ways = {
  api: async (env: NodeJS.ProcessEnv) => {
    const connection = await Connection.connect({ ...temporalConnection(readConfig(env)), connectTimeout: 2_000 })
    await connection.workflowService.getSystemInfo({})
    await connection.close()
  },
  worker: async (env: NodeJS.ProcessEnv) => {
    const connection = await NativeConnection.connect(temporalConnection(readConfig(env)))
    await connection.workflowService.getSystemInfo({})
    await connection.close()
  },
}

it.each(Object.entries(ways))('%s reaches Temporal with the certificate of the compose example', async (_, reach) => {
  const folder = certificates()
  const { address, refused } = await openEdge(folder)
  await reach(settings(address, folder, 'client'))
  expect(refused).toEqual([])
})

it.each(Object.entries(ways))('%s is sent away without a certificate', async (_, reach) => {
  const folder = certificates()
  const { address, refused } = await openEdge(folder)
  const { TEMPORAL_TLS_CA } = settings(address, folder, 'client')
  await expect(reach({ TEMPORAL_ADDRESS: address, TEMPORAL_TLS_CA })).rejects.toThrow()
  expect(new Set(refused)).toEqual(new Set(['ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE']))
})

it.each(Object.entries(ways))('%s is sent away with a certificate of another authority', async (_, reach) => {
  const [folder, other] = [certificates(), certificates()]
  const { address, refused } = await openEdge(folder)
  const { TEMPORAL_TLS_CA } = settings(address, folder, 'client')
  await expect(reach({ ...settings(address, other, 'client'), TEMPORAL_TLS_CA })).rejects.toThrow()
  // One was shown, so nothing is missing; the connection is ended because nobody here has signed it.
  expect(new Set(refused)).toEqual(new Set(['ECONNRESET']))
})

it.each(Object.entries(ways))('%s is sent away in clear', async (_, reach) => {
  const { address, refused } = await openEdge(certificates())
  await expect(reach({ TEMPORAL_ADDRESS: address, TRUSTED_NETWORK: 'true' })).rejects.toThrow()
  expect(refused.length).toBeGreaterThan(0)
})

it.each(Object.entries(ways))('%s does not give itself to a server of another authority', async (_, reach) => {
  const [folder, other] = [certificates(), certificates()]
  const { address } = await openEdge(other)
  await expect(
    reach({ ...settings(address, other, 'client'), TEMPORAL_TLS_CA: join(folder, 'temporal-ca.pem') }),
  ).rejects.toThrow()
})

it('the command that makes the namespace takes its certificate from the settings of the compose example', async () => {
  const folder = certificates()
  const { address } = await openEdge(folder)
  const program = await findTemporal(temporalCli, { say: () => undefined })
  const describe = async (env: NodeJS.ProcessEnv) =>
    await promisify(execFile)(program, ['operator', 'namespace', 'describe', '-n', 'default', '-o', 'json'], {
      env: { HOME: temporaryFolder(), TEMPORAL_ADDRESS: address, ...env },
      timeout: 20_000,
    })
  const ca = { TEMPORAL_TLS_SERVER_CA_CERT_PATH: join(folder, 'temporal-ca.pem') }
  const { stdout } = await describe({
    ...ca,
    TEMPORAL_TLS_CLIENT_CERT_PATH: join(folder, 'temporal-operator.pem'),
    TEMPORAL_TLS_CLIENT_KEY_PATH: join(folder, 'temporal-operator-key.pem'),
  })
  expect(stdout).toContain('"name": "default"')
  await expect(describe(ca)).rejects.toThrow()
})
