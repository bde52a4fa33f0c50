import { describe, expect, it } from 'vitest'
import iconv from 'iconv-lite'
import { columns } from '../../../record/bulk/layout.ts'
import { withDatabase } from '../../setup/database.ts'
import { csv, header, row, sendTo, usual } from '../../support/sent-files.ts'
import type { Part } from '../../support/workbook.ts'
import { typedRow, workbookOf } from '../../support/workbook.ts'

const database = withDatabase()
const sent = async (content: Buffer | string, answer?: boolean | 'none') => await sendTo(database, content, answer)

const oneSheet = (
  rows: readonly string[],
  more: { before?: string; behind?: string } = {},
  parts: readonly Part[] = [],
) => workbookOf([{ name: 'Sheet1', rows: rows.join(''), ...more }], parts)

describe('a workbook as people and programs make it', () => {
  it('is read without the escapes of the format, in headings too', async () => {
    const heads = header.map((heading) =>
      heading.replace('（天）', '_x000D_\n（天）').replace('主体名称', '主体_x0020_名称'),
    )
    const answer = await sent(
      oneSheet([
        typedRow(1, heads),
        typedRow(
          2,
          row({ violationFacts: '第一项（虚构）_x000D_\n第二项', requirements: '停止违法行为_x000D_\n提交整改报告' }),
        ),
        typedRow(3, row({ violationFacts: '编号_x005F_x000D_不是换行_x4E00_' })),
      ]),
    )
    expect(answer).toMatchObject({ accepted: 2, refused: [] })
    const [first, second] = answer.proposals!
    expect(first?.violation.facts).toBe('第一项（虚构）\n第二项')
    expect(first?.rectification).toEqual({
      requirements: [
        { id: 'r1', text: '停止违法行为' },
        { id: 'r2', text: '提交整改报告' },
      ],
      termDays: 60,
    })
    expect(second?.violation.facts).toBe('编号_x000D_不是换行一')
  })

  it('has whole numbers as a cell shows them, however a program writes them', async () => {
    const numbers = {
      district: { n: '310115.0' },
      fineWanYuan: { n: '0.5' },
      decidedOn: { n: '46308.0' },
      termDays: { n: '6.0E1' },
    }
    const answer = await sent(
      oneSheet([
        typedRow(1, header),
        typedRow(2, row(numbers)),
        typedRow(
          3,
          row({ district: { n: '3.10115E5' }, decidedOn: { n: '2.0261013E7' }, contactPhone: { n: '13800000000.0' } }),
        ),
        typedRow(
          4,
          row({
            fineWanYuan: { n: '0.30000000000000004' },
            decidedOn: { xml: '<c t="d"><v>2026-10-13T00:00:00Z</v></c>' },
          }),
        ),
      ]),
    )
    expect(answer).toMatchObject({ accepted: 3, refused: [] })
    const said = answer.proposals!.map(
      ({ underlyingDecision: { decidedOn, fineWanYuan }, rectification, entity, contact }) => [
        decidedOn,
        fineWanYuan,
        rectification.termDays,
        entity.district,
        contact?.phone,
      ],
    )
    expect(said).toEqual([
      ['2026-10-13', 0.5, 60, '310115', usual.contactPhone],
      ['2026-10-13', 5, 60, '310115', '13800000000'],
      ['2026-10-13', 0.3, 60, '310115', usual.contactPhone],
    ])
  })

  it('has no code and no document number in a cell that is a number, whatever its digits', async () => {
    // The first passes the check of a credit code by chance.
    const answer = await sent(
      oneSheet([
        typedRow(1, header),
        typedRow(2, row({ creditCode: { n: '913101151000150000' } })),
        typedRow(3, row({ creditCode: { n: '9.1310115100015E+17' } })),
        typedRow(4, row({ docNo: { n: '152026000231' } })),
        typedRow(
          5,
          row({ creditCode: { xml: '<c t="str"><f>"91310115MA1FAKE27N"</f><v>91310115MA1FAKE27N</v></c>' } }),
        ),
        typedRow(6, row({ creditCode: { xml: '<c t="e"><v>#REF!</v></c>' } })),
        typedRow(7, row({ creditCode: { xml: '<c t="b"><v>1</v></c>' } })),
      ]),
    )
    expect(answer.accepted).toBe(1)
    expect(answer.refused!.map(({ row: at, code, column }) => [at, code, column])).toEqual([
      [2, 'number_cell', columns.creditCode],
      [3, 'number_cell', columns.creditCode],
      [4, 'number_cell', columns.docNo],
      [6, 'unreadable_text', columns.creditCode],
      [7, 'typed_cell', columns.creditCode],
    ])
  })

  it('is read where the headings are, on a sheet that is shown', async () => {
    const dictionary = typedRow(1, ['名单类型', '失信程度']) + typedRow(2, [usual.listType, '严重'])
    const data = typedRow(1, header) + typedRow(2, row())
    const notes = typedRow(1, ['填写说明（虚构）'])
    for (const state of ['hidden', 'veryHidden'] as const)
      expect(
        await sent(
          workbookOf([
            { name: '字典', state, rows: dictionary },
            { name: '数据', rows: data },
          ]),
        ),
      ).toMatchObject({ accepted: 1, refused: [] })
    expect(
      await sent(
        workbookOf([
          { name: '说明', rows: notes },
          { name: '数据', rows: data },
        ]),
      ),
    ).toMatchObject({
      accepted: 1,
    })
  })

  it('may be formatted to its last column, and is refused for what stands there', async () => {
    const styled = (at: string) => `${typedRow(1, header).replace('</row>', `<c r="XFD1" s="1"${at}</row>`)}`
    expect(await sent(oneSheet([styled('/>'), typedRow(2, row())]))).toMatchObject({ accepted: 1, refused: [] })
    expect(await sent(oneSheet([styled('><v>7</v></c>'), typedRow(2, row())]))).toMatchObject({
      code: 'file.tooManyColumns',
    })
  })

  it('has in merged cells what it shows', async () => {
    const merged = { listType: '', listingBasis: '' }
    const behind = '<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="O2:O3"/><mergeCell ref="A9:T9"/></mergeCells>'
    const answer = await sent(
      oneSheet([typedRow(1, header), typedRow(2, row()), typedRow(3, row(merged)), typedRow(4, row(merged))], {
        behind,
      }),
    )
    expect(answer.accepted).toBe(2)
    expect(answer.proposals![1]).toMatchObject({ legalBasis: answer.proposals![0]!.legalBasis })
    expect(answer.refused!.map(({ row: at, code, column }) => [at, code, column])).toEqual([
      [4, 'missing_basis', columns.listingBasis],
    ])
  })

  it.each([
    ['a title, a note below the headings', [['浦东新区报送表（虚构）'], header, ['填写说明：文本', '必填'], 'row']],
    ['stars at the headings that must be filled', [header.map((heading) => `*${heading}`), 'row']],
    ['words behind them', [header.map((heading, at) => (at < 5 ? `${heading}（必填）` : heading)), 'row']],
    [
      'notes above and below the data',
      [header, ['填表说明：', '1. 按目录填写', '2. 代码18位'], 'row', ['制表人：虚某', '日期']],
    ],
    ['blank rows and a title in two', [['甲'], [''], ['乙', '丙'], header, 'row']],
  ] as const)('is read with %s', async (_, rows) => {
    const lines = rows.map((cells, at) => typedRow(at + 1, cells === 'row' ? row() : (cells as readonly string[])))
    expect(await sent(oneSheet(lines))).toMatchObject({ accepted: 1, refused: [] })
    const texts = rows.map((cells) => (cells === 'row' ? row() : (cells as readonly string[])))
    expect(await sent(csv(texts))).toMatchObject({ accepted: 1, refused: [] })
  })

  it('opens no case on a row that it does not show', async () => {
    const rows = [
      typedRow(1, header),
      typedRow(2, row()),
      typedRow(3, row(), 'hidden="1"'),
      typedRow(4, row(), 'ht="0" customHeight="1"'),
      typedRow(5, row()),
    ]
    const answer = await sent(oneSheet(rows))
    expect(answer.accepted).toBe(2)
    expect(answer.refused!.map(({ row: at, code }) => [at, code])).toEqual([
      [3, 'hidden_row'],
      [4, 'hidden_row'],
    ])
  })

  it('is refused where a column that is not read nearly is one of ours', async () => {
    for (const heading of ['整改期限', '整改期限（日）', '整改期限(工作日)'])
      expect(
        await sent(csv([header.map((own) => (own === columns.termDays ? heading : own)), row()])),
        heading,
      ).toEqual({
        code: 'import.columnsNear',
        params: { columns: [`${heading} → ${columns.termDays}`] },
      })
    expect(
      await sent(
        csv([
          [...header, '备注'],
          [...row(), '无'],
        ]),
      ),
    ).toMatchObject({ accepted: 1 })
  })

  it('has private characters where GB 18030-2022 has them, or is refused by the row and the character', async () => {
    const answer = await sent(
      oneSheet([
        typedRow(1, header),
        typedRow(2, row({ entityName: '上海虚构\uE863海贸易有限公司（虚构）', legalRepresentative: '虚\uE81E' })),
        typedRow(3, row({ entityName: '上海虚构䶮海贸易有限公司（虚构）' })),
        typedRow(4, row({ entityName: '上海虚构\uE000海贸易有限公司（虚构）', violationFacts: '虚\u{F0000}\uE000构' })),
      ]),
    )
    expect(answer.accepted).toBe(2)
    expect(answer.proposals!.map(({ entity }) => entity.name)).toEqual(
      Array(2).fill('上海虚构䶮海贸易有限公司（虚构）'),
    )
    expect(answer.proposals![0]?.entity.legalRepresentative).toBe('虚\u9FB4')
    expect(answer.refused).toMatchObject([
      { row: 4, code: 'private_use', column: columns.entityName, params: { found: 'U+E000' } },
      { row: 4, code: 'private_use', column: columns.violationFacts, params: { found: 'U+F0000、U+E000' } },
    ])
    const old = iconv.encode(csv([header, row({ legalRepresentative: '虚?' })]), 'gb18030')
    const at = old.indexOf(Buffer.concat([iconv.encode('虚', 'gb18030'), Buffer.from('?')])) + 2
    const bytes = Buffer.concat([old.subarray(0, at), Buffer.from('fe59', 'hex'), old.subarray(at + 1)])
    expect((await sent(bytes)).proposals![0]?.entity.legalRepresentative).toBe('虚\u9FB4')
  })
})
