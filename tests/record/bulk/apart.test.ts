import { expect, inject, it, vi } from 'vitest'
import { applyChunk } from '../../../record/bulk/apply.ts'
import { endByOperator } from '../../../record/bulk/end.ts'
import type { ImportProgress } from '../../../record/bulk/imports.ts'
import { findImport } from '../../../record/bulk/imports.ts'
import { stageImport } from '../../../record/bulk/stage.ts'
import { systemClock } from '../../../record/clock.ts'
import { startImport } from '../../../workflows/import-client.ts'
import { withDatabase } from '../../setup/database.ts'
import { asCsv, bigRows } from '../../support/big-workbook.ts'
import { openHouse, recordingSender } from '../../support/house.ts'
import { people } from '../../support/people.ts'
import { uploaded } from '../../support/uploads.ts'
import { watched } from '../../support/watched-pool.ts'
import { recordOn } from '../../support/world.ts'
import { rules as rowRules } from '../../support/row-rules.ts'

// In this process no reader of files works, so whatever is read here was read in another, and this loop never stood for it.
vi.mock('../../../record/bulk/sheet.ts', () => {
  const never = () => {
    throw new Error('A file was read in the process of the worker')
  }
  return { readSheet: never, readHeading: never }
})

const database = withDatabase()

const otherOfficer = { ...people.officer, id: 'officer-jingan', agency: 'agency-jingan' } as const

async function finished(id: string): Promise<ImportProgress> {
  for (;;) {
    const progress = await findImport(database.pool, id)
    if (progress?.finishedAt) return progress
    await new Promise((go) => setTimeout(go, 100))
  }
}

it('A file of twelve million blank lines ends by itself, and another agency is served meanwhile', async () => {
  const house = await openHouse(inject('temporalAddress'), recordOn(database, systemClock), recordingSender())
  // One way of ending lines: the parser takes the first that it meets.
  const text = asCsv(bigRows(1)).replaceAll('\r\n', '\n')
  const hostile = await uploaded(database.pool, Buffer.from(`${text}${'\n'.repeat(12_000_000)}`))
  const good = await uploaded(database.pool, Buffer.from(text), { actor: otherOfficer })
  for (const id of [hostile, good]) await startImport(house.client, id, house.queue)
  const stop = await house.start()
  expect(await finished(good)).toMatchObject({ status: 'finished', rowsRead: 1 })
  expect(await finished(hostile)).toMatchObject({
    status: 'unreadable',
    rowsRead: 0,
    fault: { code: 'file.tooManyRows', params: { most: 1_048_576 } },
  })
  await stop()
  await house.close()
}, 300_000)

it('An import that is ended while its file is read is not read to the end, and says that it was ended', async () => {
  const [heading, ...rows] = bigRows(600)
  const blank = '\r\n'.repeat(1_040_000)
  const id = await uploaded(database.pool, Buffer.from(`${asCsv([heading!])}${blank}${asCsv(rows)}`))
  let [ended, written] = [false, 0]
  const pool = watched(database.pool, async (sql) => {
    if (sql.includes('INSERT INTO import_rows')) written += 1
    if (ended || !sql.includes('FROM import_parts')) return
    ended = true
    expect(await endByOperator(database.pool, id, '空行（虚构）')).toBeUndefined()
  })
  await stageImport(pool, id, new AbortController().signal)
  expect({ ended, written }).toEqual({ ended: true, written: 0 })
  while ((await applyChunk(recordOn(database, systemClock), rowRules, id)).state === 'more');
  expect(await findImport(database.pool, id)).toMatchObject({
    status: 'ended',
    rowsRead: 0,
    fault: { code: 'import.ended', params: { reason: '空行（虚构）' } },
  })
  const { rows: left } = await database.pool.query(
    `SELECT (SELECT count(*)::int FROM import_rows WHERE import_id = $1) AS rows,
       (SELECT count(*)::int FROM import_parts WHERE import_id = $1) AS parts`,
    [id],
  )
  expect(left).toEqual([{ rows: 0, parts: 0 }])
}, 300_000)
