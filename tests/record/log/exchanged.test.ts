import { spawn } from 'node:child_process'
import type { Pool } from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createPool } from '../../../database/pool.ts'
import { readOutside } from '../../../record/log/outside.ts'
import { verifyRecord } from '../../../record/log/verify.ts'
import { root } from '../../../operations/development/documents/source-files.ts'
import { join } from 'node:path'
import { withDatabase } from '../../setup/database.ts'
import { liveCases, withKeeper } from './house.ts'

vi.setConfig({ testTimeout: 120_000 })

const database = withDatabase()
const keeper = withKeeper(database)
beforeAll(async () => {
  await liveCases(database, 2)
  await keeper.sign()
})

const ours = async (pool: Pool) => {
  const { verdict, faults } = await verifyRecord({ pool, outside: readOutside(keeper.folder), graceMs: 0 })
  return { verdict, codes: faults.map(({ code, name }) => `${code} ${name ?? ''}`.trim()) }
}

/** The second program, while this one goes on. */
async function theirs() {
  const given = ['--copy', keeper.folder, '--database', database.ownerUrl, '--grace', '0', '--json']
  const child = spawn('python3', ['-B', join(root, 'operations/proof/verify.py'), ...given])
  let text = ''
  child.stdout.on('data', (part: Buffer) => (text += part.toString()))
  await new Promise((ended) => child.on('close', ended))
  const { verdict, faults } = JSON.parse(text) as { verdict: string; faults: { code: string; name?: string }[] }
  return { verdict, codes: faults.map(({ code, name }) => `${code} ${name ?? ''}`.trim()) }
}

const altered = `UPDATE ledger SET actor = 'somebody-else' WHERE seq = (SELECT seq FROM log_leaves WHERE position = 3)`

/** Holds up whoever verifies on a table, does something meanwhile, and lets go; answers with what was found. */
async function heldUpOn<Found>(table: string, verify: () => Promise<Found>, meanwhile: (owner: Pool) => Promise<void>) {
  const lock = await database.owner.connect()
  try {
    await lock.query('BEGIN')
    await lock.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`)
    const found = verify()
    await expect
      .poll(
        async () =>
          (await lock.query(`SELECT FROM pg_locks WHERE relation = $1::regclass AND NOT granted`, [table])).rowCount,
        { timeout: 4_000, interval: 20 },
      )
      .toBeGreaterThan(0)
    await meanwhile(database.owner)
    await lock.query('ROLLBACK')
    return await found
  } finally {
    lock.release()
  }
}

describe.each(['log_keys', 'accounts', 'settings', 'register'])('whoever verifies and has to wait for %s', (table) => {
  const pool = () => createPool(database.appUrl, { max: 2 })
  const both = [
    [
      'npm run verify',
      async () => {
        const own = pool()
        try {
          return await ours(own)
        } finally {
          await own.end()
        }
      },
    ],
    ['verify.py', theirs],
  ] as const

  it.each(both)('by %s sees what stood there before, and not what was put right meanwhile', async (_name, verify) => {
    const { rows } = await database.owner.query<{ seq: number; actor: string }>(
      'SELECT seq, actor FROM ledger JOIN log_leaves USING (seq) WHERE position = 3',
    )
    const { seq, actor } = rows[0]!
    await database.owner.query(altered)
    const putBack = async (owner: Pool) =>
      void (await owner.query('UPDATE ledger SET actor = $2 WHERE seq = $1', [seq, actor]))
    try {
      expect(await heldUpOn(table, verify, putBack)).toMatchObject({
        verdict: 'altered',
        codes: expect.arrayContaining(['entry.changed']),
      })
    } finally {
      await putBack(database.owner)
    }
  })

  it.each(both)('by %s lets no column be renamed in the place of another untold', async (_name, verify) => {
    const own = database.owner
    await own.query(`ALTER TABLE ledger ADD COLUMN honest text; UPDATE ledger SET honest = actor; ${altered}`)
    let isRenamed = false
    const rename = async () => {
      const swap = `SET LOCAL lock_timeout = '500ms'; ALTER TABLE ledger RENAME actor TO other; ALTER TABLE ledger RENAME honest TO actor`
      await own.query(swap).then(
        () => (isRenamed = true),
        () => undefined,
      )
    }
    try {
      const found = await heldUpOn(table, verify, rename)
      expect(isRenamed).toBe(table < 'ledger')
      expect(found.verdict).toBe('altered')
      expect(found.codes).toContain(isRenamed ? 'guard.changed columns of ledger' : 'entry.changed')
    } finally {
      if (isRenamed)
        await own.query('ALTER TABLE ledger RENAME actor TO honest; ALTER TABLE ledger RENAME other TO actor')
      await own.query('UPDATE ledger SET actor = honest; ALTER TABLE ledger DROP COLUMN honest')
    }
    expect((await ours(database.pool)).verdict).toBe('good')
  })

  // Tables are held one after the other: those before the one that holds up cannot be exchanged, those behind it are told.
  it.each(both)('by %s lets no table be exchanged for an honest copy untold', async (_name, verify) => {
    const own = database.owner
    await own.query(
      'CREATE SCHEMA aside; CREATE TABLE aside.ledger (LIKE public.ledger); GRANT USAGE ON SCHEMA aside TO bihuan_app; GRANT SELECT ON aside.ledger TO bihuan_app',
    )
    await own.query('INSERT INTO aside.ledger OVERRIDING SYSTEM VALUE SELECT * FROM public.ledger')
    let isExchanged = false
    const exchange = async () => {
      await own
        .query(
          `SET LOCAL lock_timeout = '500ms'; ALTER TABLE public.ledger RENAME TO ledger_aside; ALTER TABLE aside.ledger SET SCHEMA public`,
        )
        .then(
          () => (isExchanged = true),
          () => undefined,
        )
    }
    try {
      const found = await heldUpOn(table, verify, exchange)
      expect(isExchanged).toBe(table < 'ledger')
      expect(found.codes).toContain('guard.changed schema aside')
      if (isExchanged) expect(found.codes).toContain('guard.changed relation ledger')
    } finally {
      if (isExchanged) await own.query('DROP TABLE public.ledger; ALTER TABLE public.ledger_aside RENAME TO ledger')
      await own.query('DROP SCHEMA aside CASCADE')
    }
    expect((await ours(database.pool)).verdict).toBe('good')
  })
})
