import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { columns } from '../../../record/bulk/layout.ts'
import { mustAsk } from '../../../record/bulk/left-out.ts'
import type { FileSeen, StagedRow } from '../../../record/bulk/staged-batches.ts'
import { readBatches } from '../../../record/bulk/staged-batches.ts'
import { workbookParts, zip } from '../../support/workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-unseen-'))
afterAll(() => rmSync(folder, { recursive: true }))

function kept(content: Buffer | string): string {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  return path
}

async function read(content: Buffer | string) {
  const rows: StagedRow[] = []
  let seen: FileSeen | undefined
  for await (const batch of readBatches(kept(content), 0)) {
    if ('merged' in batch) seen = batch
    else rows.push(...batch)
  }
  if (!seen) throw new Error('Nothing was told of the file')
  return { rows, ...seen, asks: mustAsk(seen.leftOut, seen.ignoredColumns, seen.doubtfulNotes) }
}

const titles = Object.values<string>(columns)
const texts = titles.map((title) => `${title}（虚构）`)
const cell = (text: string, style = '0') => `<c s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`
const line = (row: number, cells: readonly string[], attributes = '') =>
  `<row r="${row}" ${attributes}>${cells.join('')}</row>`
const words = (row: number, of: readonly string[], attributes = '') =>
  line(
    row,
    of.map((text) => cell(text)),
    attributes,
  )
/** A sheet with a row of data, its part written as a program could: what stands before the rows, and the styles. */
const book = (rows: string, { before = '', formats = [] as readonly string[] } = {}) =>
  zip([
    ...workbookParts('').filter(([name]) => name !== 'xl/worksheets/sheet1.xml'),
    ['xl/worksheets/sheet1.xml', `<worksheet>${before}<sheetData>${rows}</sheetData></worksheet>`],
    [
      'xl/styles.xml',
      `<styleSheet><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts>` +
        `<cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join('')}</cellXfs></styleSheet>`,
    ],
  ])

describe('a row of no height', () => {
  it.each([
    ['of its own', 'ht="0" customHeight="1"', ''],
    ['of next to nothing', 'ht="0.75" customHeight="1"', ''],
    ['by the sheet, 0 points', '', '<sheetFormatPr defaultRowHeight="0"/>'],
  ])('is a hidden one, %s', async (_, attributes, before) => {
    const { rows, leftOut, asks } = await read(
      book(words(1, titles, 'ht="15"') + words(2, texts, attributes) + words(3, texts, 'ht="15"'), { before }),
    )
    expect(rows.map(({ marks }) => marks?.hidden)).toEqual([true, undefined])
    expect(leftOut.hiddenRows).toEqual({ count: 1, first: [2] })
    expect(asks).toBe(true)
  })
})

it('a row that is written is shown in a sheet whose other rows are hidden', async () => {
  const { rows } = await read(
    book(words(1, titles) + words(2, texts), { before: '<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>' }),
  )
  expect(rows.map(({ marks }) => marks?.hidden)).toEqual([undefined])
})

describe('a column of no width', () => {
  const sheet = (before: string) => book(words(1, titles) + words(2, texts), { before })

  it.each([
    ['0', '<cols><col min="2" max="2" width="0" customWidth="1"/></cols>', [titles[1]]],
    ['next to nothing', '<cols><col min="2" max="2" width="0.1" customWidth="1"/></cols>', [titles[1]]],
    [
      'none where the sheet gives none',
      '<sheetFormatPr defaultColWidth="0" defaultRowHeight="15"/><cols><col min="2" max="22" width="9"/></cols>',
      [titles[0]],
    ],
  ])('is a hidden one: %s', async (_, before, hidden) => {
    const { leftOut, asks } = await read(sheet(before))
    expect(leftOut.hiddenColumns).toEqual(hidden)
    expect(asks).toBe(true)
  })

  it('is none that is narrow', async () => {
    const { leftOut } = await read(sheet('<cols><col min="2" max="3" width="0.9"/></cols>'))
    expect(leftOut.hiddenColumns).toEqual([])
  })
})

// ECMA-376, 18.8.31: sections of numbers above zero, below zero, zero, and of texts; an empty section shows nothing.
describe('a cell whose format shows nothing of it', () => {
  const name = titles.indexOf('主体名称')
  const fine = titles.indexOf('罚款金额（万元）')
  const withCell = (at: number, one: string) =>
    book(
      words(1, titles) +
        line(
          2,
          texts.map((text, place) => (place === at ? one : cell(text))),
        ),
      { formats: [';;;', '0;;;@', '0;-0;0;', '""', ';;;@', '[Red]0.00_);(0)', '"万";;'] },
    )
  const number = (value: string, style: number) => `<c s="${style}"><v>${value}</v></c>`

  it.each([
    ['a text under ;;;', name, cell('虚构', '1'), ['entityName']],
    ['a text whose section is empty', name, cell('虚构', '3'), ['entityName']],
    ['a number under ;;;', fine, number('5', 1), ['fineWanYuan']],
    ['a number below zero under 0;;;@', fine, number('-5', 2), ['fineWanYuan']],
    ['a zero under 0;;;@', fine, number('0', 2), ['fineWanYuan']],
    ['a number under quotes without words', fine, number('5', 4), ['fineWanYuan']],
    ['a text under ;;;@', name, cell('虚构', '5'), undefined],
    ['a number under 0;;;@', fine, number('5', 2), undefined],
    ['a number with a colour', fine, number('-5', 6), undefined],
    ['a number of which a word is shown', fine, number('5', 7), undefined],
    ['a blank under ;;;', name, cell(' ', '1'), undefined],
  ])('is told by its column: %s', async (_, at, one, unseen) => {
    const { rows } = await read(withCell(at, one))
    expect(rows[0]?.marks?.unseen).toEqual(unseen)
  })

  it('is kept for no row, so that no row that is merged with it takes what nobody sees', async () => {
    const { rows } = await read(withCell(name, cell('虚构', '1')))
    expect(rows[0]?.cells).not.toHaveProperty('entityName')
    expect(rows[0]?.cells).toHaveProperty('docNo')
  })
})

describe('a second sheet', () => {
  const notes = Array.from({ length: 150 }, (_, at) => words(at + 1, ['说明（虚构）'])).join('')
  const twoSheets = (below: string) =>
    zip([
      [
        'xl/workbook.xml',
        '<workbook><sheets><sheet name="一" sheetId="1" r:id="rId1"/><sheet name="二" sheetId="2" r:id="rId2"/></sheets></workbook>',
      ],
      [
        'xl/_rels/workbook.xml.rels',
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>',
      ],
      [
        'xl/worksheets/sheet1.xml',
        `<worksheet><sheetData>${words(1, titles)}${words(2, texts)}</sheetData></worksheet>`,
      ],
      ['xl/worksheets/sheet2.xml', `<worksheet><sheetData>${notes}${below}</sheetData></worksheet>`],
    ])

  it.each([
    ['a code', words(151, ['91310115MA1FAKE27N']), { hasData: true }],
    ['the number of a decision', words(151, ['沪虚罚〔2026〕7号']), { hasData: true }],
    ['a table with headings', words(151, titles), { hasHeadings: true }],
  ])('is told for %s below its first 100 rows', async (_, below, told) => {
    const { leftOut, asks } = await read(twoSheets(below))
    expect(leftOut.sheets[1]).toMatchObject({ name: '二', read: false, ...told })
    expect(asks).toBe(true)
  })

  it('of notes alone is named and not asked about', async () => {
    const { leftOut, asks } = await read(twoSheets(words(151, ['说明（虚构）'])))
    expect(leftOut.sheets[1]).toEqual({ name: '二', state: 'visible', read: false, hasHeadings: false })
    expect(asks).toBe(false)
  })
})
