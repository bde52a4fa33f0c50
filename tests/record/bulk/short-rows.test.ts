import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Column } from '../../../record/bulk/layout.ts'
import { columns } from '../../../record/bulk/layout.ts'
import { readBatches } from '../../../record/bulk/staged-batches.ts'
import { typedRow, workbookOf } from '../../support/workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-short-'))
afterAll(() => rmSync(folder, { recursive: true }))

const names = Object.keys(columns) as Column[]
const header = Object.values<string>(columns)
const line = names.map((name) => `${columns[name]}（虚构）1`)
const cut = (missing: number, last = line[line.length - missing - 1]!) => [...line.slice(0, -missing - 1), last]

/** The rows that are marked as short, of those that are read. */
async function short(content: Buffer | string): Promise<Record<number, boolean>> {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  const rows: Record<number, boolean> = {}
  for await (const batch of readBatches(path, 0))
    if (!('merged' in batch)) for (const { row_no: row, marks } of batch) rows[row] = marks?.short === true
  return rows
}
const csv = (...rows: readonly (readonly string[])[]) => rows.map((cells) => cells.join(',')).join('\r\n')

describe('a row of a text file with fewer cells than headings', () => {
  const requirements = names.indexOf('requirements')

  it('is marked where a line break within a text has parted it, and so is its rest', async () => {
    const parted = [line.slice(0, requirements + 1), ['其余要求（虚构）', ...line.slice(requirements + 1), '二']]
    expect(await short(csv(header, ...parted, line))).toEqual({ 2: true, 3: true, 4: false })
    expect(await short(csv(header, ...parted, ...parted))).toEqual({ 2: true, 3: true, 4: true, 5: true })
  })

  it('is marked where the file ends in it', async () => {
    expect(await short(csv(header, line, line.slice(0, 19)))).toEqual({ 2: false, 3: true })
    expect(await short(csv(header, line.slice(0, 19)))).toEqual({ 2: true })
  })

  it('is marked where others end elsewhere, or empty cells are written', async () => {
    expect(await short(csv(header, cut(1), cut(2)))).toEqual({ 2: true, 3: true })
    expect(await short(csv(header, cut(1), cut(1, '')))).toEqual({ 2: true, 3: true })
    expect(await short(csv(header, cut(1), cut(1), ['制表人（虚构）']))).toEqual({ 2: true, 3: true })
  })

  it('is none where all rows end alike, as a program leaves out empty columns at the end', async () => {
    expect(await short(csv(header, cut(2), cut(2), [''], cut(2)))).toEqual({ 2: false, 3: false, 5: false })
  })

  /** As Excel writes rows: each of its blocks up to the last cell that is filled in it. */
  const byExcel = (...rows: readonly (readonly string[])[]) =>
    rows.map((cells, at) => {
      const from = at - (at % 16)
      const ends = rows.slice(from, from + 16).map((one) => one.findLastIndex((cell) => cell !== '') + 1)
      return Array.from({ length: Math.max(...ends) }, (_, n) => cells[n] ?? '')
    })
  const rowsOf = (count: number, missing: number) => Array.from({ length: count }, () => line.slice(0, -missing))

  it.each([
    [39, 1],
    [16, 2],
    [99, 1],
  ])(
    'is none where Excel has left out empty cells in each of its blocks (%i rows, %i cells)',
    async (count, missing) => {
      const found = await short(`${csv(...byExcel(header, ...rowsOf(count, missing)))}\r\n`)
      expect(Object.keys(found)).toHaveLength(count)
      expect(Object.values(found)).not.toContain(true)
    },
  )

  it('is none where one row of a block has the last cell, and those of the next have not', async () => {
    const found = await short(`${csv(...byExcel(header, ...rowsOf(20, 2), line, ...rowsOf(20, 2)))}\r\n`)
    expect(Object.values(found)).not.toContain(true)
  })

  it('is marked in a file of Excel where a line break has parted it, or the file was cut off', async () => {
    const whole = byExcel(header, ...rowsOf(39, 1))
    const parted = [whole[20]!.slice(0, requirements + 1), ['其余要求（虚构）', ...whole[20]!.slice(requirements + 1)]]
    const withBreak = [...whole.slice(0, 20), ...parted, ...whole.slice(21)]
    const found = await short(`${csv(...withBreak)}\r\n`)
    expect([found[21], found[22]]).toEqual([true, true])
    const cutOff = [...whole.slice(0, 32), whole[32]!.slice(0, 19)]
    expect((await short(csv(...cutOff)))[33]).toBe(true)
  })

  it('counts headings and not the separators behind them', async () => {
    expect(await short(csv([...header, '', ''], line, line))).toEqual({ 2: false, 3: false })
  })

  it('is none in a workbook, where each cell says its place', async () => {
    const rows = [header, line, cut(3)].map((cells, at) => typedRow(at + 1, cells)).join('')
    expect(await short(workbookOf([{ name: '一', rows }]))).toEqual({ 2: false, 3: false })
  })
})
