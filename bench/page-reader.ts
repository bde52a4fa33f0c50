import { gunzipSync } from 'node:zlib'
import { Pool } from 'undici'

/** A page as it was sent. */
export interface Sent {
  readonly ms: number
  /** As sent, perhaps compressed. */
  readonly bytes: number
  readonly text: string
}

/** Somebody with a browser, who signs in by the form and then asks for pages. */
export class PageReader {
  private readonly pool: Pool
  private readonly origin: string
  private cookie = ''

  constructor(address: string) {
    this.origin = address
    this.pool = new Pool(address, { connections: 4 })
  }

  async signIn(account: string, password: string): Promise<void> {
    const { headers, statusCode, body } = await this.pool.request({
      path: '/sign-in',
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: this.origin },
      body: new URLSearchParams({ account, password }).toString(),
    })
    await body.dump()
    const cookies = [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0] ?? '')
    if (statusCode !== 303 || cookies.length === 0) throw new Error(`${account} could not sign in: ${statusCode}`)
    this.cookie = cookies.join('; ')
  }

  /** Asks for a page; throws when it is not there. */
  async open(path: string): Promise<Sent> {
    const begin = performance.now()
    const { statusCode, headers, body } = await this.pool.request({
      path,
      method: 'GET',
      headers: { cookie: this.cookie, 'accept-encoding': 'gzip' },
    })
    const content = Buffer.from(await body.arrayBuffer())
    const ms = performance.now() - begin
    const text = (headers['content-encoding'] === 'gzip' ? gunzipSync(content) : content).toString()
    if (statusCode !== 200) throw new Error(`${path} answers ${statusCode}: ${text.slice(0, 300)}`)
    return { ms, bytes: content.length, text }
  }

  async close(): Promise<void> {
    await this.pool.close()
  }
}
