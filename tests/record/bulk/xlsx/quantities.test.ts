import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { judge } from '../../../../record/bulk/judge.ts'
import type { Column } from '../../../../record/bulk/layout.ts'
import { columns } from '../../../../record/bulk/layout.ts'
import { reasonOf } from '../../../../record/bulk/reasons.ts'
import { readBatches } from '../../../../record/bulk/staged-batches.ts'
import { catalogue } from '../../../../rules/catalogue.ts'
import { ruleBook } from '../../../../rules/index.ts'
import { people } from '../../../support/people.ts'
import { rules } from '../../../support/row-rules.ts'
import { header, row } from '../../../support/sent-files.ts'
import { typedRow, workbookParts, zip } from '../../../support/workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-formats-'))
afterAll(() => rmSync(folder, { recursive: true }))

const context = { today: '2026-11-24', actor: people.officer, rules: ruleBook, catalogue }
const escaped = (format: string) => format.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** What becomes of a row in which a column is a number with a format; a number is one of those that are built in. */
async function judged(column: Column, value: string, format: string | number) {
  const id = typeof format === 'number' ? format : 164
  const styles =
    `<styleSheet><numFmts>${typeof format === 'number' ? '' : `<numFmt numFmtId="164" formatCode="${escaped(format)}"/>`}</numFmts>` +
    `<cellXfs><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs></styleSheet>`
  const cells = row({ [column]: { xml: `<c s="1"><v>${value}</v></c>` } })
  const path = join(folder, 'file')
  writeFileSync(path, zip([...workbookParts(typedRow(1, header) + typedRow(2, cells)), ['xl/styles.xml', styles]]))
  for await (const batch of readBatches(path, 0))
    if (!('merged' in batch)) for (const { cells, marks } of batch) return judge(cells, rules, context, marks)
  throw new Error('No row was read')
}

// What Excel shows for each stands behind it.
describe('a number whose format shows another quantity is refused', () => {
  it.each<[Column, string, string | number, string]>([
    ['fineWanYuan', '500000', '0!.0,', '50.0'],
    ['fineWanYuan', '500000', '0\\.0,', '50.0'],
    ['fineWanYuan', '500000', '0"."0000', '50.0000'],
    ['fineWanYuan', '50000', '#,##0.00,', '50.00'],
    ['fineWanYuan', '50000000', '0,,', '50'],
    ['fineWanYuan', '50000', '0,.0', '50.0'],
    ['fineWanYuan', '5', '0"0000"', '50000'],
    ['fineWanYuan', '0.5', '0%', '50%'],
    ['fineWanYuan', '0.5', 9, '50%'],
    ['fineWanYuan', '0.5', 10, '50.00%'],
    ['fineWanYuan', '50', '0"元"', '50元'],
    ['fineWanYuan', '50', '0.00\\亿', '50.00亿'],
    ['fineWanYuan', '50', '[$USD] 0.00', 'USD 50.00'],
    ['fineWanYuan', '50', '\\$#,##0', '$50'],
    ['fineWanYuan', '50', '[<1]0"元";0"千元"', '50千元'],
    ['termDays', '2', '0"个月"', '2个月'],
    ['termDays', '60', '0"个工作日"', '60个工作日'],
    ['termDays', '60', 'General"年"', '60年'],
    ['district', '3101150', '0!.0', '310115.0'],
  ])('%s %s with %s (%s)', async (column, value, format, _shown) => {
    const faults = await judged(column, value, format)
    expect(faults).toMatchObject([{ column, code: 'other_quantity' }])
    expect(reasonOf('other_quantity', { found: value }).zh).toContain('常规')
  })
})

describe('a number is taken whose format shows it as it is', () => {
  it.each<[Column, string, string | number, number]>([
    ['fineWanYuan', '50', '#,##0.00', 50],
    ['fineWanYuan', '50', '0"万元"', 50],
    ['fineWanYuan', '50', '0.0万', 50],
    ['fineWanYuan', '50', '¥#,##0.00', 50],
    ['fineWanYuan', '50', '_ [$¥-804]* #,##0.00_ ;_ [$¥-804]* \\-#,##0.00_ ', 50],
    ['fineWanYuan', '50', '#,##0.00_);[Red](#,##0.00)', 50],
    ['fineWanYuan', '50', '0.00E+00', 50],
    ['fineWanYuan', '0.5', '# ?/8', 0.5],
    ['fineWanYuan', '50', '[DBNum2][$-804]General', 50],
    ['fineWanYuan', '50', '0;-0%', 50],
    ['fineWanYuan', '50', 4, 50],
    ['termDays', '60', '0"天"', 60],
    ['termDays', '60', 'G/通用格式"日"', 60],
  ])('%s %s with %s', async (column, value, format, expected) => {
    const sound = await judged(column, value, format)
    if (!('payload' in sound)) throw new Error(JSON.stringify(sound))
    const { underlyingDecision, rectification } = sound.payload
    expect(column === 'termDays' ? rectification.termDays : underlyingDecision.fineWanYuan).toBe(expected)
  })

  it('and a text is not: what somebody has typed is read as it stands', async () => {
    expect(columns.fineWanYuan).toContain('万元')
    expect(judge({ fineWanYuan: '50万元' }, rules, context)).toContainEqual(
      expect.objectContaining({ column: 'fineWanYuan', code: 'bad_amount' }),
    )
  })
})
