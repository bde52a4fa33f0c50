import { describe, expect, it } from 'vitest'
import iconv from 'iconv-lite'
import { withDatabase } from '../../setup/database.ts'
import { csv, header, row, sendTo } from '../../support/sent-files.ts'
import { zip } from '../../support/workbook.ts'

const database = withDatabase()
const sent = async (content: Buffer | string, answer?: boolean | 'none') => await sendTo(database, content, answer)

describe('a text file as people and programs make it', () => {
  it.each([
    ['tabs', '\t'],
    ['semicolons', ';'],
  ])('is read with %s between its cells', async (_, separator) => {
    const text = csv([['报送表（虚构）'], header, row(), row({ violationFacts: '甲,乙' })], separator)
    for (const encoding of ['utf8', 'gb18030'])
      expect(await sent(iconv.encode(text, encoding))).toMatchObject({ accepted: 2, refused: [] })
  })

  it('keeps commas as what parts cells where semicolons and tabs stand in texts', async () => {
    const answer = await sent(
      csv([header, row({ requirements: '甲;乙;丙;丁;戊;己;庚;辛;壬;癸;子;丑;寅;卯;辰;巳;午;未;申;酉;戌;亥' })]),
    )
    expect(answer).toMatchObject({ accepted: 1 })
    expect(answer.proposals![0]?.rectification.requirements).toHaveLength(22)
  })

  it('has a text where a program has written a formula that is nothing else', async () => {
    const text = csv([
      header,
      row({ creditCode: '"=""91310115MA1FAKE27N"""' }),
      row({ creditCode: '="91310115MA1FAKE27N"' }),
    ])
    expect(await sent(text)).toMatchObject({ accepted: 2, refused: [] })
    const computed = csv([header, row({ entityName: '"=""甲""&""乙"""' })])
    expect((await sent(computed)).refused).toMatchObject([{ code: 'formula_in_name' }])
  })

  it('says that a code was rounded by a spreadsheet', async () => {
    const answer = await sent(
      csv([header, row({ creditCode: '9.1310115100015E+17' }), row({ creditCode: '9.13E+17' })]),
    )
    expect(answer.refused!.map(({ row: at, code }) => [at, code])).toEqual([
      [2, 'number_cell'],
      [3, 'number_cell'],
    ])
  })

  it('keeps a quotation mark within a cell as what it is', async () => {
    const answer = await sent(csv([header, row(), row({ violationFacts: '销售标称"三无"的产品（虚构）' }), row()]))
    expect(answer).toMatchObject({ accepted: 3, refused: [] })
    expect(answer.proposals!.map(({ violation }) => violation.facts)).toContain('销售标称"三无"的产品（虚构）')
  })

  it('loses one row by a quotation mark that opens and never closes, wherever it stands', async () => {
    const open = row({ violationFacts: '"三无产品（虚构）' })
    const rows = [header, row(), open, row(), row({ violationFacts: '销售"三无"产品（虚构）' }), row()]
    for (const encoding of ['utf8', 'gb18030']) {
      const answer = await sent(iconv.encode(csv(rows), encoding))
      expect(answer).toMatchObject({ accepted: 4, refused: [{ row: 3, code: 'unclosed_quote', column: null }] })
      expect(answer.code).toBeUndefined()
    }
    const last = await sent(csv([header, ...Array.from({ length: 600 }, () => row()), open]))
    expect(last).toMatchObject({ accepted: 600, refused: [{ row: 602, code: 'unclosed_quote' }] })
  }, 120_000)

  it('refuses a row of few words whose quotation marks do not fit, and passes over nothing of it as a note', async () => {
    const answer = await sent(csv([header, row(), ['"填表人：虚构甲'], row()]))
    expect(answer).toMatchObject({ accepted: 2, refused: [{ row: 3, code: 'unclosed_quote' }] })
  })

  it('opens no row within the quotation marks of two other rows', async () => {
    const answer = await sent(
      csv([header, row({ violationFacts: '"三无产品' }), row(), row({ violationFacts: '三无"' }), row()]),
    )
    const refused = [2, 4].map((at) => ({ row: at, code: 'unclosed_quote' }))
    expect(answer).toMatchObject({ accepted: 2, refused })
  })
})

describe('a file of another kind is named for what it is', () => {
  const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  it.each([
    [
      'a workbook with a password',
      Buffer.concat([compound, Buffer.alloc(70_000), Buffer.from('EncryptedPackage', 'utf16le')]),
      'file.password',
    ],
    [
      'a workbook of old Excel',
      Buffer.concat([compound, Buffer.alloc(5_000), Buffer.from('Workbook', 'utf16le')]),
      'file.oldExcel',
    ],
    [
      'a page',
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>名单类型</td></tr></table></html>',
      'file.webPage',
    ],
    ['a page behind a mark', '\uFEFF  <!DOCTYPE html><html></html>', 'file.webPage'],
    ['a table of a page', '<table border="1"><tr><td>名单类型</td></tr></table>', 'file.webPage'],
    ['XML of Excel 2003', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', 'file.webPage'],
    ['a document of Word', zip([['word/document.xml', '<w:document/>']]), 'file.notAWorkbook'],
    ['a text in UTF-16', Buffer.from('\uFEFF名单类型\t主体名称', 'utf16le'), 'file.encodingUnknown'],
  ])('%s', async (_, content, code) => expect(await sent(content)).toMatchObject({ code }))
})
