import { describe, expect, it } from 'vitest'
import { columns } from '../../../record/bulk/layout.ts'
import { withDatabase } from '../../setup/database.ts'
import { header, row, sendTo } from '../../support/sent-files.ts'
import { typedRow, workbookOf } from '../../support/workbook.ts'

const database = withDatabase()
const sent = async (content: Buffer | string, answer?: boolean | 'none') => await sendTo(database, content, answer)

describe('what is left out of a file', () => {
  const data = (n: number) =>
    typedRow(1, header) + Array.from({ length: n }, (_, at) => typedRow(at + 2, row())).join('')
  const sheets = [
    { name: '一', rows: data(1) },
    { name: '二', rows: data(2) },
    { name: '字典', state: 'hidden' as const, rows: typedRow(1, ['甲', '乙']) },
    { name: '旧', state: 'veryHidden' as const, rows: data(1) },
  ]

  it('is listed and asked about before anything is applied: sheets with rows, whether shown or not', async () => {
    const answer = await sent(workbookOf(sheets))
    expect(answer).toMatchObject({ status: 'finished', accepted: 1, refused: [] })
    expect(answer.asked?.sheets).toEqual([
      { name: '一', state: 'visible', read: true, hasHeadings: true },
      { name: '二', state: 'visible', read: false, hasHeadings: true },
      { name: '字典', state: 'hidden', read: false, hasHeadings: false },
      { name: '旧', state: 'veryHidden', read: false, hasHeadings: true },
    ])
  })

  it('is asked about also where it is rows, columns that are not shown, and columns that are not read', async () => {
    const rows = typedRow(1, [...header, '备注']) + typedRow(2, [...row(), '无']) + typedRow(3, row(), 'hidden="true"')
    const before = '<cols><col min="13" max="13" hidden="1"/><col min="30" max="16384" hidden="1"/></cols>'
    const answer = await sent(workbookOf([{ name: '一', rows, before }]))
    expect(answer).toMatchObject({ accepted: 1, refused: [{ row: 3, code: 'hidden_row' }] })
    expect(answer.asked).toMatchObject({
      hiddenRows: { count: 1, first: [3] },
      hiddenColumns: [columns.fineWanYuan],
      ignored: ['备注'],
    })
  })

  it('is left alone until somebody answers, opens nothing where it is taken back, and holds up no other file', async () => {
    const waiting = await sent(workbookOf(sheets), 'none')
    expect(waiting).toMatchObject({ status: 'asking', accepted: 0, refused: [], proposals: [] })
    const back = await sent(workbookOf(sheets), false)
    expect(back).toMatchObject({ status: 'ended', code: 'import.withdrawn', accepted: 0, proposals: [] })
    expect(back.refused!.map(({ code }) => code)).toEqual(['row_withdrawn'])
  })

  it('is nothing in a plain file, nor in one with a sheet of explanations', async () => {
    const rows = data(2)
    expect(await sent(workbookOf([{ name: '一', rows }]))).toMatchObject({ accepted: 2, asked: undefined })
    const explained = workbookOf([
      { name: '一', rows: data(1) },
      { name: '填写说明', rows: typedRow(1, ['列', '说明']) },
    ])
    expect(await sent(explained)).toMatchObject({ accepted: 1, asked: undefined })
  })
})
