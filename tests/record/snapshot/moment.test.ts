import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterAll, expect, it, vi } from 'vitest'
import { listFeed } from '../../../database/queries/feed.ts'
import type { FeedRow } from '../../../database/queries/feed.ts'
import { readRegister } from '../../../database/queries/register.ts'
import type { RegisterEntry } from '../../../database/queries/register.ts'
import { inTransaction } from '../../../database/transaction.ts'
import { appendLeaves } from '../../../record/log/append.ts'
import { logLock } from '../../../record/log/rows.ts'
import { contentOf, jsonLine } from '../../../record/snapshot/contents.ts'
import { atOnePosition } from '../../../record/snapshot/moment.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { bringTo, done, handClock, recordOn } from '../../support/world.ts'
import { withProcesses } from './processes.ts'

vi.setConfig({ testTimeout: 600_000 })

// A thousand once in a while: SNAPSHOT_ROUNDS=1000.
const rounds = Number(process.env['SNAPSHOT_ROUNDS'] ?? 25)
const database = withDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bihuan-snapshot-'))
afterAll(() => rmSync(folder, { recursive: true }))
const processes = withProcesses(() => database.appUrl)

interface Seen {
  readonly position: number
  readonly text: string
  readonly feed: readonly FeedRow[]
}

/** The register and the feed behind a position, both as they are at one moment. */
async function look(pool: Pool, after: number): Promise<Seen> {
  return await atOnePosition(pool, async (db, position) => {
    let text = ''
    for await (const piece of contentOf('jsonl', readRegister(db))) text += piece
    return { position, text, feed: await listFeed(db, 'public', after, 1_000_000) }
  })
}

/** What a house has that holds a snapshot and carries out the lines of the feed behind it. */
function follow(text: string, feed: readonly FeedRow[]): string {
  const records = text.split('\n').filter((line) => line !== '')
  const known = new Map(
    records.map((line) => JSON.parse(line) as RegisterEntry).map((record) => [record.caseNo, record]),
  )
  for (const { op, caseNo, record } of feed) {
    if (record) known.set(caseNo, record as RegisterEntry)
    else if (op === 'suspend' || op === 'remove') known.delete(caseNo)
  }
  const key = ({ entityCode, caseNo }: RegisterEntry) => `${entityCode} ${caseNo}`
  return [...known.values()]
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    .map(jsonLine)
    .join('')
}

it(`a snapshot and the feed behind it give the next, byte for byte, ${rounds} times while two programs write and one keeps the log`, async () => {
  await processes.start('tests/record/log/keeper-process.ts', folder)
  for (const from of ['0', '100000']) await processes.start('tests/record/snapshot/writer.ts', from, '100000')
  const first = await look(database.pool, 0)
  let [at, lines] = [first, 0]
  for (let round = 0; round < rounds; round += 1) {
    let next = await look(database.pool, at.position)
    while (next.feed.length === 0) next = await look(database.pool, at.position)
    expect(next.feed.map(({ position }) => position <= next.position)).not.toContain(false)
    expect(next.feed.at(-1)!.position).toBe(next.position)
    expect(follow(at.text, next.feed)).toBe(next.text)
    lines += next.feed.length
    at = next
  }
  expect(lines).toBeGreaterThan(rounds)
  await processes.endAll()
  const last = await look(database.pool, first.position)
  // Read line by line as long as others wrote, or now and all at once.
  expect(follow(first.text, last.feed)).toBe(last.text)
  expect(follow(at.text, (await look(database.pool, at.position)).feed)).toBe(last.text)
})

it('waits for a change that is being written, and gives it its place before it looks', async () => {
  const record = recordOn(database, handClock('2026-04-07'))
  const caseNo = await bringTo(record, 'published')
  while ((await appendLeaves(database.pool)) === 'more');
  const { position: before } = await look(database.pool, 0)
  let looking: Promise<Seen> | undefined
  await inTransaction(database.pool, async (db) => {
    // As the statement of a command writes it, and has not committed it yet.
    await db.query(
      `WITH entry AS (
         INSERT INTO ledger (case_no, case_seq, type, data, on_date, at, actor, role, reason, legal_basis, request_id)
         SELECT case_no, 900, type, data, on_date, at, actor, role, reason, legal_basis, request_id FROM ledger
         WHERE case_no = $1 AND type = 'publicity.published' RETURNING case_no, case_seq)
       INSERT INTO changes (case_no, case_seq, audience, op) SELECT case_no, case_seq, 'public', 'suspend' FROM entry`,
      [caseNo],
    )
    await db.query('DELETE FROM register WHERE case_no = $1', [caseNo])
    looking = look(database.pool, before)
    // Not as proof: a moment in which it could look too early.
    await wait(300)
  })
  const { feed, text } = await looking!
  expect(feed.map(({ op, caseNo: of }) => [op, of])).toEqual([['suspend', caseNo]])
  expect(text).not.toContain(caseNo)
})

it('does not see what is written after every change had its place', async () => {
  const record = recordOn(database, handClock('2026-04-07'))
  const caseNo = await bringTo(record, 'published')
  const { position: before, text: known } = await look(database.pool, 0)
  const command = { document: '复议决定', annulledBy: '虚构机关', annulledOn: '2026-04-07' }
  let suspending: Promise<unknown> | undefined
  // Somebody suspends the record just between the last look for changes without a place and the moment that is laid down.
  const between = async (text: string, values?: unknown[]) => {
    const answer = await database.pool.query<{ waits?: boolean }>(text, values)
    if (text.includes('AS waits') && answer.rows[0]?.waits === false) {
      suspending ??= done(record, caseNo, people.officer, 'annulment.record', command)
      await Promise.race([suspending, wait(1_000)])
    }
    return answer
  }
  const pool = new Proxy(database.pool, {
    get: (target, name) => (name === 'query' ? between : Reflect.get(target, name, target)),
  })
  const { position, feed, text } = await look(pool, before)
  expect([position, feed, text]).toEqual([before, [], known])
  await suspending
  const after = await look(database.pool, before)
  expect(after.feed.map(({ op, caseNo: of }) => [op, of])).toEqual([['suspend', caseNo]])
  expect(follow(known, after.feed)).toBe(after.text)
})

it('gives up after two seconds where no places can be given, and holds nobody up any longer', async () => {
  const record = recordOn(database, handClock('2026-04-07'))
  await inTransaction(database.owner, async (db) => {
    await db.query(`SELECT pg_advisory_xact_lock(${logLock})`)
    await bringTo(record, 'published')
    const looking = look(database.pool, 0).then(
      () => 'looked',
      (error: unknown) => String(error),
    )
    // Commands that change nothing public go on meanwhile; this one waits, and is carried out.
    const publishing = bringTo(record, 'published')
    expect(await looking).toContain('no snapshot of the register was made')
    expect(await publishing).toMatch(/^BH-/)
  })
  expect((await look(database.pool, 0)).feed.length).toBeGreaterThan(0)
})
