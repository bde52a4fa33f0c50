import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Column } from '../../../record/bulk/layout.ts'
import { columns } from '../../../record/bulk/layout.ts'
import { mustAsk } from '../../../record/bulk/left-out.ts'
import { readBatches } from '../../../record/bulk/staged-batches.ts'
import { typedRow, workbookOf } from '../../support/workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-notes-'))
afterAll(() => rmSync(folder, { recursive: true }))

const names = Object.keys(columns) as Column[]
const header = Object.values<string>(columns)
const data = names.map((name) => `${columns[name]}（虚构）1`)
const only = (cells: Partial<Record<Column, string>>) => names.map((name) => cells[name] ?? '')

/** The numbers of the rows that are read, of the notes, and whether somebody is asked. */
async function read(content: Buffer | string) {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  const read: number[] = []
  for await (const batch of readBatches(path, 0)) {
    if (!('merged' in batch)) read.push(...batch.map(({ row_no: row }) => row))
    else
      return {
        read,
        notes: batch.leftOut.notes.first,
        asks: mustAsk(batch.leftOut, batch.ignoredColumns, batch.doubtfulNotes),
      }
  }
  throw new Error('Nothing was told of the file')
}

const book = (...rows: readonly (readonly string[])[]) =>
  workbookOf([{ name: '一', rows: rows.map((cells, at) => typedRow(at + 1, cells)).join('') }])
const csv = (...rows: readonly (readonly string[])[]) => `${rows.map((cells) => cells.join(',')).join('\n')}\n`

const code = '91310115MA1FAKE27N'
const wholeCase = ['安全生产严重失信主体名单', '上海虚构海棠有限公司（虚构）', code, '沪虚罚〔2026〕8号', '严重']

describe('a row of few cells is asked about', () => {
  it.each<[string, readonly string[]]>([
    ['the rest of two texts of the row above', only({ violationFacts: '二、（虚构）', requirements: '三、（虚构）' })],
    ['the rest of one', only({ penaltyContent: '并限期改正（虚构）' })],
    ['words at the left', only({ listType: '小计' })],
  ])('between rows of data: %s', async (_, note) => {
    for (const content of [book(header, data, note, data), csv(header, data, note, data)])
      expect(await read(content)).toEqual({ read: [2, 4], notes: [3], asks: true })
  })

  it.each<[string, string]>([
    ['tabs', wholeCase.join('\t')],
    ['semicolons', wholeCase.join(';')],
    ['line breaks', wholeCase.join('\n')],
    ['commas of full width', wholeCase.join('，')],
    ['words, and the number alone', '依沪虚罚【2026】8号决定的一件（虚构）'],
    ['blanks, and the code alone', `本次另有 ${code} 一家（虚构）`],
  ])('wherever it stands, with a case within one cell: %s', async (_, text) => {
    const note = only({ listType: text })
    expect(await read(book(header, note, data))).toEqual({ read: [3], notes: [2], asks: true })
    expect(await read(book(header, data, note))).toEqual({ read: [2], notes: [3], asks: true })
  })

  it('below the data where it goes on in a column of several lines', async () => {
    const note = only({ requirements: '四、提交报告（虚构）' })
    expect(await read(book(header, data, note))).toEqual({ read: [2], notes: [3], asks: true })
  })

  it.each(['entityName', 'violationType', 'penaltyBasis', 'penaltyKinds', 'listingBasis'] as const)(
    'directly below the data where it is the rest of %s, as a table pasted from a document breaks it',
    async (column) => {
      const note = only({ [column]: '第二部分（虚构）' })
      expect(await read(book(header, data, note))).toEqual({ read: [2], notes: [3], asks: true })
    },
  )

  it('directly below a row of a text file, as a line break leaves the rest of one', async () => {
    expect(await read(csv(header, data, ['提交报告（虚构）']))).toEqual({ read: [2], notes: [3], asks: true })
    expect(await read(csv(header, data, [''], ['制表人：虚某']))).toEqual({ read: [2], notes: [4], asks: false })
  })

  it('but not where it is signs alone, as a program ends a file', async () => {
    expect(await read(csv(header, data, ['\u001A']))).toEqual({ read: [2], notes: [3], asks: false })
    expect(await read(book(header, data, ['——'], data))).toEqual({ read: [2, 4], notes: [3], asks: false })
  })

  it('above the headings where it is of a case', async () => {
    for (const above of [['第一件（虚构）', code], ['沪虚罚〔2026〕8号'], [wholeCase.join('；')]])
      expect(await read(book(above, header, data))).toEqual({ read: [3], notes: [1], asks: true })
  })
})

describe('nobody is asked about', () => {
  it.each<[string, readonly (readonly string[])[], number]>([
    [
      'a title that names its rules',
      [['名单（依沪府办规〔2020〕9号，虚构）'], ['填报单位：虚构局', '2026年11月'], header, data],
      4,
    ],
    ['an explanation below the headings', [header, ['填表说明：', '必填', ''], data], 3],
    ['who signs below', [header, data, ['制表人：虚某', '2026年11月30日']], 2],
    ['the headings once more', [header, data, header, data], 2],
  ])('%s', async (_, rows, first) => {
    const answer = await read(book(...rows))
    expect(answer).toMatchObject({ asks: false })
    expect(answer.read[0]).toBe(first)
  })
})
