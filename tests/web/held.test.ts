import { createHmac, randomUUID } from 'node:crypto'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, inject, it, onTestFinished } from 'vitest'
import { openSession } from '../../identity/sessions.ts'
import { postgresUser } from '../../operations/servers/postgres-user.ts'
import { makeSmallDisk } from '../../operations/storm/small-disk.ts'
import { sparingly } from '../../api/sparingly.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done, handClock, recordOn } from '../support/world.ts'
import { withHouse } from './house.ts'

const database = withDatabase()
const house = withHouse(database)
// Holds off from the first millisecond that a turn comes late; `keepBusy` sees to it that turns do.
const late = withHouse(database, { mostDelayMs: 1 })

const words = '不同意：事实部分仍需补充\n第二段（虚构）'

async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgres') })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/** Sets the database read-only for every session, as a failover does, or back. */
async function readOnly(on: boolean): Promise<void> {
  const name = new URL(database.ownerUrl).pathname.slice(1)
  await asSuperuser(
    `ALTER DATABASE ${name} SET default_transaction_read_only = ${on ? 'on' : 'off'}`,
    // Waits until each has gone: a pool would still hand out a session that is about to end.
    `SELECT pg_terminate_backend(pid, 20000) FROM pg_stat_activity WHERE datname = '${name}'`,
  )
}

/** Lets every turn of this process's event loop come late until the test has finished, however quiet the machine is. */
function keepBusy(): void {
  const timer = setInterval(() => {
    const until = performance.now() + 20
    while (performance.now() < until);
  }, 25)
  onTestFinished(() => clearInterval(timer))
}

/** A review that its author is about to send. */
async function review() {
  const record = recordOn(database, handClock('2026-04-07'))
  const { caseNo, version } = await done(record, undefined, people.officer, 'listing.propose', proposal())
  const { token } = await openSession(database.pool, people.reviewer.id)
  const typed = {
    _csrf: createHmac('sha256', token).update('csrf').digest('base64url'),
    _by: people.reviewer.id,
    _for: '',
    _key: randomUUID(),
    _version: String(version),
    outcome: 'returned',
    comments: words,
  }
  return { caseNo, token, typed, url: `/cases/${caseNo}/listing/review`, cookies: { bihuan: token } }
}

/** What a page would send again: every value of its form. */
function formOf(body: string): Record<string, string> {
  const plainText = (text: string) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  const hidden = [...body.matchAll(/<textarea name="([^"]+)" hidden>([^<]*)<\/textarea>/g)]
  const csrf = /<form method="post" action="\/cases[^>]*><input type="hidden" name="_csrf" value="([^"]+)"/.exec(body)
  return Object.fromEntries([
    ['_csrf', csrf?.[1] ?? ''],
    ...hidden.map(([, name = '', value = '']) => [name, plainText(value)]),
  ])
}

const versionOf = async (caseNo: string) =>
  (await database.owner.query('SELECT version FROM cases WHERE case_no = $1', [caseNo])).rows[0].version

const problem = async (url: string, token: string, payload: object, version = '*') =>
  await house.app.inject({
    method: 'POST',
    url,
    payload,
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': randomUUID(),
      'if-match': version,
      'accept-language': 'en',
    },
  })

describe('a database that may only be read', () => {
  it('is told by the API and by /readyz, and a page gives back what was typed, to be sent again', async () => {
    const { caseNo, token, typed, url, cookies } = await review()
    await readOnly(true)
    onTestFinished(async () => await readOnly(false))
    const answer = await problem(`/api/v1/cases/${caseNo}/listing/review`, token, {
      outcome: 'returned',
      comments: words,
    })
    expect(answer.statusCode).toBe(503)
    expect(answer.headers).toMatchObject({
      'retry-after': '30',
      'content-type': expect.stringContaining('problem+json'),
    })
    expect(answer.json()).toMatchObject({
      code: 'database.readOnly',
      detail: expect.stringContaining('nothing was done'),
    })
    const ready = await house.app.inject('/readyz')
    expect([ready.statusCode, ready.json().code]).toEqual([503, 'database.readOnly'])
    expect((await house.app.inject('/livez')).statusCode).toBe(200)

    const page = await house.send(url, typed, { cookies })
    expect([page.statusCode, page.headers['retry-after']]).toEqual([503, '30'])
    expect(page.body).toContain('数据库当前为只读')
    expect(page.body).toContain('第二段（虚构）')
    expect((await house.send(`${url}?lang=en`, typed, { cookies })).body).toContain('The database is read-only for now')
    expect(formOf(page.body)).toEqual(typed)

    await readOnly(false)
    expect((await house.send(url, formOf(page.body), { cookies })).statusCode).toBe(303)
    expect(await versionOf(caseNo)).toBe(2)
    await expect.poll(async () => (await house.app.inject('/readyz')).statusCode).toBe(200)
  })
})

// Only root may mount; elsewhere a disk cannot be filled without filling that of everybody.
const mounted = mkdtempSync(join(tmpdir(), 'bihuan-held-'))
const disk = makeSmallDisk(join(mounted, 'disk'), 16)
afterAll(() => {
  disk?.remove()
  rmSync(mounted, { recursive: true, force: true })
})

/** Puts what commands write, and the trial of /readyz, on the small disk until the test has finished. */
async function onSmallDisk(folder: string): Promise<void> {
  const server = new URL(inject('postgres')).port
  const { owner } = postgresUser(folder)
  chmodSync(mounted, 0o755)
  const place = join(folder, `server-${server}`)
  mkdirSync(place)
  if (owner) chownSync(place, owner.uid, owner.gid)
  const url = new URL(inject('postgres'))
  url.pathname = new URL(database.ownerUrl).pathname
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  const tables = ['ledger', 'cases', 'idempotency', 'write_trials']
  await client.query(`CREATE TABLESPACE small LOCATION '${place}'`)
  for (const table of tables) await client.query(`ALTER TABLE ${table} SET TABLESPACE small`)
  onTestFinished(async () => {
    disk?.clear()
    for (const table of tables) await client.query(`ALTER TABLE ${table} SET TABLESPACE pg_default`)
    await client.query('DROP TABLESPACE small')
    await client.end()
  })
}

describe('a disk that is full', () => {
  it.runIf(disk !== undefined)('is told like a database that may only be read, and nothing typed is lost', async () => {
    // What has room left in the last page of a table goes on, so some of them may still be carried out.
    const reviews = []
    for (let n = 0; n < 60; n += 1) reviews.push(await review())
    await onSmallDisk(disk!.folder)
    disk!.fill()
    const ready = async () => {
      const { statusCode, body } = await house.app.inject('/readyz')
      return [statusCode, JSON.parse(body).code]
    }
    await expect.poll(ready).toEqual([503, 'database.full'])
    expect((await house.app.inject('/livez')).statusCode).toBe(200)

    let page
    let refused
    for (const one of reviews.splice(0, 30)) {
      refused = one
      page = await house.send(one.url, one.typed, { cookies: one.cookies })
      if (page.statusCode !== 303) break
    }
    expect([page?.statusCode, page?.headers['retry-after']]).toEqual([503, '60'])
    expect(page?.body).toContain('第二段（虚构）')
    expect(formOf(page!.body)).toEqual(refused!.typed)
    expect(await versionOf(refused!.caseNo)).toBe(1)
    let answer
    for (const { caseNo, token } of reviews) {
      answer = await problem(`/api/v1/cases/${caseNo}/listing/review`, token, { outcome: 'returned', comments: words })
      if (answer.statusCode !== 200) break
    }
    expect([answer?.statusCode, answer?.json().code]).toEqual([503, 'database.full'])
    expect(answer?.headers['retry-after']).toBe('60')

    disk!.clear()
    expect((await house.send(refused!.url, formOf(page!.body), { cookies: refused!.cookies })).statusCode).toBe(303)
    expect(await versionOf(refused!.caseNo)).toBe(2)
    await expect.poll(async () => (await house.app.inject('/readyz')).statusCode).toBe(200)
  })
})

describe('a case that another session holds', () => {
  it('is busy for API and page within the lock timeout, and free afterwards', async () => {
    const { caseNo, token, typed, url, cookies } = await review()
    const holder = await database.owner.connect()
    await holder.query('BEGIN')
    await holder.query('SELECT FROM cases WHERE case_no = $1 FOR UPDATE', [caseNo])
    const [answer, page] = await Promise.all([
      problem(`/api/v1/cases/${caseNo}/listing/review`, token, { outcome: 'returned', comments: words }),
      house.send(url, typed, { cookies }),
    ])
    await holder.query('ROLLBACK')
    holder.release()
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([503, 'database.busy', '5'])
    expect(page.statusCode).toBe(503)
    expect(page.body).toContain('数据库正忙于其他事务')
    expect((await house.send(url, formOf(page.body), { cookies })).statusCode).toBe(303)
    expect(await versionOf(caseNo)).toBe(2)
  })
})

describe('a process that has more to do than it can', () => {
  it('answers 503 to pages in their language and to the API, and keeps what was typed but no password', async () => {
    const { typed, url, cookies } = await review()
    keepBusy()
    const busy = async () => (await late.app.inject('/api/v1/register')).json().code
    await expect.poll(busy, { timeout: 10_000 }).toBe('system.busy')
    const shown = await late.app.inject({ url: '/sign-in?lang=en' })
    expect(shown.statusCode).toBe(503)
    expect(shown.body).toContain('The system is busy')
    const again = await late.send(url, typed, { cookies })
    expect(again.statusCode).toBe(503)
    expect(formOf(again.body)).toEqual(typed)
    // Nobody puts words into somebody else's form.
    const forged = await late.send(url, { ...typed, _csrf: 'forged' }, { cookies })
    expect(forged.statusCode).toBe(503)
    expect(forged.body).not.toContain('第二段（虚构）')
    const secret = 'never shown again'
    const signIn = await late.send('/sign-in', { account: 'somebody-typed', password: secret, to: '' })
    expect(signIn.statusCode).toBe(503)
    expect(signIn.body).toContain('somebody-typed')
    expect(signIn.body).not.toContain(secret)
  })
})

describe('what is read sparingly', () => {
  it('is read once for all who ask within its time, failed or not', async () => {
    let reads = 0
    const read = sparingly(60_000, async () => await Promise.reject(new Error(`read ${(reads += 1)}`)))
    const asked = await Promise.allSettled([read(), read(), read()])
    await expect(read()).rejects.toThrow('read 1')
    expect([asked.map(({ status }) => status), reads]).toEqual([['rejected', 'rejected', 'rejected'], 1])
  })
})
