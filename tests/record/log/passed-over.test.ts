import { describe, expect, it, vi } from 'vitest'
import { inTransaction } from '../../../database/transaction.ts'
import { watchOn } from '../../../record/log/held-up.ts'
import { readLogStanding } from '../../../record/log/watch.ts'
import { withDatabase } from '../../setup/database.ts'
import { rowsRead, withWriting } from './writing.ts'

vi.setConfig({ testTimeout: 120_000 })

const database = withDatabase()
const { append, standing, writeSome } = withWriting(database)

async function unlogged(): Promise<{ entries: number; besides: number }> {
  const { rows } = await database.pool.query(
    `SELECT (SELECT count(*)::integer FROM ledger WHERE seq NOT IN (SELECT seq FROM log_leaves WHERE seq IS NOT NULL)) AS entries,
       (SELECT count(*)::integer FROM log_besides WHERE id NOT IN (SELECT beside FROM log_leaves WHERE beside IS NOT NULL)) AS besides`,
  )
  return rows[0]!
}

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

  it.each([
    [
      'a number of its own choice',
      'OVERRIDING SYSTEM VALUE SELECT 9000000000000000',
      `'{}', current_date, now()`,
      'seq, ',
    ],
    ['a number that no double is', 'SELECT', `'{"a": [1e400]}', current_date, now()`, ''],
    ['a number of more digits than a double has', 'SELECT', `'{"a": 50.00000000000000001}', current_date, now()`, ''],
    ['a time that is none', 'SELECT', `'{}', current_date, 'infinity'`, ''],
    ['a day that is none', 'SELECT', `'{}', 'infinity', now()`, ''],
  ])('nobody can enter %s', async (_what, select, said, seq) => {
    const { caseNo } = await writeSome()
    await expect(
      database.pool.query(
        `INSERT INTO ledger (${seq}case_no, case_seq, type, data, on_date, at, actor, role, request_id)
         ${select}${seq === '' ? '' : ','} '${caseNo}', 77, 'note', ${said}, 'a', 'system', 'x'`,
      ),
    ).rejects.toThrow(/permission denied|violates check|out of range/)
    await append()
    expect(await unlogged()).toEqual({ entries: 0, besides: 0 })
  })

  it('nobody can put a leaf anywhere but behind the last', async () => {
    await writeSome()
    await append()
    for (const place of ['9007199254740992', '(SELECT max(position) + 2 FROM log_leaves)', '-1'])
      await expect(
        database.pool.query(
          `INSERT INTO log_leaves (position, seq, case_no, case_seq, hash) VALUES (${place}, 123456789, 'x', 1, sha256('x'))`,
        ),
        place,
      ).rejects.toThrow('a leaf of the log stands behind the one before it')
  })

  it('an entry with a number of its own choice, below all or far above, gets its leaf', async () => {
    const { caseNo } = await writeSome()
    await append()
    await database.owner.query(
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
    const watch = watchOn(database.pool, { clock: () => now })
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
    const watch = watchOn(database.pool, { clock: () => now })
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
    const { caseNo } = await writeSome()
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
    expect(few).toBeLessThan(300)
  })
})
