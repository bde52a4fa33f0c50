import { beforeEach, describe, expect, inject, it } from 'vitest'
import { applyChunk } from '../../../record/bulk/apply.ts'
import { endByOperator } from '../../../record/bulk/end.ts'
import { findImport, listUnfinishedImports } from '../../../record/bulk/imports.ts'
import { columns } from '../../../record/bulk/layout.ts'
import { settleRows } from '../../../record/bulk/settle.ts'
import { stageImport } from '../../../record/bulk/stage.ts'
import { systemClock } from '../../../record/clock.ts'
import { startImport } from '../../../workflows/import-client.ts'
import { withDatabase } from '../../setup/database.ts'
import { bigRows, asCsv } from '../../support/big-workbook.ts'
import { openHouse, recordingSender } from '../../support/house.ts'
import { uploaded } from '../../support/uploads.ts'
import { recordOn } from '../../support/world.ts'
import { rules } from '../../support/row-rules.ts'

const database = withDatabase()

const headings = Object.values<string>(columns)

describe('an import that cannot go on', () => {
  // An agency's imports are applied one after the other, and those above were only read.
  beforeEach(async () => {
    const { rows } = await database.pool.query<{ id: string }>('SELECT id FROM imports WHERE finished_at IS NULL')
    for (const { id } of rows) await endByOperator(database.pool, id, '清理（虚构）')
  })

  it('is ended after some tries, says so, and the next of the agency goes on', async () => {
    const house = await openHouse(inject('temporalAddress'), recordOn(database, systemClock), recordingSender())
    await database.owner.query(`ALTER TABLE import_rows ADD CONSTRAINT broken CHECK (cells ->> 'entityName' <> '坏')`)
    const [first, second = []] = bigRows(1)
    const broken = second.with(headings.indexOf('主体名称'), '坏')
    const poison = await uploaded(database.pool, Buffer.from(asCsv([first!, broken])))
    const good = await uploaded(database.pool, Buffer.from(asCsv([first!, second])))
    for (const id of [poison, good]) await startImport(house.client, id, house.queue)
    const stop = await house.start()
    for (const end = Date.now() + 150_000; Date.now() < end; await new Promise((go) => setTimeout(go, 100))) {
      if ((await findImport(database.pool, good))?.finishedAt) break
    }
    expect(await findImport(database.pool, poison)).toMatchObject({
      status: 'unreadable',
      fault: { code: 'import.failed', params: { fault: '23514' } },
    })
    expect(await findImport(database.pool, good)).toMatchObject({ status: 'finished' })
    await stop()
    await house.close()
    await database.owner.query('ALTER TABLE import_rows DROP CONSTRAINT broken')
  }, 180_000)

  it('is ended by an operator: what was opened stays, the rest is refused with a reason, and once only', async () => {
    const record = recordOn(database, systemClock)
    const rowsOfFile = bigRows(450)
    const id = await uploaded(database.pool, Buffer.from(asCsv(rowsOfFile)))
    await stageImport(database.pool, id, new AbortController().signal)
    await applyChunk(record, rules, id)
    const before = (await findImport(database.pool, id))!
    expect(before.accepted + before.refused).toBe(200)
    expect(await endByOperator(database.pool, id, '文件有误（虚构）')).toBeUndefined()
    // At once, and the rows say so in batches.
    expect(await findImport(database.pool, id)).toMatchObject({ status: 'ended', refused: before.refused })
    expect(await listUnfinishedImports(database.pool)).toContain(id)
    while ((await applyChunk(record, rules, id)).state === 'more');
    expect(await listUnfinishedImports(database.pool)).not.toContain(id)
    const after = (await findImport(database.pool, id))!
    expect(after).toMatchObject({ status: 'ended', accepted: before.accepted, refused: before.refused + 250 })
    expect(after.fault).toEqual({ code: 'import.ended', params: { reason: '文件有误（虚构）' } })
    const { rows: told } = await database.pool.query(
      `SELECT count(*)::int AS n FROM import_refusals WHERE import_id = $1 AND code = 'row_ended'`,
      [id],
    )
    expect(told).toEqual([{ n: 250 }])
    expect(
      (await database.pool.query('SELECT FROM import_rows WHERE import_id = $1 AND cells IS NOT NULL', [id])).rowCount,
    ).toBe(0)
    expect(await applyChunk(record, rules, id)).toMatchObject({ state: 'finished' })
    expect(await endByOperator(database.pool, id, '再来')).toMatchObject({ code: 'import.finished' })
    expect(await endByOperator(database.pool, crypto.randomUUID(), '没有')).toMatchObject({ code: 'import.unknown' })

    // A case that was being opened in that moment is noted in the place of the refusal.
    const { rows: cases } = await database.pool.query('SELECT case_no FROM cases LIMIT 1')
    if (cases.length > 0) {
      await settleRows(database.pool, id, [{ row: 300, identity: 'x', caseNo: cases[0].case_no }])
      expect(await findImport(database.pool, id)).toMatchObject({
        accepted: before.accepted + 1,
        refused: before.refused + 249,
      })
    }
  })

  it('is ended at once while its rows are held, and says of those at work what became of them', async () => {
    const record = recordOn(database, systemClock)
    const id = await uploaded(database.pool, Buffer.from(asCsv(bigRows(1_300))))
    await stageImport(database.pool, id, new AbortController().signal)
    const client = await database.owner.connect()
    await client.query('BEGIN')
    await client.query('SELECT FROM import_rows WHERE import_id = $1 FOR UPDATE', [id])
    // A worker is at work on the first rows.
    const chunk = applyChunk(record, rules, id)
    const ended = await Promise.race([
      endByOperator(database.pool, id, '停止（虚构）').then(() => 'ended'),
      new Promise((go) => setTimeout(go, 20_000, 'waited')),
    ])
    expect(ended).toBe('ended')
    await client.query('COMMIT')
    client.release()
    await chunk
    // Two settle at once, as after a retry.
    const settle = async () => {
      while ((await applyChunk(record, rules, id)).state === 'more');
    }
    await Promise.all([settle(), settle()])
    const { rows } = await database.pool.query(
      `SELECT count(*)::int AS rows, count(*) FILTER (WHERE outcome IS NULL)::int AS open,
         count(*) FILTER (WHERE outcome = 'accepted')::int AS accepted, count(case_no)::int AS cases,
         count(*) FILTER (WHERE outcome = 'refused')::int AS refused, count(cells)::int AS kept,
         (SELECT count(DISTINCT row_no)::int FROM import_refusals AS e WHERE e.import_id = $1) AS told,
         (SELECT count(*)::int FROM ledger WHERE type = 'listing.proposed' AND request_id LIKE 'import/' || $1 || '/%') AS opened
       FROM import_rows WHERE import_id = $1`,
      [id],
    )
    const { accepted, refused } = (await findImport(database.pool, id))!
    expect(rows).toEqual([
      { rows: 1_300, open: 0, accepted, cases: accepted, refused, kept: 0, told: refused, opened: accepted },
    ])
    expect(accepted).toBeLessThanOrEqual(200)
  })

  it('is ended while its file is read, and nothing of it stays', async () => {
    const id = await uploaded(database.pool, Buffer.from(asCsv(bigRows(1_300))))
    const client = await database.owner.connect()
    await client.query('BEGIN')
    await client.query('LOCK TABLE import_rows IN SHARE MODE')
    const reading = stageImport(database.pool, id, new AbortController().signal)
    await new Promise((go) => setTimeout(go, 500))
    await client.query('COMMIT')
    client.release()
    await endByOperator(database.pool, id, '停止（虚构）')
    await reading
    while ((await applyChunk(recordOn(database, systemClock), rules, id)).state === 'more');
    const { rows } = await database.pool.query(
      `SELECT (SELECT count(*)::int FROM import_rows WHERE import_id = $1) AS rows,
         (SELECT count(*)::int FROM import_parts WHERE import_id = $1) AS parts`,
      [id],
    )
    expect(rows).toEqual([{ rows: 0, parts: 0 }])
    expect(await findImport(database.pool, id)).toMatchObject({
      status: 'ended',
      rowsRead: 0,
      fault: { code: 'import.ended' },
    })
  })
})
