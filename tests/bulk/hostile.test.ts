import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { isRefusal } from '../../domain/refusal.ts'
import { applyChunk } from '../../record/bulk/apply.ts'
import { endByOperator } from '../../record/bulk/end.ts'
import { readLayout } from '../../record/bulk/heading.ts'
import type { ImportProgress } from '../../record/bulk/imports.ts'
import { findImport } from '../../record/bulk/imports.ts'
import { columns } from '../../record/bulk/layout.ts'
import { limits } from '../../record/bulk/limits.ts'
import { settleRows } from '../../record/bulk/settle.ts'
import { stageImport } from '../../record/bulk/stage.ts'
import { systemClock } from '../../record/clock.ts'
import { findListType } from '../../rules/catalogue.ts'
import { usualMeasures } from '../../rules/usual-measures.ts'
import { startImport } from '../../workflows/import-client.ts'
import { withDatabase } from '../setup/database.ts'
import { bigRows, asCsv } from '../support/big-workbook.ts'
import { openHouse, recordingSender } from '../support/house.ts'
import { upload, uploaded } from '../support/uploads.ts'
import type { Part } from '../support/workbook.ts'
import { inlineRow, sharedRows, workbookParts, zip } from '../support/workbook.ts'
import { recordOn } from '../support/world.ts'

const database = withDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bihuan-hostile-'))
afterAll(() => rmSync(folder, { recursive: true }))

const headings = Object.values<string>(columns)
const mib = 1024 * 1024

async function heading(content: Buffer) {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  const answer = await readLayout(path)
  return isRefusal(answer) ? answer.code : 'read'
}

async function staged(content: Buffer): Promise<ImportProgress> {
  const id = await uploaded(database.pool, content)
  await stageImport(database.pool, id, new AbortController().signal)
  return (await findImport(database.pool, id))!
}

/** How much the resident memory of this process grew at most while something ran. */
async function grownMiB(work: () => Promise<unknown>): Promise<number> {
  const start = process.memoryUsage.rss()
  let peak = start
  const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10)
  try {
    await work()
  } finally {
    clearInterval(look)
  }
  return (Math.max(peak, process.memoryUsage.rss()) - start) / mib
}

const nested = (depth: number) => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`
const parts = (name: string, text: string): Part[] => [
  ...workbookParts(inlineRow(1, headings)).filter(([part]) => part !== name),
  [name, text],
]

describe('a workbook that was made to hurt', () => {
  it.each([
    ['elements in one another', zip(parts('xl/workbook.xml', nested(500_000))), /^file\.(xmlBroken|unpacksTooLarge)$/],
    ['a few too many of them', zip(parts('xl/workbook.xml', nested(limits.depth + 1))), /^file\.xmlBroken$/],
    ['such in the relations', zip(parts('xl/_rels/workbook.xml.rels', nested(5_000))), /^file\.xmlBroken$/],
    [
      'a part that unpacks to 100 times a page',
      zip(parts('xl/workbook.xml', ' '.repeat(40 * mib))),
      /^file\.(unpacksTooLarge|xmlBroken)$/,
    ],
    [
      'a heading behind more shared texts than are read for it',
      zip([
        ...workbookParts(`<row r="1"><c t="s"><v>4000</v></c></row>`),
        [
          'xl/sharedStrings.xml',
          `<sst>${Array.from({ length: 4_001 }, (_, n) => `<si><t>${String(n).padStart(5_000, 'x')}</t></si>`).join('')}</sst>`,
        ],
      ]),
      /^file\.unpacksTooLarge$/,
    ],
    [
      'an attribute without an end',
      zip(parts('xl/workbook.xml', `<workbook a="${'x'.repeat(900_000)}"/>`)),
      /^file\.xmlBroken$/,
    ],
  ])('with %s is refused, and costs the API little', async (_, content, code) => {
    await heading(zip(workbookParts(inlineRow(1, headings))))
    let answer = ''
    const grown = await grownMiB(async () => (answer = await heading(content)))
    expect(answer).toMatch(code)
    expect(grown).toBeLessThan(150)
  })

  // The bad row stands so far from the first that it is met while rows are staged, or so near that the upload is refused.
  it.each(
    ['99999999999', '1048577', '1.5', '1e300', '-1', '0', 'NaN', 'Infinity'].flatMap((r) =>
      [2, 4_000].map((at) => [r, at] as const),
    ),
  )('with a row numbered %s behind %d rows is refused, and holds up nothing', async (r, at) => {
    const rows = Array.from({ length: at - 1 }, (_, n) => inlineRow(n + 2, [`甲${n}`]))
    const bad = inlineRow(at + 1, ['乙']).replace(/r="\d+"/, `r="${r}"`)
    const received = await upload(database.pool, zip(workbookParts([inlineRow(1, headings), ...rows, bad].join(''))))
    if (isRefusal(received)) return expect(received.code).toBe('file.rowsOutOfOrder')
    await stageImport(database.pool, received.id, new AbortController().signal)
    expect(await findImport(database.pool, received.id)).toMatchObject({
      status: 'unreadable',
      fault: { code: 'file.rowsOutOfOrder' },
    })
  })

  it('with one long text in ten thousand cells is read with little memory, and its rows are refused', async () => {
    const long = '长'.repeat(limits.cellCharacters)
    const { rows, part } = sharedRows([headings, ...Array.from({ length: 500 }, () => headings.map(() => long))])
    let progress: ImportProgress | undefined
    const grown = await grownMiB(async () => (progress = await staged(zip(workbookParts(rows, [part])))))
    expect(progress).toMatchObject({ status: 'applying', rowsRead: 500 })
    expect(grown).toBeLessThan(200)
    const { rows: kept } = await database.pool.query(
      `SELECT max(length(value)) AS longest FROM import_rows, jsonb_each_text(cells) WHERE import_id = $1`,
      [progress!.id],
    )
    expect(kept).toEqual([{ longest: limits.keptCharacters }])
  })
})

const rules = { findListType, measuresFor: (tier: keyof typeof usualMeasures) => usualMeasures[tier] }

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
})
