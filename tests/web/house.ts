import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import { ensureTestAccounts } from '../support/accounts.ts'
import type { AppOptions } from '../../api/app.ts'
import { buildApp } from '../../api/app.ts'
import type { Deps } from '../../casework/deps.ts'
import type { Record } from '../../record/execution.ts'
import { registerPages } from '../../web/pages.ts'
import type { TestDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { depsOf } from '../support/deps.ts'
import { handClock, recordOn } from '../support/world.ts'
import type { Person } from './support.ts'

export const password = 'a password of the tests'

interface LogLine {
  readonly level: number
  readonly msg: string
  readonly reqId: string
  readonly security?: { readonly [name: string]: unknown }
}

export interface FormSent {
  readonly cookies?: { readonly [name: string]: string }
  readonly from?: string
  readonly headers?: { readonly [name: string]: string }
}

/** The hidden values of each form of a page that is sent. */
export const formsOf = (body: string): { [name: string]: string }[] =>
  [...body.matchAll(/<form method="post"[^>]*>(.*?)<\/form>/gs)].map(([, form = '']) =>
    Object.fromEntries(
      [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    ),
  )

/** Pages and API together without a browser, with every line of their log. Fields can be read inside tests and hooks only. */
export function withHouse(database: TestDatabase, options: AppOptions = {}, outer: Partial<Deps> = {}) {
  const lines: LogLine[] = []
  const clock = handClock('2026-04-07')
  let app: FastifyInstance | undefined
  let record: Record | undefined
  beforeAll(async () => {
    record = recordOn(database, clock)
    const accounts = Object.values(people).filter(({ role }) => role !== 'system')
    await ensureTestAccounts(
      database.pool,
      accounts.map((account) => ({ ...account, name: `${account.id}（虚构）` })),
      password,
    )
    app = await buildApp(depsOf(record, database.reading, outer), {
      logTo: { write: (line) => void lines.push(JSON.parse(line) as LogLine) },
      mostDelayMs: 0,
      pages: (on, all, sessions) =>
        registerPages(on, all, { sessions, demo: false, providers: options.providers ?? {} }),
      ...options,
    })
    await app.ready()
  })
  afterAll(async () => await app?.close())

  async function send(
    url: string,
    typed: { readonly [name: string]: string },
    { cookies = {}, from = '127.0.0.1', headers = {} }: FormSent = {},
  ) {
    const payload = new URLSearchParams(typed).toString()
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    return await app!.inject({
      method: 'POST',
      url,
      payload,
      cookies: { ...cookies },
      remoteAddress: from,
      headers: { ...form, ...headers },
    })
  }

  return {
    clock,
    get app(): FastifyInstance {
      if (!app) throw new Error('There are no pages before beforeAll')
      return app
    },
    get record(): Record {
      if (!record) throw new Error('There is no record before beforeAll')
      return record
    },
    send,
    /** What a form carries unseen, as its page has it. */
    async unseen(url: string, cookies: { [name: string]: string }): Promise<{ [name: string]: string }> {
      const forms = formsOf((await app!.inject({ url, cookies })).body)
      return Object.fromEntries(forms.flatMap((form) => Object.entries(form).filter(([name]) => name.startsWith('_'))))
    },
    /** Signs in on the page; answers with the browser's cookies. */
    async signIn(who: Person, sent: FormSent = {}): Promise<{ [name: string]: string }> {
      const answer = await send('/sign-in', { account: people[who].id, password }, sent)
      return Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]))
    },
    /** What the log says about security since it was last asked. */
    noted: () => lines.splice(0).flatMap(({ security, level, msg }) => (security ? [{ level, msg, ...security }] : [])),
    /** Every line as it was written since the log was last asked. */
    text: () => lines.map((line) => JSON.stringify(line)).join('\n'),
  }
}
