import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { describe, expect, it } from 'vitest'
import { inTransaction } from '../../../database/transaction.ts'
import { appendLeaves, appendLocked } from '../../../record/log/append.ts'
import { rootOf } from '../../../record/log/merkle.ts'
import { rangeHash } from '../../../record/log/tree.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'
import { done, handClock, recordOn } from '../../support/world.ts'

const database = withDatabase()
const record = () => recordOn(database, handClock('2026-04-07'))

async function propose(): Promise<string> {
  return (await done(record(), undefined, people.officer, 'listing.propose', proposal())).caseNo
}

const leaves = async () =>
  (
    await database.pool.query<{ position: number; seq: number; hash: Buffer }>(
      'SELECT position, seq, hash FROM log_leaves ORDER BY position',
    )
  ).rows

/** Writes copies of an entry as another transaction would; answers with their numbers. */
const copyEntry = `INSERT INTO ledger (case_no, case_seq, type, data, on_date, at, actor, role, request_id)
  SELECT case_no, (SELECT max(case_seq) FROM ledger WHERE case_no = $1) + n, type, data, on_date, at, actor, role, $3
  FROM ledger, generate_series(1, $2) AS n WHERE case_no = $1 AND case_seq = 1 RETURNING seq`

/** How many rows of the tables of the log a connection has read and not yet reported. */
async function rowsRead(db: Pick<Pool, 'query'>): Promise<number> {
  const { rows } = await db.query<{ read: number }>(
    `SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::integer AS read
     FROM pg_stat_xact_user_tables WHERE relname IN ('ledger', 'log_leaves', 'log_waiting', 'log_besides')`,
  )
  return rows[0]!.read
}

/** Until somebody waits for the gate. */
async function untilWaiting(db: Pick<Pool, 'query'>): Promise<void> {
  const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted`
  while ((await db.query(waiting)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe('the log', () => {
  it('takes up every entry once, in the order of the ledger', async () => {
    for (let n = 0; n < 5; n += 1) await propose()
    expect(await appendLeaves(database.pool, 3)).toBe('more')
    expect(await appendLeaves(database.pool, 3)).toBe('all')
    expect(await appendLeaves(database.pool, 3)).toBe('all')
    const { rows } = await database.pool.query<{ seq: number }>('SELECT seq FROM ledger ORDER BY seq')
    const logged = await leaves()
    expect(logged.map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq))
    expect(logged.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4])
    expect(logged.every(({ hash }) => hash.length === 32)).toBe(true)
  })

  it('appends one process at a time', async () => {
    await propose()
    const answers = await Promise.all(Array.from({ length: 6 }, () => appendLeaves(database.pool)))
    expect(answers).toContain('all')
    const numbers = (await leaves()).map(({ position }) => position)
    expect(numbers).toEqual(numbers.map((_, n) => n))
  })

  it('waits for what commits late and passes over nothing but numbers that were never used', async () => {
    const caseNo = await propose()
    const other = await propose()
    await appendLeaves(database.pool)
    const late = await database.owner.connect()
    await late.query('BEGIN')
    const { rows: lateRows } = await late.query<{ seq: number }>(copyEntry, [caseNo, 1, randomUUID()])
    await inTransaction(database.owner, async (client) => {
      await client.query(copyEntry, [other, 1, randomUUID()])
      await client.query('ROLLBACK')
      await client.query('BEGIN')
    })
    // So much happens meanwhile that the late number lies far back.
    for (let n = 0; n < 8; n += 1) {
      await database.owner.query(copyEntry, [other, 2, randomUUID()])
      expect(await appendLeaves(database.pool)).toBe('all')
    }
    const lateSeq = lateRows[0]!.seq
    expect((await leaves()).map(({ seq }) => seq)).not.toContain(lateSeq)
    await late.query('COMMIT')
    late.release()
    expect(await appendLeaves(database.pool)).toBe('all')
    expect((await leaves()).at(-1)?.seq).toBe(lateSeq)
    expect((await database.pool.query('SELECT seq FROM log_waiting')).rows).toEqual([])
  })

  it('passes over no number that was drawn by a transaction which had written nothing yet', async () => {
    const [caseNo, other] = [await propose(), await propose()]
    while ((await appendLeaves(database.pool)) === 'more');
    // A transaction gets its id when it writes its first row, and the number of that row is drawn before.
    await database.owner.query(`CREATE FUNCTION when_let_go() RETURNS text LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_advisory_xact_lock_shared(4711); RETURN 'late'; END $$`)
    const gate = await database.owner.connect()
    const late = await database.pool.connect()
    try {
      await gate.query('SELECT pg_advisory_lock(4711)')
      const written = late.query(
        `INSERT INTO ledger (case_no, case_seq, type, data, on_date, at, actor, role, reason, request_id)
         VALUES ($1, 2, 'measure.lifted', '{}', '2026-04-07', now(), 'nobody', 'system', when_let_go(), 'late')`,
        [caseNo],
      )
      await untilWaiting(gate)
      await database.owner.query(copyEntry, [other, 1, randomUUID()])
      // However often it looks meanwhile, a number that it has not seen may still appear.
      for (let n = 0; n < 5; n += 1) expect(await appendLeaves(database.pool)).toBe('all')
      await gate.query('SELECT pg_advisory_unlock(4711)')
      await written
    } finally {
      late.release()
      gate.release()
    }
    expect(await appendLeaves(database.pool)).toBe('all')
    const { rows } = await database.pool.query(
      'SELECT seq FROM ledger WHERE seq NOT IN (SELECT seq FROM log_leaves WHERE seq IS NOT NULL)',
    )
    expect(rows).toEqual([])
  })

  it('keeps the order of a case when an entry commits late, and the case goes on, while it is taken up', async () => {
    const [caseNo, other] = [await propose(), await propose()]
    while ((await appendLeaves(database.pool)) === 'more');
    const late = await database.owner.connect()
    await late.query('BEGIN')
    await late.query(copyEntry, [caseNo, 2, randomUUID()])
    // Later numbers are taken up, so that those of the late ones are a gap.
    await database.owner.query(copyEntry, [other, 1, randomUUID()])
    expect(await appendLeaves(database.pool)).toBe('all')
    await inTransaction(database.pool, async (db) => {
      let looks = 0
      // A keeper that stands still behind a look, as a machine may at any moment.
      const slow = new Proxy(db, {
        get(target, name) {
          if (name !== 'query') return Reflect.get(target, name)
          return async (text: string, values?: unknown[]) => {
            const answer = await target.query(text, values)
            if (/FROM public\.ledger/.test(text) && (looks += 1) === 1) {
              await late.query('COMMIT')
              await database.owner.query(copyEntry, [caseNo, 1, randomUUID()])
            }
            return answer
          }
        },
      })
      await appendLocked(slow, 100)
      expect(looks).toBe(1)
    })
    late.release()
    expect(await appendLeaves(database.pool)).toBe('all')
    const { rows } = await database.pool.query<{ caseSeq: number }>(
      'SELECT case_seq AS "caseSeq" FROM log_leaves WHERE case_no = $1 ORDER BY position',
      [caseNo],
    )
    expect(rows.map(({ caseSeq }) => caseSeq)).toEqual([1, 2, 3, 4])
  })

  it('reads no more for a batch when many leaves are there than when few are, also while it catches up', async () => {
    const caseNo = await propose()
    const read = async () => {
      // As autovacuum does of a table that has grown, some time; whether it has by now is not what is counted.
      await database.owner.query('ANALYZE ledger, log_leaves, log_waiting')
      return await inTransaction(database.pool, async (db) => {
        // What the connection has read before and not yet reported is counted too.
        const before = await rowsRead(db)
        expect(await appendLocked(db, 100)).toBe('more')
        return (await rowsRead(db)) - before
      })
    }
    while ((await appendLeaves(database.pool)) === 'more');
    await database.owner.query(copyEntry, [caseNo, 8_000, randomUUID()])
    const first = await read()
    for (let round = 0; round < 3; round += 1) await appendLeaves(database.pool, 2_000)
    // A subtree may become full in either.
    expect(await read()).toBeLessThanOrEqual(first + 300)
    while ((await appendLeaves(database.pool, 2_000)) === 'more');
  })

  it('appends nothing twice beside a keeper of the release before, which goes by what it has noted itself', async () => {
    const caseNo = await propose()
    while ((await appendLeaves(database.pool)) === 'more');
    const { rows } = await database.owner.query<{ seq: number }>(copyEntry, [caseNo, 4, randomUUID()])
    const [first = 0, second = 0, ...others] = rows.map(({ seq }) => seq)
    const taken = [second, first]
    // As that release does it, with the login of the application; it has noted more than there is.
    await database.pool.query(
      `INSERT INTO log_leaves (position, seq, case_no, case_seq, hash)
       SELECT (SELECT max(position) FROM log_leaves) + n, ledger.seq, case_no, case_seq, sha256('a leaf')
       FROM unnest($1::bigint[]) WITH ORDINALITY AS taken(seq, n) JOIN ledger USING (seq)`,
      [taken],
    )
    const [last] = others.slice(-1)
    await database.pool.query(`UPDATE log_progress SET settled = $1, seen = $1, taken = $1, gaps = '[]'`, [last])
    expect(await appendLeaves(database.pool)).toBe('all')
    expect((await leaves()).map(({ seq }) => seq).slice(-4)).toEqual([...taken, ...others])
  })

  it('gives roots of any range from its stored subtrees', async () => {
    const caseNo = await propose()
    await database.owner.query(copyEntry, [caseNo, 1_500, randomUUID()])
    while ((await appendLeaves(database.pool)) === 'more');
    const hashes = (await leaves()).map(({ hash }) => hash)
    const { rows } = await database.pool.query<{ height: number; n: number }>(
      'SELECT height, count(*)::integer AS n FROM log_subtrees GROUP BY height',
    )
    expect(rows).toEqual([{ height: 8, n: Math.floor(hashes.length / 256) }])
    const ranges = [
      [0, hashes.length],
      [0, 1],
      [0, 256],
      [0, 300],
      [512, 768],
      [1_024, hashes.length],
      [0, 1_025],
      [1_280, 1_281],
    ]
    for (const [start = 0, end = 0] of ranges) {
      expect(await rangeHash(database.pool, { start, end }), `${start} to ${end}`).toEqual(
        rootOf(hashes.slice(start, end)),
      )
    }
  })
})
