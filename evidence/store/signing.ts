import { createHash, createHmac } from 'node:crypto'

/** Who signs requests to an S3-compatible store, and for which region. */
export interface Credentials {
  readonly accessKey: string
  readonly secretKey: string
  readonly region: string
}

/** A request to be signed. Header names are in small letters; `host` and the `x-amz-` ones among them. */
export interface Signable {
  readonly method: string
  readonly path: string
  readonly query?: string
  readonly headers: Readonly<Record<string, string>>
  /** SHA-256 of the content in hexadecimal digits. */
  readonly contentHash: string
}

/** SHA-256 of no content. */
export const emptyHash = createHash('sha256').digest('hex')

/** The value of `authorization` for a request (AWS Signature Version 4); `x-amz-date` says when it is signed. */
export function authorization({ accessKey, secretKey, region }: Credentials, request: Signable): string {
  const names = Object.keys(request.headers).toSorted()
  const at = request.headers['x-amz-date'] ?? ''
  const scope = `${at.slice(0, 8)}/${region}/s3/aws4_request`
  const canonical = [
    request.method,
    request.path,
    request.query ?? '',
    ...names.map((name) => `${name}:${request.headers[name]?.trim() ?? ''}`),
    '',
    names.join(';'),
    request.contentHash,
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', at, scope, createHash('sha256').update(canonical).digest('hex')].join('\n')
  const key = scope.split('/').reduce<Buffer>((secret, part) => hmac(secret, part), Buffer.from(`AWS4${secretKey}`))
  const signature = hmac(key, toSign).toString('hex')
  return `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope},SignedHeaders=${names.join(';')},Signature=${signature}`
}

const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest()
