import { afterAll, beforeAll } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../../../api/app.ts'
import { openSession } from '../../../../identity/sessions.ts'
import { addAccount } from '../../../../database/queries/accounts.ts'
import type { Actor } from '../../../../domain/actor.ts'
import type { Record } from '../../../../record/execution.ts'
import { registerPages } from '../../../../web/pages.ts'
import type { TestDatabase } from '../../../setup/database.ts'
import { cheapHash } from '../../../support/passwords.ts'
import { depsOf } from '../../../support/deps.ts'
import { handClock, recordOn } from '../../../support/world.ts'

/** The pages without a browser, for one person at a time. Fields can be read inside tests and hooks only. */
export function withReadPages(database: TestDatabase, start: string) {
  const clock = handClock(start)
  const tokens = new Map<string, Promise<string>>()
  let app: FastifyInstance | undefined
  let record: Record | undefined
  beforeAll(async () => {
    record = recordOn(database, clock)
    app = await buildApp(depsOf(record, database.reading), {
      logLevel: 'fatal',
      mostDelayMs: 0,
      pages: (on, all, sessions) => registerPages(on, all, { sessions, demo: false }),
    })
    await app.ready()
  })
  afterAll(async () => await app?.close())

  async function signIn(actor: Actor): Promise<string> {
    await addAccount(
      database.pool,
      { ...actor, name: actor.id },
      { passwordHash: await cheapHash('a password of the tests') },
    )
    return (await openSession(database.pool, actor.id)).token
  }

  return {
    clock,
    get record(): Record {
      if (!record) throw new Error('There is no record before beforeAll')
      return record
    },
    /** A page or file as somebody gets it. */
    async read(
      actor: Actor,
      url: string,
    ): Promise<{ readonly status: number; readonly text: string; readonly bytes: Buffer }> {
      const answer = await app!.inject({ url, cookies: await cookiesOf(actor) })
      return { status: answer.statusCode, text: answer.body, bytes: answer.rawPayload }
    },
    /**
     * Sends the form of a page with what it carries unseen and what somebody types; answers with where it leads, and with
     * tone and sentence of the message left there.
     */
    async send(
      actor: Actor,
      url: string,
      typed: { readonly [name: string]: string },
      to: string = url,
    ): Promise<{ readonly status: number; readonly location: string; readonly text: string; readonly flash: unknown }> {
      const cookies = await cookiesOf(actor)
      // Behind the frame, whose form signs out.
      const page = (await app!.inject({ url, cookies })).body.split('<main')[1] ?? ''
      const fields = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']): [string, string] => [
          name,
          value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
        ],
      )
      // Each of its forms carries the same proofs; one is sent. A name may stand there with several values.
      const hidden = new Map(fields.filter(([name]) => !(name in typed)).map((field) => [field.join('='), field]))
      const payload = new URLSearchParams([...hidden.values(), ...Object.entries(typed)]).toString()
      const answer = await app!.inject({
        method: 'POST',
        url: to,
        cookies,
        payload,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      const left = answer.cookies.find(({ name }) => name.endsWith('flash'))?.value
      const flash: unknown = left ? JSON.parse(decodeURIComponent(left)).slice(0, 2) : undefined
      return { status: answer.statusCode, location: String(answer.headers.location), text: answer.body, flash }
    },
  }

  async function cookiesOf(actor: Actor): Promise<{ [name: string]: string }> {
    const token = tokens.get(actor.id) ?? signIn(actor)
    tokens.set(actor.id, token)
    return { [app!.sessionCookie]: await token }
  }
}

/** Every number of a page that opens its list: the figure that is shown, and the address behind it. */
export function numbersOn(html: string): { readonly shown: number; readonly address: string }[] {
  return [...html.matchAll(/<a href="(\/supervision\/list\?[^"]*)"[^>]*>(\d+)<\/a>/g)].map(
    ([, address = '', shown]) => ({
      shown: Number(shown),
      address: address.replaceAll('&amp;', '&'),
    }),
  )
}
