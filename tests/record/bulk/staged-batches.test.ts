import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { columns } from '../../../record/bulk/layout.ts'
import { mustAsk } from '../../../record/bulk/left-out.ts'
import type { FileSeen, StagedRow } from '../../../record/bulk/staged-batches.ts'
import { readBatches } from '../../../record/bulk/staged-batches.ts'
import type { SheetPart, TypedCell } from '../../support/workbook.ts'
import { typedRow, workbookOf } from '../../support/workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-batches-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What the reader makes of a file: its rows, what stands beside them, and whether somebody is asked about that. */
async function read(content: Buffer | string) {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  const rows: StagedRow[] = []
  let seen: FileSeen | undefined
  for await (const batch of readBatches(path, 0)) {
    if ('merged' in batch) seen = batch
    else rows.push(...batch)
  }
  if (!seen) throw new Error('Nothing was told of the file')
  return { rows, ...seen, asks: mustAsk(seen.leftOut, seen.ignoredColumns, seen.doubtfulNotes) }
}

const header = Object.values<string>(columns)
const names = Object.keys(columns)
/** A row with a text in each column, or in those that are named. */
const row = (only: readonly string[] = names): TypedCell[] => names.map((name) => (only.includes(name) ? '虚构' : ''))
const placeOf = (name: keyof typeof columns) => String.fromCharCode(65 + names.indexOf(name))

const sheetOf = (
  rows: readonly (readonly TypedCell[])[],
  merged: readonly string[] = [],
  first = header,
): SheetPart => ({
  name: '一',
  rows: [first, ...rows].map((cells, at) => typedRow(at + 1, cells)).join(''),
  ...(merged.length > 0
    ? { behind: `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` }
    : {}),
})

describe('a row whose code or decision stands in the rows above', () => {
  const own = ['requirements', 'violationFacts']
  const spans = [`${placeOf('creditCode')}2:${placeOf('creditCode')}4`, `${placeOf('docNo')}2:${placeOf('docNo')}4`]

  it.each([[['requirements']], [own], [['entityName', ...own]]])('is a row and no note with %j', async (cells) => {
    const { rows, leftOut } = await read(
      workbookOf([sheetOf([row(), row(cells), row(cells), row(['listType'])], spans)]),
    )
    expect(rows.map(({ row_no: no }) => no)).toEqual([2, 3, 4])
    expect(leftOut.notes).toEqual({ count: 1, first: [5] })
  })

  it('is one also by either alone', async () => {
    const { rows } = await read(workbookOf([sheetOf([row(), row(own), row(own), row(own)], spans.slice(1))]))
    expect(rows.map(({ row_no: no }) => no)).toEqual([2, 3, 4])
  })
})

describe('somebody is asked about', () => {
  it.each([
    ['beside the headings', header.length, 'W'],
    ['far beyond the headings', 51, 'AZ'],
  ])('a column with data and without heading, %s', async (_where, at, letters) => {
    const wide = [...row(), ...Array.from({ length: at - header.length }, () => ''), '备注内容（虚构）']
    const { asks, ignoredColumns } = await read(workbookOf([sheetOf([row(), wide])]))
    expect({ asks, ignoredColumns }).toEqual({ asks: true, ignoredColumns: [`（${letters}列，没有标题）`] })
  })

  it('a column without heading between others, in a text file too', async () => {
    const between = (cells: readonly string[], text: string) =>
      [...cells.slice(0, 3), text, ...cells.slice(3)].join(',')
    const cells = names.map(() => '虚构')
    const { asks, ignoredColumns } = await read(`${between(header, '')}\r\n${between(cells, '甲')}\r\n`)
    expect({ asks, ignoredColumns }).toEqual({ asks: true, ignoredColumns: ['（D列，没有标题）'] })
    expect(await read(`${between(header, '')}\r\n${between(cells, ' ')}\r\n`)).toMatchObject({ asks: false })
  })

  it.each([
    ['续表', 'a code', [['1', '上海虚构有限公司（虚构）', '91310115MA1FAKE27N']]],
    ['二', 'a decision', [['续'], ['2', '沪虚罚[2026] 0231号']]],
    ['三', 'as many cells as a case', [['', ...Array.from({ length: 9 }, () => '虚构')]]],
  ])('the sheet %s without headings but with %s', async (name, _what, rows) => {
    const more = { name, rows: rows.map((cells, at) => typedRow(at + 1, cells)).join('') }
    const { asks, leftOut } = await read(workbookOf([sheetOf([row()]), more]))
    expect(asks).toBe(true)
    expect(leftOut.sheets[1]).toEqual({ name, state: 'visible', read: false, hasHeadings: false, hasData: true })
  })

  it.each([
    [['entityName', 'listType', 'violationFacts']],
    [['entityName', 'district']],
    [['tier', 'decidedOn', 'district']],
  ])('a row that has only %j', async (cells) => {
    const { asks, leftOut } = await read(workbookOf([sheetOf([row(), row(cells)])]))
    expect({ asks, notes: leftOut.notes }).toEqual({ asks: true, notes: { count: 1, first: [3] } })
  })

  it('nothing where there are notes, explanations and empty cells', async () => {
    const explained = { name: '填写说明', rows: typedRow(1, ['列', '说明', '例']) + typedRow(2, ['主体名称', '全称']) }
    const rows = [row(['listType']), row(), [...row(), '', ' '], row(['listType', 'entityKind'])]
    expect(await read(workbookOf([sheetOf(rows), explained]))).toMatchObject({ asks: false, ignoredColumns: [] })
  })
})
