import { MockActivityEnvironment } from '@temporalio/testing'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { unlessLasting } from '../../../activities/bulk/lasting.ts'
import { endByOperator } from '../../../record/bulk/end.ts'
import { findImport, listUnfinishedImports } from '../../../record/bulk/imports.ts'
import { columns } from '../../../record/bulk/layout.ts'
import type { MergedColumn } from '../../../record/bulk/merged.ts'
import { apartFromEachOther } from '../../../record/bulk/merged.ts'
import { stageImport } from '../../../record/bulk/stage.ts'
import { withDatabase } from '../../setup/database.ts'
import { uploaded } from '../../support/uploads.ts'
import { row, sendTo } from '../../support/sent-files.ts'
import { typedRow, workbookOf, workbookParts, zip } from '../../support/workbook.ts'

const database = withDatabase()
const headings = Object.values<string>(columns)
const letterOf = (column: keyof typeof columns) => String.fromCharCode(65 + Object.keys(columns).indexOf(column))
const { signal } = new AbortController()

afterEach(async () => {
  for (const id of await listUnfinishedImports(database.pool)) await endByOperator(database.pool, id, '清理（虚构）')
})

const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
const header = `<row r="1">${headings.map((text, at) => cell(`${String.fromCharCode(65 + at)}1`, text)).join('')}</row>`

/** A sheet of rows from the second on, each with what `cells` gives it, and the merged cells behind them. */
function sheet(rows: number, cells: (row: number) => string, merged: readonly string[]): Buffer {
  const lines = Array.from({ length: rows }, (_, n) => `<row r="${n + 2}">${cells(n + 2)}</row>`)
  const parts = workbookParts(header + lines.join(''))
  const behind = `</sheetData><mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  return zip(parts.map(([name, text]) => [name, String(text).replace('</sheetData>', behind)]))
}

async function valuesOf(id: string, column: keyof typeof columns): Promise<Map<number, string | null>> {
  const { rows } = await database.pool.query<{ row_no: number; value: string | null }>(
    'SELECT row_no, cells ->> $2 AS value FROM import_rows WHERE import_id = $1',
    [id, column],
  )
  return new Map(rows.map(({ row_no, value }) => [row_no, value]))
}

describe('merged cells', () => {
  it('give their value to the rows they span and to no other, however many these are', async () => {
    const cells = (row: number) =>
      cell(`G${row}`, `n${row}`) + (row === 900 || row === 2_200 ? cell(`O${row}`, `v${row}`) : '')
    const id = await uploaded(database.pool, sheet(2_400, cells, ['O900:O2150', 'O2200:O2201', 'O2300:O2302']))
    await stageImport(database.pool, id, signal)
    const values = await valuesOf(id, 'listingBasis')
    const expected = (row: number) =>
      row >= 900 && row <= 2_150 ? 'v900' : row === 2_200 || row === 2_201 ? 'v2200' : null
    expect([...values].filter(([row, value]) => value !== expected(row))).toEqual([])
    expect(values.size).toBe(2_400)
  })

  it.each(['creditCode', 'docNo'] as const)('give with a number in the column %s that it is one', async (column) => {
    const place = letterOf(column)
    const of = (n: number) => row({ [column]: n === 2 ? { n: '913101151000150000' } : '' })
    const rows = typedRow(1, headings) + [2, 3, 4, 5].map((n) => typedRow(n, n === 5 ? row() : of(n))).join('')
    const behind = `<mergeCells><mergeCell ref="${place}2:${place}4"/></mergeCells>`
    const answer = await sendTo(database, workbookOf([{ name: '一', rows, behind }]))
    expect(answer.refused?.map(({ row: at, code, column: of }) => ({ at, code, of }))).toEqual(
      [2, 3, 4].map((at) => ({ at, code: 'number_cell', of: columns[column] })),
    )
    expect(answer.accepted).toBe(1)
  })

  it('make rows of those that have little of their own', async () => {
    const [code, decision] = [letterOf('creditCode'), letterOf('docNo')]
    const little = Object.keys(columns).map((column) => (column === 'requirements' ? '另交报告（虚构）' : ''))
    const rows = typedRow(1, headings) + typedRow(2, row()) + typedRow(3, little) + typedRow(4, row())
    const behind = `<mergeCells><mergeCell ref="${code}2:${code}3"/><mergeCell ref="${decision}2:${decision}3"/></mergeCells>`
    const answer = await sendTo(database, workbookOf([{ name: '一', rows, behind }]))
    expect(answer.accepted).toBe(2)
    expect([...new Set(answer.refused?.map(({ row: at }) => at))]).toEqual([3])
    const told = answer.refused?.map(({ column }) => column)
    expect(told).toContain(columns.entityName)
    expect(told).not.toContain(columns.creditCode)
  })

  it('that lie over one another by thousands hold up nothing', async () => {
    const [rows, heads] = [8_000, 4_000]
    const cells = (row: number) => cell(`G${row}`, `n${row}`) + (row < heads ? cell(`E${row}`, `e${row}`) : '')
    const merged = Array.from({ length: heads - 2 }, (_, n) => `E${n + 2}:E1048576`)
    const id = await uploaded(database.pool, sheet(rows, cells, merged))
    await stageImport(database.pool, id, signal)
    expect(await findImport(database.pool, id)).toMatchObject({ status: 'applying', rowsRead: rows })
    expect((await valuesOf(id, 'legalRepresentative')).get(rows)).toBe('e2')
  })

  it('that would fill many rows with long texts are refused with the file', async () => {
    const long = '长'.repeat(4_000)
    const cells = (row: number) =>
      cell(`G${row}`, `n${row}`) + (row === 2 ? ['I2', 'L2', 'Q2'].map((place) => cell(place, long)).join('') : '')
    const merged = ['I', 'L', 'Q'].map((letter) => `${letter}2:${letter}1048576`)
    const id = await uploaded(database.pool, sheet(3_000, cells, merged))
    await database.owner.query('ANALYZE import_rows')
    await stageImport(database.pool, id, signal)
    expect(await findImport(database.pool, id)).toMatchObject({
      status: 'unreadable',
      fault: { code: 'file.textsTooLarge' },
    })
  })

  it('are those that share no row in one column, the first of them staying', () => {
    const one = fc.record({
      column: fc.constantFrom('docNo' as const, 'tier' as const),
      first: fc.integer({ min: 1, max: 60 }),
      span: fc.integer({ min: 1, max: 20 }),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (all) => {
        const given = all.map(({ column, first, span }) => ({ column, first, last: first + span }))
        const taken = apartFromEachOther(given)
        const overlaps = (a: MergedColumn, b: MergedColumn) =>
          a.column === b.column && a.first <= b.last && b.first <= a.last
        expect(taken.flatMap((a, at) => taken.slice(at + 1).filter((b) => overlaps(a, b)))).toEqual([])
        // Nothing is left out that lies over none of those taken.
        expect(given.every((a) => taken.some((b) => overlaps(a, b)))).toBe(true)
      }),
    )
  })
})

describe('a statement that takes longer than the database lets it', () => {
  const cancelled = async () => {
    const client = await database.pool.connect()
    try {
      await client.query('BEGIN')
      await client.query("SET LOCAL statement_timeout = '50ms'")
      await client.query('SELECT pg_sleep(5)')
      return 'done'
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  }

  it('is tried again some times, and then ends the import with what it was', async () => {
    const id = await uploaded(
      database.pool,
      sheet(1, (row) => cell(`G${row}`, 'n'), []),
    )
    const attempt = async (number: number) =>
      await new MockActivityEnvironment({ attempt: number }).run(() =>
        unlessLasting(database.pool, id, 'ended', cancelled),
      )
    await expect(attempt(1)).rejects.toMatchObject({ code: '57014' })
    expect(await findImport(database.pool, id)).toMatchObject({ status: 'reading' })
    expect(await attempt(5)).toBe('ended')
    expect(await findImport(database.pool, id)).toMatchObject({
      status: 'unreadable',
      fault: { code: 'import.failed', params: { fault: '57014' } },
    })
  })
})
