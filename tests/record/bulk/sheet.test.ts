import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { isRefusal } from '../../../domain/refusal.ts'
import { columns } from '../../../record/bulk/layout.ts'
import { limits } from '../../../record/bulk/limits.ts'
import type { SheetRow } from '../../../record/bulk/sheet-row.ts'
import { readSheet } from '../../../record/bulk/sheet.ts'
import { orRefusal } from '../../../record/bulk/unreadable.ts'
import { inlineRow, sharedRows, workbookParts, zip } from '../../support/workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-sheets-'))
const scratch = mkdtempSync(join(tmpdir(), 'bihuan-scratch-'))
beforeAll(() => void vi.stubEnv('TMPDIR', scratch))
afterAll(() => {
  vi.unstubAllEnvs()
  for (const made of [folder, scratch]) rmSync(made, { recursive: true })
})

async function collect(path: string): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of readSheet(path)) rows.push(row)
  return rows
}

async function rowsOf(content: Buffer | string): Promise<SheetRow[]> {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  return await collect(path)
}

async function refusalOf(content: Buffer | string) {
  const answer = await orRefusal(() => rowsOf(content))
  return isRefusal(answer) ? answer : undefined
}

const titles = Object.values(columns).join(',')
const fixture = (name: string) => new URL(`../../fixtures/${name}`, import.meta.url).pathname

describe('the sample files', () => {
  it('hold the same texts in both forms', async () => {
    const [book, csv] = await Promise.all(
      ['listing-import.xlsx', 'listing-import.gb18030.csv'].map((name) => collect(fixture(name))),
    )
    expect(book).toHaveLength(201)
    // In the workbook some cells are numbers, which no text file tells.
    expect(book?.map(({ row, cells }) => ({ row, cells }))).toEqual(csv)
  })

  it('are read as another reader reads them', async () => {
    const sheets = await readXlsxFile(fixture('listing-import.xlsx'))
    const own = await collect(fixture('listing-import.xlsx'))
    const other = sheets[0]?.data.map((cells) => cells.map((cell) => String(cell ?? '')))
    expect(own.map(({ cells }) => cells.map((cell) => cell.trim()))).toEqual(other)
  })
})

it.each([
  ['of another name', 'xl/strings/texts.xml', 'strings/texts.xml'],
  ['by its whole name', 'xl/texts2.xml', '/xl/texts2.xml'],
  ['in other capitals', 'xl/SharedStrings.xml', 'sharedStrings.xml'],
])('reads the shared texts of a workbook from the part that it names, %s', async (_, name, target) => {
  const shared = sharedRows([
    ['名单类型', '主体名称'],
    ['甲', '乙'],
  ])
  const parts = workbookParts(shared.rows, [[name, shared.part[1]]]).map(([of, text]) =>
    of === 'xl/_rels/workbook.xml.rels'
      ? ([
          of,
          String(text).replace(
            '</Relationships>',
            `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="${target}"/></Relationships>`,
          ),
        ] as const)
      : ([of, text] as const),
  )
  expect((await rowsOf(zip(parts))).map(({ cells }) => cells)).toEqual([
    ['名单类型', '主体名称'],
    ['甲', '乙'],
  ])
})

it('finds a workbook whose own part has another name', async () => {
  const parts = workbookParts(inlineRow(1, ['甲', '乙'])).map(
    ([name, text]) => [name.replace('workbook.xml', 'book2.xml'), text] as const,
  )
  const root =
    '<Relationships><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="xl/book2.xml"/></Relationships>'
  expect((await rowsOf(zip([...parts, ['_rels/.rels', root]]))).map(({ cells }) => cells)).toEqual([['甲', '乙']])
})

describe('a CSV file', () => {
  const text = '名单类型,主体名称\r\n"一,二","虚构""甲"""\r\n\r\n"两\n行",𠮷'
  const rows = [
    { row: 1, cells: ['名单类型', '主体名称'] },
    { row: 2, cells: ['一,二', '虚构"甲"'] },
    { row: 3, cells: [''] },
    { row: 4, cells: ['两\n行', '𠮷'] },
  ]

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with BOM', Buffer.from(`\uFEFF${text}`)],
    ['GB18030', iconv.encode(text, 'gb18030')],
  ])('is read in %s', async (_encoding, content) => expect(await rowsOf(content)).toEqual(rows))

  it('keeps signs together that fall on the border of two pieces', async () => {
    const name = '闭环'.repeat(50_000).slice(0, 30_000)
    const content = `甲,${name}\n乙,${name}\n丙,${name}`
    for (const encoding of ['utf8', 'gb18030']) {
      const read = await rowsOf(iconv.encode(content, encoding))
      expect(read.map(({ cells }) => cells[1])).toEqual([name, name, name])
    }
  })

  it('of blank lines lets the loop turn all the time', async () => {
    const path = join(folder, 'blank')
    writeFileSync(path, `甲,乙\n${'\n'.repeat(50_000)}`)
    let [rows, since, most] = [0, 0, 0]
    let turning = setImmediate(function turn() {
      since = 0
      turning = setImmediate(turn)
    })
    for await (const _ of readSheet(path)) {
      rows += 1
      since += 1
      most = Math.max(most, since)
    }
    clearImmediate(turning)
    expect(rows).toBe(50_001)
    expect(most).toBeLessThanOrEqual(1_000)
  })

  it('shows signs that are none as such, never as half a pair', async () => {
    const content = Buffer.concat([iconv.encode('公司', 'gb18030'), Buffer.from([0xe3, 0x32, 0x9a, 0x36, 0xff])])
    expect((await rowsOf(content))[0]?.cells[0]).toMatch(/^公司\uFFFD+$/)
  })

  it.each([
    ['UTF-16', Buffer.from('\uFEFF名单,甲', 'utf16le'), 'file.encodingUnknown'],
    ['UTF-16 with its bytes turned', Buffer.from('\uFEFF名单,甲', 'utf16le').swap16(), 'file.encodingUnknown'],
    ['UTF-16 without a mark', Buffer.from('名单,甲\r\n乙,310115', 'utf16le'), 'file.encodingUnknown'],
    ['the same, turned', Buffer.from('名单,甲\r\n乙,310115', 'utf16le').swap16(), 'file.encodingUnknown'],
    ['UTF-16 without a mark, 一 and all', Buffer.from(`${titles}\r\n一,二\r\n`, 'utf16le'), 'file.encodingUnknown'],
    ['the same, turned', Buffer.from(`${titles}\r\n一,二\r\n`, 'utf16le').swap16(), 'file.encodingUnknown'],
    ['a text with signs of no width in it', `${titles}\r\n${'甲,'.repeat(99)}\0 \0`, 'file.notASheet'],
    ['what is no text', Buffer.from('00010203000000ff', 'hex'), 'file.notASheet'],
    ['an old .xls file', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'file.oldExcel'],
    ['a line that never ends', `${'甲'.repeat(limits.cellCharacters)},`.repeat(18), 'file.csvBroken'],
    ['a line of cells that never ends', '甲,'.repeat(limits.recordCharacters), 'file.tooManyColumns'],
    ['too many columns', ','.repeat(limits.columns), 'file.tooManyColumns'],
    ['a cell without end', 'x'.repeat(limits.cellCharacters + 1), 'file.cellTooLong'],
  ])('is refused for %s', async (_fault, content, code) => expect((await refusalOf(content))?.code).toBe(code))
})

describe('a workbook', () => {
  it('is read with texts shared between its cells, whatever their number', async () => {
    const rows = Array.from({ length: 4_000 }, (_, n) => [`甲${n}`, '同', `${'长'.repeat(n % 90)}&<${n}`])
    const shared = sharedRows(rows)
    const read = await rowsOf(zip(workbookParts(shared.rows, [shared.part])))
    expect(read.map(({ cells }) => cells)).toEqual(rows)
  })

  it('gives numbers, formulas, truth values and rich texts as the checks expect them', async () => {
    const cells = [
      '<c r="A1"><v>46308</v></c>',
      '<c r="C1" t="str"><f>B1&amp;"x"</f><v>x</v></c>',
      '<c r="D1" t="b"><v>1</v></c>',
      '<c t="inlineStr"><is><r><t>虚</t></r><r><t>构</t></r><rPh sb="0" eb="1"><t>xu</t></rPh></is></c>',
      '<c r="AA1" t="e"><v>#N/A</v></c>',
      '<c r="AB1" s="1"/>',
    ]
    const read = await rowsOf(zip(workbookParts(`<row r="1">${cells.join('')}</row><row><c><v>2</v></c></row>`)))
    const [first, second] = read
    expect(first?.cells.slice(0, 5)).toEqual(['46308', '', '=B1&"x"', 'TRUE', '虚构'])
    expect(first?.cells.slice(5)).toEqual([...Array<string>(21).fill(''), '#N/A', ''])
    expect(second).toEqual({ row: 2, cells: ['2'], numbers: [0] })
  })

  // As a sheet comes that somebody has formatted to its end.
  it('has rows below a million that are blank', async () => {
    const blank = Array.from(
      { length: limits.rowNumber - 2 },
      (_, n) => `<row r="${n + 2}" spans="1:22" ht="14.25" customHeight="1"/>`,
    )
    const rows = [inlineRow(1, ['甲']), ...blank, inlineRow(limits.rowNumber, ['乙'])].join('')
    const read = await rowsOf(zip(workbookParts(rows)))
    expect(read).toHaveLength(limits.rowNumber)
    expect([read[0], read.at(-1)]).toEqual([
      { row: 1, cells: ['甲'] },
      { row: limits.rowNumber, cells: ['乙'] },
    ])
  })

  it('may name its elements with a prefix and its sheet with an absolute path', async () => {
    const read = await rowsOf(
      zip([
        ['xl/workbook.xml', '<x:workbook><x:sheets><x:sheet rel:id="a"/></x:sheets></x:workbook>'],
        ['xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="a" Target="/xl/other.xml"/></Relationships>'],
        [
          'xl/other.xml',
          '<x:worksheet><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        ],
      ]),
    )
    expect(read).toEqual([{ row: 1, cells: ['7'], numbers: [0] }])
  })

  const row = inlineRow(1, ['甲'])
  const withDtd = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet><sheetData/></worksheet>`
  it.each([
    ['a broken archive', zip(workbookParts(row)).subarray(0, 400), 'file.archiveBroken'],
    ['a ZIP file that is no workbook', zip([['readme.txt', 'x']]), 'file.notAWorkbook'],
    [
      'a directory that states less than is unpacked',
      zip(workbookParts(row), (bytes) => bytes - 1),
      'file.archiveBroken',
    ],
    ['a directory that states far too much', zip(workbookParts(row), () => 0xf000_0000), 'file.unpacksTooLarge'],
    ['a DTD', zip([...workbookParts(row).slice(0, 2), ['xl/worksheets/sheet1.xml', withDtd]]), 'file.xmlBroken'],
    ['broken XML', zip(workbookParts('<row><c></row>')), 'file.xmlBroken'],
    ['bytes that are no UTF-8', zip([['xl/workbook.xml', Buffer.from([0x3c, 0xff])]]), 'file.xmlBroken'],
    ['a text number that is not there', zip(workbookParts('<row><c t="s"><v>5</v></c></row>')), 'file.xmlBroken'],
    ['rows out of order', zip(workbookParts('<row r="5"/><row r="4"/>')), 'file.rowsOutOfOrder'],
    ['a cell far to the right', zip(workbookParts('<row><c r="XFD1"><v>1</v></c></row>')), 'file.tooManyColumns'],
    ['a text without end', zip(workbookParts(inlineRow(1, ['x'.repeat(40_000)]))), 'file.cellTooLong'],
    [
      'the date system of 1904',
      zip([['xl/workbook.xml', '<workbook><workbookPr date1904="1"/></workbook>']]),
      'file.dates1904',
    ],
    [
      'more parts than any workbook has',
      zip(Array.from({ length: 1_001 }, (_, n) => [`p${n}`, ''])),
      'file.tooManyParts',
    ],
  ])('is refused for %s', async (_fault, content, code) => {
    expect((await refusalOf(content))?.code).toBe(code)
    expect(readdirSync(scratch)).toEqual([])
  })
})
