import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { judge } from '../../../record/bulk/judge.ts'
import type { Column } from '../../../record/bulk/layout.ts'
import { reasonOf } from '../../../record/bulk/reasons.ts'
import { readBatches } from '../../../record/bulk/staged-batches.ts'
import { catalogue } from '../../../rules/catalogue.ts'
import { ruleBook } from '../../../rules/index.ts'
import { people } from '../../support/people.ts'
import { rules } from '../../support/row-rules.ts'
import { header, row } from '../../support/sent-files.ts'
import type { TypedCell } from '../../support/workbook.ts'
import { typedRow, workbookOf } from '../../support/workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-typed-'))
afterAll(() => rmSync(folder, { recursive: true }))
const context = { today: '2026-11-24', actor: people.officer, rules: ruleBook, catalogue }

// Style 0 is plain; 1 a day by its number; 2 and 3 by a form of their own; 4 and 5 amounts whose signs look like those of days.
const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
  <numFmt numFmtId="165" formatCode="[$-804]yyyy/m/d;@"/><numFmt numFmtId="166" formatCode="0.00&quot;cny&quot;"/>
  <numFmt numFmtId="167" formatCode="[Red]#,##0\\d"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>`

/** What becomes of a row with some cells of its own. */
async function judged(changes: { readonly [C in Column]?: TypedCell }) {
  const path = join(folder, 'file')
  const rows = typedRow(1, header) + typedRow(2, row(changes))
  writeFileSync(path, workbookOf([{ name: '一', rows }], [['xl/styles.xml', styles]]))
  for await (const batch of readBatches(path, 0)) {
    if ('merged' in batch) continue
    const [{ cells, marks } = { cells: {} }] = batch
    return judge(cells, rules, context, marks)
  }
  throw new Error('No row was read')
}

const styled = (n: string, style: number) => ({ xml: `<c s="${style}"><v>${n}</v></c>` })
const truth = { xml: '<c t="b"><v>1</v></c>' }

describe('a cell that is no text where words are wanted is refused with what to do', () => {
  const words: Column[] = [
    'entityName',
    'legalRepresentative',
    'violationType',
    'violationFacts',
    'penaltyBasis',
    'penaltyKinds',
    'penaltyContent',
    'listingBasis',
    'requirements',
    'contactName',
    'codeReason',
  ]
  it.each(words)('%s', async (column) => {
    for (const [cell, found] of [
      [{ n: '12345' }, '12345'],
      [truth, 'TRUE'],
      [styled('46387', 1), '2026-12-31'],
      [styled('46387', 2), '2026-12-31'],
      [styled('46387.5', 3), '2026-12-31'],
      [{ xml: '<c t="d"><v>2026-12-31T00:00:00</v></c>' }, '2026-12-31'],
    ] as const) {
      const faults = await judged({ [column]: cell })
      expect(faults).toEqual([{ code: 'typed_cell', column, params: { found } }])
    }
    expect(reasonOf('typed_cell', { found: 'TRUE' }).zh).toContain('文本格式')
  })
})

it.each([
  ['fineWanYuan', styled('46387', 1), 'bad_amount'],
  ['fineWanYuan', styled('46387', 3), 'bad_amount'],
  ['fineWanYuan', truth, 'typed_cell'],
  ['termDays', styled('60', 2), 'bad_term'],
  ['termDays', styled('46387', 2), 'bad_term'],
  ['contactPhone', truth, 'typed_cell'],
  ['decidedOn', truth, 'typed_cell'],
] as const)('a day or a truth is no value of %s: %j', async (column, cell, code) => {
  expect(await judged({ [column]: cell })).toMatchObject([{ column, code }])
})

it('numbers and days are taken where they are meant', async () => {
  const answer = await judged({
    district: { n: '310115' },
    fineWanYuan: styled('5.5', 4),
    termDays: styled('60', 5),
    decidedOn: styled('46308', 2),
    contactPhone: { n: '13800000000' },
  })
  expect(answer).toMatchObject({
    payload: {
      underlyingDecision: { decidedOn: '2026-10-13', fineWanYuan: 5.5 },
      rectification: { termDays: 60 },
      contact: { phone: '13800000000' },
    },
  })
})

it.each([
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
  '#N/A',
  '#FIELD!',
  '#BLOCKED!',
  '#PYTHON!',
  '#DIV/0!',
  '#NAME?',
  'Err:502',
])('the error %s is no text', async (error) => {
  const faults = await judged({ violationFacts: { xml: `<c t="e"><v>${error}</v></c>` } })
  expect(faults).toMatchObject([{ code: 'unreadable_text', column: 'violationFacts' }])
})
