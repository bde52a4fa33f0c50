import { createHash } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { S3Settings } from '../../evidence/store/s3.ts'
import { authorization } from '../../evidence/store/signing.ts'

/** An object store as far as we use one: it keeps objects in memory and refuses what is not signed or not whole. */
export interface S3Server {
  readonly settings: S3Settings
  readonly objects: Map<string, Buffer>
  /** Answers given instead of doing the next requests. */
  readonly faults: number[]
  close(): Promise<void>
}

export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  const faults: number[] = []
  const credentials = { accessKey: 'test', secretKey: 'secret of the tests', region: 'cn-east-1' }
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '', headers } = request
    const content = await buffer(request)
    const answer = (status: number, body: Buffer | string = '') => response.writeHead(status).end(body)
    const fault = faults.shift()
    if (fault !== undefined) return answer(fault)
    const contentHash = String(headers['x-amz-content-sha256'])
    const names = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? []
    const signed = Object.fromEntries(names.map((name) => [name, String(headers[name])]))
    const right = authorization(credentials, { method, path: url, headers: signed, contentHash })
    if (headers.authorization !== right) return answer(403)
    if (createHash('sha256').update(content).digest('hex') !== contentHash) return answer(400)
    if (method === 'PUT') objects.set(url, content)
    if (method === 'DELETE') {
      objects.delete(url)
      return answer(204)
    }
    const found = objects.get(url)
    return found ? answer(200, method === 'GET' ? found : '') : answer(404)
  }
  const server = createServer((request, response) => void serve(request, response))
  await listening(server)
  const { port } = server.address() as AddressInfo
  return {
    settings: { ...credentials, endpoint: `http://127.0.0.1:${port}`, bucket: 'evidence' },
    objects,
    faults,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function listening(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
}
