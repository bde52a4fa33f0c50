import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Column } from '../../../record/bulk/layout.ts'
import { columns } from '../../../record/bulk/layout.ts'
import { readBatches } from '../../../record/bulk/staged-batches.ts'
import { typedRow, workbookOf } from '../../support/workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-again-'))
afterAll(() => rmSync(folder, { recursive: true }))

const names = Object.keys(columns) as Column[]
const header = Object.values<string>(columns)
const line = names.map((name) => `${columns[name]}（虚构）1`)
/** The same cells with two columns exchanged. */
const exchanged = (cells: readonly string[], one: Column, other: Column) =>
  names.map((name, at) => cells[name === one ? names.indexOf(other) : name === other ? names.indexOf(one) : at]!)

/** Of each row that is read the row of the headings by which it is refused. */
async function read(content: Buffer | string) {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  const rows: [number, number | undefined][] = []
  for await (const batch of readBatches(path, 0))
    if (!('merged' in batch))
      rows.push(...batch.map(({ row_no: no, marks }): [number, number | undefined] => [no, marks?.otherHeadings]))
  return rows
}
const book = (rows: readonly (readonly string[])[]) =>
  workbookOf([{ name: '一', rows: rows.map((cells, at) => typedRow(at + 1, cells)).join('') }])
const csv = (rows: readonly (readonly string[])[]) => rows.map((cells) => cells.join(',')).join('\r\n')
const both = async (...rows: readonly (readonly string[])[]) => {
  const answer = await read(book(rows))
  expect(await read(csv(rows))).toEqual(answer)
  return answer
}

describe('headings that stand below the first ones once more', () => {
  it('are passed over in the same order, however they are written', async () => {
    expect(await both(header, line, header, line)).toEqual([
      [2, undefined],
      [4, undefined],
    ])
    const starred = header.map((heading, at) => (at < 6 ? `*${heading}（必填）` : ` ${heading}`))
    expect(await both(header, line, starred, line)).toHaveLength(2)
  })

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'two texts exchanged',
      exchanged(header, 'penaltyBasis', 'listingBasis'),
      exchanged(line, 'penaltyBasis', 'listingBasis'),
    ],
    ['a column less', header.slice(1), line.slice(1)],
    ['three columns of ours', ['主体名称', '统一社会信用代码', '行政处罚决定书文号'], ['甲（虚构）', '乙', '丙1']],
    ['another column beside', [...header.slice(0, -1), '作废'], line],
  ])('refuse the rows below them in another order: %s', async (_, other, below) => {
    const rows = await read(book([header, line, other, below, below, header, line]))
    expect(rows).toEqual([
      [2, undefined],
      [4, 3],
      [5, 3],
      [7, undefined],
    ])
    expect((await read(csv([header, line, other, below])))[1]).toEqual([4, 3])
  })

  it('are no rows of data that have a heading in a cell', async () => {
    const spoken = exchanged(line, 'tier', 'tier').map((text, at) => (at < 3 ? header[at]! : text))
    expect(await both(header, spoken)).toEqual([[2, undefined]])
  })
})
