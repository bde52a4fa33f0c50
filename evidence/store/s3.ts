import { createReadStream } from 'node:fs'
import { request as plainRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { checkedContent } from './checked.ts'
import type { Credentials } from './signing.ts'
import { authorization, emptyHash } from './signing.ts'
import type { EvidenceStore } from './store.ts'
import { placeOf } from './store.ts'

/** An S3-compatible store: its address, the bucket, and who signs. */
export interface S3Settings extends Credentials {
  readonly endpoint: string
  readonly bucket: string
  /** The folder of the bucket in which objects stand; none for its root. */
  readonly within?: string
}

const timeoutMs = 60_000
const attempts = 3

interface Sending {
  readonly method: 'PUT' | 'GET' | 'DELETE'
  readonly place: string
  readonly content?: { readonly path: string; readonly bytes: number; readonly sha256: string }
}

/**
 * Keeps contents as objects of a bucket, addressed by path. Each upload is signed over the content's hash, so the store
 * refuses one that was changed or cut on the way. Faults of the network and of the store are tried again twice.
 */
export function s3Store(settings: S3Settings): EvidenceStore {
  return {
    async put(sha256, path, bytes) {
      const content = { path, bytes, sha256 }
      const answer = await patiently(settings, { method: 'PUT', place: placeOf(sha256), content })
      answer.resume()
      if (answer.statusCode !== 200) throw storeError('PUT', answer)
    },
    async open(sha256) {
      const answer = await patiently(settings, { method: 'GET', place: placeOf(sha256) })
      if (answer.statusCode === 200) return await checkedContent(sha256, answer)
      answer.resume()
      if (answer.statusCode === 404) return undefined
      throw storeError('GET', answer)
    },
    async remove(sha256) {
      const answer = await patiently(settings, { method: 'DELETE', place: placeOf(sha256) })
      answer.resume()
      if (answer.statusCode !== 204 && answer.statusCode !== 200 && answer.statusCode !== 404)
        throw storeError('DELETE', answer)
    },
  }
}

async function patiently(settings: S3Settings, sending: Sending): Promise<IncomingMessage> {
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt === attempts
    try {
      const answer = await send(settings, sending)
      if (last || (answer.statusCode ?? 0) < 500) return answer
      answer.resume()
    } catch (error) {
      if (last) throw error
    }
    await wait(100 * 2 ** attempt)
  }
}

async function send(settings: S3Settings, { method, place, content }: Sending): Promise<IncomingMessage> {
  const { endpoint, bucket, within } = settings
  const url = new URL(
    `${endpoint.replace(/\/$/, '')}/${within === undefined ? bucket : `${bucket}/${within}`}/${place}`,
  )
  const contentHash = content?.sha256 ?? emptyHash
  const headers = {
    host: url.host,
    'x-amz-content-sha256': contentHash,
    'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
  }
  const signed = {
    ...headers,
    authorization: authorization(settings, { method, path: url.pathname, headers, contentHash }),
    ...(content ? { 'content-length': String(content.bytes) } : {}),
  }
  const begin = url.protocol === 'https:' ? secureRequest : plainRequest
  const outgoing = begin(url, { method, headers: signed, timeout: timeoutMs })
  outgoing.on('timeout', () => outgoing.destroy(new Error(`The object store did not answer in ${timeoutMs} ms`)))
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    outgoing.on('response', resolve).on('error', reject),
  )
  // A store that refuses answers before it has read everything; then its answer counts and not the broken pipe.
  const sent = content ? pipeline(createReadStream(content.path), outgoing) : Promise.resolve(outgoing.end())
  const [answer] = await Promise.all([answered, sent.catch(async () => await answered)])
  return answer
}

function storeError(method: string, { statusCode }: IncomingMessage): Error {
  return new Error(`The object store answered ${statusCode} to ${method}`)
}
