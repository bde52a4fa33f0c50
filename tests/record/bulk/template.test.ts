import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, describe, expect, it } from 'vitest'
import { judge } from '../../../record/bulk/judge.ts'
import { cellsOf, columns, layoutOf, optionalColumns } from '../../../record/bulk/layout.ts'
import { reasonOf } from '../../../record/bulk/reasons.ts'
import type { SheetRow } from '../../../record/bulk/sheet-row.ts'
import { readSheet } from '../../../record/bulk/sheet.ts'
import { catalogue, findListType } from '../../../rules/catalogue.ts'
import { ruleBook } from '../../../rules/index.ts'
import { templateCsv, templateWorkbook } from '../../../web/screens/imports/template.ts'
import { people } from '../../support/people.ts'
import { rules } from '../../support/row-rules.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-template-'))
afterAll(() => rmSync(folder, { recursive: true }))
const today = '2026-11-24'

async function rowsOf(content: Buffer): Promise<SheetRow[]> {
  const path = join(folder, 'template')
  writeFileSync(path, content)
  const rows: SheetRow[] = []
  for await (const row of readSheet(path)) rows.push(row)
  return rows
}

const context = { today, actor: people.officer, rules: ruleBook, catalogue }
const files = { xlsx: async () => await templateWorkbook(today), csv: async () => templateCsv() }

describe.each(['xlsx', 'csv'] as const)('the template as %s', (as) => {
  it('has every column that the reader knows, and no other', async () => {
    const [heading] = await rowsOf(await files[as]())
    const layout = layoutOf(heading?.cells ?? [])
    expect({ ...layout, places: new Set(layout.places) }).toEqual({
      places: new Set(Object.keys(columns)),
      headed: Object.keys(columns).map(() => true),
      missing: [],
      repeated: [],
      ignored: [],
    })
  })

  it('shows a row that would be taken for another entity, and is itself refused by name', async () => {
    const [heading, row, ...more] = await rowsOf(await files[as]())
    expect(more).toEqual([])
    const cells = cellsOf(layoutOf(heading?.cells ?? []), row?.cells ?? [])!
    const judged = judge({ ...cells, entityName: '上海虚构示例有限公司（虚构）' }, rules, context)
    expect(judged).toMatchObject({ payload: { entity: { code: '91310115MA1FAKE27N' }, tier: 'serious' } })
    expect(judge(cells, rules, context)).toMatchObject([{ code: 'sample_row' }])
    expect(reasonOf('sample_row', {}).zh).toContain('请删除这一行')
  })
})

it('explains every column and names the lists that can be filled in', async () => {
  const path = join(folder, 'book.xlsx')
  writeFileSync(path, await templateWorkbook(today))
  const sheets = await readXlsxFile(path)
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['填写', '填写说明', '名单类型'])
  const explained = sheets[1]!.data.slice(1)
  expect(explained.map(([heading]) => heading)).toEqual(Object.values(columns))
  expect(explained.filter(([, must]) => must === '选填')).toHaveLength(optionalColumns.length)
  expect(explained.filter(([, , about]) => String(about ?? '').length < 5)).toEqual([])
  const lists = sheets[2]!.data.slice(1)
  expect(lists.length).toBeGreaterThan(0)
  for (const [title, tiers] of lists) {
    const type = findListType(String(title))!
    expect(catalogue.listType(type.code)?.polarity, type.code).toBe('sanction')
    expect(String(tiers).split('、').length, type.code).toBe(type.tiers.length)
  }
})
