import { randomUUID } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import type { AppOptions } from '../../api/app.ts'
import { buildApp } from '../../api/app.ts'
import { commandPath } from '../../http/command-path.ts'
import { openSession } from '../../identity/sessions.ts'
import { addAccount } from '../../database/queries/accounts.ts'
import type { Actor } from '../../domain/actor.ts'
import { systemActor } from '../../domain/actor.ts'
import type { Commands, CommandType } from '../../domain/case.ts'
import type { Record } from '../../record/execution.ts'
import type { CaseRef } from '../../workflows/contract.ts'
import type { TestDatabase } from '../setup/database.ts'
import { cheapHash } from '../support/passwords.ts'
import { noStorage } from '../support/storage.ts'
import { done, handClock, recordOn } from '../support/world.ts'
import { depsOf } from '../support/deps.ts'

/** An answer of the API with its JSON. */
export interface Answer {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: any
}

export interface Asking {
  readonly method?: 'GET' | 'POST' | 'DELETE' | 'HEAD'
  readonly body?: unknown
  readonly headers?: { readonly [name: string]: string | undefined }
}

interface Giving {
  /** Another If-Match than the version last seen; null sends none. */
  readonly ifMatch?: string | null
  readonly key?: string
  readonly headers?: { readonly [name: string]: string }
}

/** The API for one person: signed in, with a fresh key for each command and the version last seen in If-Match. */
export interface Caller {
  ask(url: string, asking?: Asking): Promise<Answer>
  propose(proposal: Commands['listing.propose'], giving?: Giving): Promise<Answer>
  give<T extends CommandType>(caseNo: string, type: T, payload: Commands[T], giving?: Giving): Promise<Answer>
}

export interface Api {
  readonly app: FastifyInstance
  readonly record: Record
  readonly clock: ReturnType<typeof handClock>
  /** Every case that a conductor was to be woken for, in order. */
  readonly woken: CaseRef[]
  /** Lines of the API's log from warnings on, unless the options say otherwise. */
  readonly log: string[]
  readonly password: string
  as(actor: Actor): Caller
  readonly nobody: Pick<Caller, 'ask'>
  /** A step of the calendar or a conductor, which no route gives. */
  system<T extends CommandType>(caseNo: string, type: T, payload: Commands[T]): Promise<void>
}

const password = 'a password of the tests'

/** The API on a test database whose day is set by hand. Fields can be read inside tests and hooks only. */
export function withApi(
  database: TestDatabase,
  start = '2026-04-07',
  openEvidenceStorage = async () => noStorage,
  options: AppOptions = {},
): Api {
  const clock = handClock(start)
  const woken: CaseRef[] = []
  const log: string[] = []
  const versions = new Map<string, number>()
  const tokens = new Map<string, Promise<string>>()
  let app: FastifyInstance | undefined
  let record: Record | undefined

  beforeAll(async () => {
    record = recordOn(database, clock)
    const notifier = {
      progressed: ({ caseNo, version }: CaseRef) => void woken.push({ caseNo, version }),
      close: async () => {},
    }
    const deps = depsOf(record, database.reading, { storage: await openEvidenceStorage(), notifier })
    app = await buildApp(deps, {
      logLevel: 'warn',
      logTo: { write: (line) => void log.push(line) },
      mostDelayMs: 0,
      ...options,
    })
    await app.ready()
  })
  afterAll(async () => await app?.close())

  const running = () => {
    if (!app || !record) throw new Error('The API does not run before beforeAll')
    return { app, record }
  }

  async function ask(url: string, { method = 'GET', body, headers = {} }: Asking = {}): Promise<Answer> {
    const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
    const response = await running().app.inject({
      method,
      url,
      headers: sent as { [name: string]: string },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const json = /[/+]json/.test(String(response.headers['content-type']))
    const answer = {
      status: response.statusCode,
      headers: response.headers,
      body: json && method !== 'HEAD' ? response.json() : response.body,
    }
    if (response.statusCode < 300 && answer.body?.caseNo && answer.body.version)
      versions.set(answer.body.caseNo, answer.body.version)
    return answer
  }

  async function signIn(actor: Actor): Promise<string> {
    const { role, ...account } = actor
    const passwordHash = await cheapHash(password)
    await addAccount(database.pool, { ...account, role, name: actor.id }, { passwordHash })
    return (await openSession(database.pool, actor.id)).token
  }

  return {
    get app() {
      return running().app
    },
    get record() {
      return running().record
    },
    clock,
    woken,
    log,
    password,
    nobody: { ask },
    as(actor) {
      const asThem = async (url: string, asking: Asking = {}): Promise<Answer> => {
        const token = tokens.get(actor.id) ?? signIn(actor)
        tokens.set(actor.id, token)
        // As their program asks the API, and as their browser asks for a page.
        const shown = url.startsWith('/api/')
          ? { authorization: `Bearer ${await token}` }
          : { cookie: `${running().app.sessionCookie}=${await token}` }
        return await ask(url, { ...asking, headers: { ...shown, ...asking.headers } })
      }
      const post = (url: string, body: unknown, seen: string | undefined, { key = randomUUID(), headers }: Giving) =>
        asThem(url, { method: 'POST', body, headers: { 'idempotency-key': key, 'if-match': seen, ...headers } })
      return {
        ask: asThem,
        propose: (proposal, giving = {}) => post('/api/v1/cases', proposal, undefined, giving),
        give: (caseNo, type, payload, giving = {}) => {
          const { ifMatch = `"${versions.get(caseNo) ?? 0}"` } = giving
          return post(`/api/v1/cases/${caseNo}/${commandPath(type)}`, payload, ifMatch ?? undefined, giving)
        },
      }
    },
    async system(caseNo, type, payload) {
      const { version } = await done(running().record, caseNo, systemActor, type, payload)
      versions.set(caseNo, version)
    },
  }
}
