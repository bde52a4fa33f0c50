import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { compareWithCopy } from '../../../record/log/compare.ts'
import { watchOn } from '../../../record/log/held-up.ts'
import { withDatabase } from '../../setup/database.ts'
import { withWriting } from './writing.ts'

vi.setConfig({ testTimeout: 120_000 })

const database = withDatabase()
const { keeper, standing, writeSome } = withWriting(database)

const compare = async (signal?: AbortSignal) =>
  await compareWithCopy({
    pool: database.pool,
    folder: keeper.folder,
    restsPerWork: 0,
    ...(signal === undefined ? {} : { signal }),
  })

describe('of what whoever owns the database has passed by', () => {
  const passings = [
    {
      what: 'an entry',
      pass: async ({ seq }: { seq: number }) =>
        await database.owner.query('DELETE FROM log_waiting WHERE seq = $1', [seq]),
      putBack: async ({ seq }: { seq: number }) =>
        await database.owner.query('INSERT INTO log_waiting (seq) VALUES ($1)', [seq]),
      said: ({ seq, caseNo }: { seq: number; caseNo: string }) =>
        `Ledger entry ${seq} (${caseNo} entry 7) was passed by`,
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
      // Put back it may be another: it stays told.
      await expect(watch()).rejects.toThrow(said(written))
      await watchOn(database.pool)()
      expect((await compare())?.failure).toBeUndefined()
      expect(await standing()).toMatchObject({ state: 'follows' })
    },
  )

  const takings = [
    {
      what: 'an entry, altered and put back under another number',
      take: async ({ seq }: { seq: number }) => {
        await database.owner.query('DELETE FROM log_waiting WHERE seq = $1', [seq])
        await database.owner.query(`UPDATE ledger SET seq = DEFAULT, reason = '换过的（虚构）' WHERE seq = $1`, [seq])
        await database.owner.query(`INSERT INTO log_waiting (seq) SELECT max(seq) FROM ledger ON CONFLICT DO NOTHING`)
      },
      said: ({ seq }: { seq: number }) => `Ledger entry ${seq} waited for its leaf and is gone`,
    },
    {
      what: 'an item, put back under another id',
      take: async ({ id }: { id: number }) =>
        await database.owner.query('UPDATE log_besides SET id = DEFAULT WHERE id = $1', [id]),
      said: ({ id }: { id: number }) => `Item ${id} beside the ledger waited for its leaf and is gone`,
    },
  ]
  it.each(takings)('$what is told once it has been seen to wait, and stays told', async ({ take, said }) => {
    const path = join(keeper.folder, 'passed-by.jsonl')
    const watch = watchOn(database.pool, { folder: keeper.folder })
    const written = await writeSome()
    await watch()
    await take(written)
    await keeper.sign()
    await expect(watch()).rejects.toThrow(said(written))
    await database.owner.query(`UPDATE log_watch SET failure = NULL WHERE name = 'passed'`)
    await expect(watch()).rejects.toThrow(said(written))
    expect(await standing()).toMatchObject({
      state: 'altered',
      comparisonFailure: expect.stringContaining(said(written)),
    })
    // Another process knows it by the copy.
    await expect(watchOn(database.pool, { folder: keeper.folder })()).rejects.toThrow(said(written))
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(1)
    expect((await keeper.verify()).faults).toContainEqual(expect.objectContaining({ code: 'log.passedBy' }))
    rmSync(path)
    await watch()
    expect(await standing()).toMatchObject({ state: 'follows' })
  })

  it('a number that was drawn before others and committed after them is seen too', async () => {
    const watch = watchOn(database.pool)
    await watch()
    const written = await writeSome()
    await keeper.sign()
    await watch()
    const { rows } = await database.owner.query<{ position: number; hash: Buffer; case_no: string; case_seq: number }>(
      'DELETE FROM log_leaves WHERE seq = $1 RETURNING *',
      [written.seq],
    )
    await expect(watch()).rejects.toThrow(`Ledger entry ${written.seq}`)
    const { position, hash, case_no: caseNo, case_seq: caseSeq } = rows[0]!
    await database.owner.query(
      'INSERT INTO log_leaves (position, seq, case_no, case_seq, hash) VALUES ($1, $2, $3, $4, $5)',
      [position, written.seq, caseNo, caseSeq, hash],
    )
  })

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
