import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { FormData, Pool } from 'undici'
import { commandPath } from '../../http/command-path.ts'
import type { CaseState, Commands, CommandType } from '../../domain/case.ts'
import type { Stage } from '../../domain/stage.ts'

export type CaseAnswer = CaseState & { readonly stage: Stage; readonly lawful: readonly CommandType[] }

const attempts = 10

// Everybody shares the connections to one address, as the browsers of one house do through its proxy.
const pools = new Map<string, Pool>()

function poolOf(address: string): Pool {
  const pool = pools.get(address) ?? new Pool(address, { connections: 64 })
  pools.set(address, pool)
  return pool
}

/** One person at the API: signs in once, then gives commands and reads, as any client would. */
export class Person {
  readonly account: string
  private readonly api: Pool
  private readonly password: string
  private token: Promise<string> | undefined

  constructor(address: string, account: string, password: string) {
    this.api = poolOf(address)
    this.account = account
    this.password = password
  }

  /** Signs in before it matters, so that what follows is not spent on it. */
  async arrive(): Promise<void> {
    await (this.token ??= this.signIn())
  }

  /** Goes on with a session that was opened for it. */
  arriveWith(token: string): void {
    this.token = Promise.resolve(token)
  }

  /** Gives a command on a case; throws with the problem when it is refused. */
  async give<T extends CommandType>(caseNo: string, type: T, payload: Commands[T]): Promise<void> {
    await this.send('POST', `/cases/${caseNo}/${commandPath(type)}`, payload, { 'if-match': '*' })
  }

  /** Proposes a case; answers with its number. */
  async propose(proposal: Commands['listing.propose']): Promise<string> {
    return (await this.send<{ caseNo: string }>('POST', '/cases', proposal)).caseNo
  }

  /** Sends a workbook; answers with the import. */
  async upload(name: string, content: Uint8Array): Promise<{ id: string }> {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(content)]), name)
    return await this.send('POST', '/imports', form)
  }

  /** Sends something that is no command on a case. */
  async post<Answer>(path: string, body: object): Promise<Answer> {
    return await this.send<Answer>('POST', path, body)
  }

  async read<Answer>(path: string): Promise<Answer> {
    return await this.send<Answer>('GET', path)
  }

  private async send<Answer>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers: { [name: string]: string } = {},
  ): Promise<Answer> {
    const form = body instanceof FormData
    await this.arrive()
    const request = {
      path: `/api/v1${path}`,
      method,
      headers: {
        authorization: `Bearer ${await this.token}`,
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    }
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.api.request(request)
      const answer: unknown = await response.body.json()
      if (response.statusCode < 300) return answer as Answer
      // A busy house says when to come again; the key of the request keeps it from being carried out twice.
      if (response.statusCode !== 503 || attempt === attempts)
        throw new Error(`${this.account} ${method} ${path}: ${response.statusCode} ${JSON.stringify(answer)}`)
      await wait(Number(response.headers['retry-after'] ?? 1) * 1_000)
    }
  }

  private async signIn(): Promise<string> {
    const response = await this.api.request({
      path: '/api/v1/sessions',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: this.account, password: this.password }),
    })
    const { token } = (await response.body.json()) as { token?: string }
    if (token === undefined) throw new Error(`${this.account} could not sign in: ${response.statusCode}`)
    return token
  }
}
