import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { ensureTestAccounts } from '../support/accounts.ts'
import { buildApp } from '../../api/app.ts'
import type { Providers } from '../../http/provider-visit.ts'
import type { Account } from '../../database/queries/accounts.ts'
import type { Record } from '../../record/execution.ts'
import { registerPages } from '../../web/pages.ts'
import { openChromium } from '../setup/chromium.ts'
import type { TestDatabase } from '../setup/database.ts'
import { temporaryStorage } from '../support/storage.ts'
import { people } from '../support/people.ts'
import { handClock, recordOn } from '../support/world.ts'
import { depsOf } from '../support/deps.ts'

const password = 'a password of the tests'

/** Who can sign in, by the names that the tests use. */
export type Person = Exclude<keyof typeof people, 'system'>

export interface Pages {
  readonly address: string
  readonly record: Record
  readonly clock: ReturnType<typeof handClock>
  readonly browser: Browser
  /** A window of its own in which somebody has signed in. */
  signIn(who: Person, options?: BrowserContextOptions): Promise<Page>
  /** A window of its own in which nobody has. */
  open(options?: BrowserContextOptions): Promise<Page>
}

/** The pages on a test database and in a real browser. Fields can be read inside tests and hooks only. */
export function withPages(database: TestDatabase, start = '2026-04-07', providers: Providers = {}): Pages {
  const clock = handClock(start)
  const opened: { address?: string; record?: Record; browser?: Browser; close?: () => Promise<void> } = {}

  beforeAll(async () => {
    const record = recordOn(database, clock)
    const { storage, remove } = await temporaryStorage()
    const accounts = Object.values(people).filter(({ role }) => role !== 'system')
    await ensureTestAccounts(
      database.pool,
      accounts.map((account): Account => ({ ...account, name: `${account.id}（虚构）` })),
      password,
    )
    const app = await buildApp(depsOf(record, database.reading, { storage }), {
      logLevel: 'fatal',
      mostDelayMs: 0,
      providers,
      pages: (on, all, sessions) => registerPages(on, all, { sessions, demo: true, providers }),
    })
    const address = await app.listen({ host: '127.0.0.1', port: 0 })
    const browser = await openChromium()
    const close = async () => {
      await browser.close()
      await app.close()
      remove()
    }
    Object.assign(opened, { address, record, browser, close })
  }, 180_000)
  afterAll(async () => await opened.close?.())

  const get = <K extends 'address' | 'record' | 'browser'>(name: K): NonNullable<(typeof opened)[K]> => {
    const value = opened[name]
    if (value === undefined) throw new Error(`The pages have no ${name} before beforeAll`)
    return value
  }

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await get('browser').newContext({ baseURL: get('address'), ...options })
    context.setDefaultTimeout(10_000)
    return await context.newPage()
  }

  return {
    clock,
    get address() {
      return get('address')
    },
    get record() {
      return get('record')
    },
    get browser() {
      return get('browser')
    },
    open,
    async signIn(who, options) {
      const page = await open(options)
      await page.goto('/sign-in')
      await enter(page, who)
      return page
    },
  }
}

/** Fills in the sign-in page that is open. */
export async function enter(page: Page, who: Person): Promise<void> {
  await page.fill('#f-account', people[who].id)
  await page.fill('#f-password', password)
  await page.click('form[action="/sign-in"].card button')
}
