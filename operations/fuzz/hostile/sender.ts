import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'undici'
import type { FuzzHouse } from '../house.ts'
import type { HostileRequest } from './request.ts'

const pauseMs = 40
const patienceMs = 60_000

/** Sends hostile requests to an installation; answers with the status, or with how the connection ended. */
export async function senderTo({ address, tokens, caseNos }: FuzzHouse) {
  const pool = new Pool(address, { connections: 4, bodyTimeout: patienceMs, headersTimeout: patienceMs })
  const proofs = new Map<string, string>()

  // The token that forms of the pages carry; it belongs to the session and is the same on each of them.
  async function proofOf(as: keyof typeof tokens): Promise<string> {
    const known = proofs.get(as)
    if (known !== undefined) return known
    const answer = await pool.request({ path: '/password', method: 'GET', headers: { cookie: `bihuan=${tokens[as]}` } })
    const proof = /name="_csrf" value="([^"]+)"/.exec(await answer.body.text())?.[1]
    if (proof === undefined) throw new Error(`${as} is shown no form at /password`)
    proofs.set(as, proof)
    return proof
  }

  function bodyOf({ body, pieces }: HostileRequest, text: string | Buffer | undefined) {
    if (body === undefined || text === undefined || pieces === undefined) return text
    const size = Math.ceil(text.length / pieces)
    return Readable.from(
      (async function* () {
        for (let at = 0; at < text.length; at += size) {
          yield text.slice(at, at + size)
          await wait(pauseMs)
        }
      })(),
    )
  }

  async function send(request: HostileRequest): Promise<number | string> {
    const { as, by, method, nth } = request
    const path = request.path.replace('{case}', caseNos[nth % caseNos.length] ?? '')
    const headers: Record<string, string> = { ...request.headers }
    let body = request.body
    if (as !== 'nobody' && by === 'api') headers['authorization'] = `Bearer ${tokens[as]}`
    if (as !== 'nobody' && by === 'page') {
      const others = headers['cookie']
      headers['cookie'] = `bihuan=${tokens[as]}${others === undefined ? '' : `; ${others}`}`
      const proof = await proofOf(as)
      if (typeof body === 'string' && headers['content-type'] === 'application/x-www-form-urlencoded')
        body = `_csrf=${proof}&_by=&_for=&_key=hostile&${body}`
      if (typeof body === 'string' && headers['content-type']?.endsWith('boundary=hostile'))
        body = `--hostile\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${proof}\r\n${body}`
    }
    try {
      const answer = await pool.request({ path, method, headers, body: bodyOf(request, body) ?? null })
      await answer.body.dump({ limit: 64 * 1_048_576 })
      return answer.statusCode
    } catch (error) {
      return (error as { code?: string }).code ?? String(error)
    }
  }
  return { send, end: async () => await pool.destroy() }
}
