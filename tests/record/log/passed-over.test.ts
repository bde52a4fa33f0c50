import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { inTransaction } from '../../../database/transaction.ts'
import { appendLeaves } from '../../../record/log/append.ts'
import { compareWithCopy } from '../../../record/log/compare.ts'
import { watchOn } from '../../../record/log/held-up.ts'
import { readLogStanding } from '../../../record/log/watch.ts'
import { withDatabase } from '../../setup/database.ts'
import { liveCases, withKeeper } from './house.ts'

vi.setConfig({ testTimeout: 120_000 })

const database = withDatabase()
const keeper = withKeeper(database)
let caseNo = ''

const compare = async (signal?: AbortSignal) =>
  await compareWithCopy({
    pool: database.pool,
    folder: keeper.folder,
    restsPerWork: 0,
    ...(signal === undefined ? {} : { signal }),
  })
const standing = async () => await readLogStanding(database.pool)
const append = async () => {
  while ((await appendLeaves(database.pool)) === 'more');
}

async function unlogged(): Promise<{ entries: number; besides: number }> {
  const { rows } = await database.pool.query(
    `SELECT (SELECT count(*)::integer FROM ledger WHERE seq NOT IN (SELECT seq FROM log_leaves WHERE seq IS NOT NULL)) AS entries,
       (SELECT count(*)::integer FROM log_besides WHERE id NOT IN (SELECT beside FROM log_leaves WHERE beside IS NOT NULL)) AS besides`,
  )
  return rows[0]!
}

/** How many rows of the record and its log a connection has read in this transaction. */
async function rowsRead(db: Pick<Pool, 'query'>): Promise<number> {
  const { rows } = await db.query<{ read: number }>(
    `SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::integer AS read
     FROM pg_stat_xact_user_tables WHERE relname IN ('ledger', 'log_leaves', 'log_waiting', 'log_besides')`,
  )
  return rows[0]!.read
}

/** The last entry that was written, and a file and a download beside the ledger. */
async function writeSome() {
  ;[caseNo = ''] = await liveCases(database, 1)
  await database.pool.query(
    `INSERT INTO downloads (case_no, item, actor, role, request_id, at) VALUES ($1, 'evidence', 'officer', 'caseOfficer', 'r', now())`,
    [caseNo],
  )
  const { rows } = await database.pool.query<{ seq: number; id: number }>(
    'SELECT (SELECT max(seq) FROM ledger) AS seq, (SELECT max(id) FROM log_besides) AS id',
  )
  return rows[0]!
}

beforeAll(async () => {
  await liveCases(database, 2)
  await keeper.sign()
})
beforeEach(append)

describe('with the login of the application', () => {
  it('nothing is passed over, whatever is noted of how far the log has come', async () => {
    const { rows } = await database.pool.query<{ max: number }>('SELECT max(seq) AS max FROM ledger')
    const ahead = rows[0]!.max + 1_000
    // As in the attack: the numbers of the next entries count as taken before they are written.
    await database.pool.query(`UPDATE log_progress SET settled = $1, seen = $1, taken = $1, gaps = '[]'`, [ahead])
    await writeSome()
    await database.pool.query('UPDATE log_besides SET logged = true')
    expect((await unlogged()).besides).toBeGreaterThan(0)
    await append()
    expect(await unlogged()).toEqual({ entries: 0, besides: 0 })
  })

  it.each([
    'DELETE FROM log_waiting',
    'UPDATE log_waiting SET since = now()',
    'TRUNCATE log_waiting',
    'INSERT INTO log_waiting VALUES (1)',
    'DO $$ BEGIN LOCK TABLE log_waiting IN SHARE MODE; END $$',
    'SELECT FROM log_waiting FOR UPDATE',
    'ALTER TABLE ledger DISABLE TRIGGER entries_wait',
    `SELECT set_config('session_replication_role', 'replica', false)`,
  ])('nobody can %s', async (statement) => {
    await expect(database.pool.query(statement)).rejects.toThrow(/permission denied|must be owner/)
  })

  it('an entry with a number of its own choice, below all or far above, gets its leaf', async () => {
    await writeSome()
    await append()
    await database.pool.query(
      `INSERT INTO ledger (seq, case_no, case_seq, type, data, on_date, at, actor, role, request_id) OVERRIDING SYSTEM VALUE
       SELECT n, case_no, 1000 + abs(n), type, data, on_date, at, actor, role, n::text FROM ledger, unnest('{-5, 900000}'::integer[]) AS n
       WHERE case_no = $1 AND case_seq = 1`,
      [caseNo],
    )
    await append()
    expect(await unlogged()).toEqual({ entries: 0, besides: 0 })
    await database.owner.query('DELETE FROM log_leaves WHERE seq IN (-5, 900000)')
    await database.owner.query('DELETE FROM ledger WHERE seq IN (-5, 900000)')
  })
})

describe('the watch', () => {
  /** Leaves of somebody who takes up only some entries; the item beside the ledger gets none either. */
  const logOnly = async (some: string) =>
    await database.owner.query(
      `INSERT INTO log_leaves (position, seq, case_no, case_seq, hash)
       SELECT (SELECT max(position) FROM log_leaves) + row_number() OVER (), seq, case_no, case_seq, sha256('a leaf')
       FROM ledger JOIN log_waiting USING (seq) WHERE ${some}`,
    )
  const undo = async () => {
    await database.owner.query(`DELETE FROM log_leaves WHERE hash = sha256('a leaf')`)
    await database.owner.query(
      `INSERT INTO log_waiting (seq) SELECT seq FROM ledger WHERE NOT EXISTS (SELECT FROM log_leaves WHERE log_leaves.seq = ledger.seq)
       ON CONFLICT DO NOTHING`,
    )
  }

  it('sees one entry that waits while those behind it are logged', async () => {
    await writeSome()
    await logOnly('seq > (SELECT min(seq) FROM log_waiting)')
    let now = 0
    const watch = watchOn(database.pool, () => now)
    await watch()
    const { rows } = await database.pool.query<{ seq: number }>('SELECT seq FROM log_waiting')
    expect(rows).toHaveLength(1)
    expect(await standing()).toMatchObject({ state: 'follows' })
    await database.owner.query(`UPDATE log_waiting SET since = since - interval '2 minutes'`)
    const { state, unloggedSeconds } = await standing()
    expect(state).toBe('heldUp')
    expect(unloggedSeconds).toBeGreaterThan(119)
    now = 59_000
    await watch()
    now = 61_000
    await expect(watch()).rejects.toThrow(`Ledger entry ${rows[0]!.seq} has waited for the log for more than 60 s`)
    await undo()
  })

  it('sees an item beside the ledger that waits alone', async () => {
    await writeSome()
    await logOnly('true')
    const { rows } = await database.pool.query<{ id: number }>('SELECT min(id) AS id FROM log_besides WHERE NOT logged')
    const { id } = rows[0]!
    let now = 0
    const watch = watchOn(database.pool, () => now)
    await watch()
    expect(await standing()).toMatchObject({ state: 'follows' })
    now = 61_000
    await expect(watch()).rejects.toThrow(`Item ${id} beside the ledger has waited for the log for more than 60 s`)
    const older = async (by: string) =>
      await database.owner.query(`UPDATE log_besides SET at = at - $2::interval WHERE id = $1`, [id, by])
    await older('2 minutes')
    expect(await standing()).toMatchObject({ state: 'heldUp' })
    await older('-2 minutes')
    await undo()
  })

  it('reads no more rows when many leaves are there than when few are', async () => {
    const read = async () =>
      await inTransaction(database.pool, async (db) => {
        const watch = watchOn(db)
        await watch()
        const before = await rowsRead(db)
        await readLogStanding(db)
        await watch()
        return (await rowsRead(db)) - before
      })
    await writeSome()
    await append()
    await database.owner.query('ANALYZE ledger, log_leaves, log_waiting, log_besides')
    const few = await read()
    await database.owner.query(
      `INSERT INTO ledger (case_no, case_seq, type, data, on_date, at, actor, role, request_id)
       SELECT case_no, 100 + n, type, data, on_date, at, actor, role, n::text FROM ledger, generate_series(1, 3000) AS n
       WHERE case_no = $1 AND case_seq = 1`,
      [caseNo],
    )
    await append()
    await database.owner.query('ANALYZE ledger, log_leaves, log_waiting, log_besides')
    expect(await read()).toBeLessThanOrEqual(few + 5)
    expect(few).toBeLessThan(100)
  })
})

describe('of what whoever owns the database has passed by', () => {
  const passings = [
    {
      what: 'an entry',
      pass: async ({ seq }: { seq: number }) =>
        await database.owner.query('DELETE FROM log_waiting WHERE seq = $1', [seq]),
      putBack: async ({ seq }: { seq: number }) =>
        await database.owner.query('INSERT INTO log_waiting (seq) VALUES ($1)', [seq]),
      said: ({ seq }: { seq: number }) => `Ledger entry ${seq} (${caseNo} entry 7) was passed by`,
      code: 'entry.notLogged',
    },
    {
      what: 'a download',
      pass: async ({ id }: { id: number }) => {
        await database.owner.query('ALTER TABLE log_besides DISABLE TRIGGER USER')
        await database.owner.query('UPDATE log_besides SET logged = true WHERE id = $1', [id])
        await database.owner.query('ALTER TABLE log_besides ENABLE TRIGGER USER')
      },
      putBack: async ({ id }: { id: number }) =>
        await database.owner.query('UPDATE log_besides SET logged = false WHERE id = $1', [id]),
      said: ({ id }: { id: number }) => `Item ${id} beside the ledger (download`,
      code: 'beside.notLogged',
    },
  ]
  it.each(passings)(
    'the watch, the comparison and a verification tell $what',
    async ({ pass, putBack, said, code }) => {
      const watch = watchOn(database.pool)
      await watch()
      const written = await writeSome()
      await pass(written)
      await keeper.sign()
      await expect(watch()).rejects.toThrow(said(written))
      expect(await standing()).toMatchObject({
        state: 'altered',
        comparisonFailure: expect.stringContaining(said(written)),
      })
      // One that begins later, as after a restart, sees it too.
      await expect(watchOn(database.pool)()).rejects.toThrow(said(written))
      expect((await compare())?.failure).toContain(said(written))
      expect((await keeper.verify()).faults.map((fault) => fault.code)).toContain(code)
      await putBack(written)
      await keeper.sign()
      await watch()
      expect((await compare())?.failure).toBeUndefined()
      expect(await standing()).toMatchObject({ state: 'follows' })
    },
  )

  it('a comparison that was interrupted goes on where it stopped, also behind the last leaf', async () => {
    const written = await writeSome()
    await database.owner.query('DELETE FROM log_waiting WHERE seq = $1', [written.seq])
    await keeper.sign()
    const interrupted = new AbortController()
    interrupted.abort()
    expect(await compare(interrupted.signal)).toBeUndefined()
    const path = join(keeper.folder, 'compared.json')
    expect(existsSync(path)).toBe(true)
    const kept = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify({ ...kept, seen: { entry: written.seq, beside: null } }))
    expect((await compare())?.failure).toBeUndefined()
    expect(existsSync(path)).toBe(false)
    expect((await compare())?.failure).toContain('was passed by')
    await database.owner.query('INSERT INTO log_waiting (seq) VALUES ($1)', [written.seq])
  })
})
