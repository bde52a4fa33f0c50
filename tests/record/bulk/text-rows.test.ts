import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import headingOf from '../../../record/bulk/heading-process.ts'
import { columns } from '../../../record/bulk/layout.ts'
import type { StagedRow } from '../../../record/bulk/staged-batches.ts'
import { readBatches } from '../../../record/bulk/staged-batches.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-lines-'))
afterAll(() => rmSync(folder, { recursive: true }))

function kept(content: string): string {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  return path
}

async function read(content: string) {
  const rows: StagedRow[] = []
  for await (const batch of readBatches(kept(content), 0)) if (!('merged' in batch)) rows.push(...batch)
  return { rows }
}

const titles = Object.values<string>(columns)
const texts = titles.map((title) => `${title}（虚构）`)
describe('a row of a text file', () => {
  const csv = (...lines: readonly string[]) => `${lines.join('\n')}\n`

  it.each([
    ['a comma that nobody quoted', texts.map((text, at) => (at === 8 ? `${text},又（虚构）` : text)), true],
    ['that and an empty last cell', [...texts.slice(0, 8), '甲,乙', ...texts.slice(9, -1), ''], true],
    ['as many cells as headings', texts, undefined],
    ['fewer', texts.slice(0, -2), undefined],
  ])('is marked as shifted for %s', async (_, cells, shifted) => {
    const { rows } = await read(csv('报送表（虚构）,甲', titles.join(','), cells.join(','), texts.join(',')))
    expect(rows.map(({ row_no: row, marks }) => [row, marks?.shifted])).toEqual([
      [3, shifted],
      [4, undefined],
    ])
  })

  it('has its lines end as those of any other', async () => {
    const facts = titles.indexOf('违法事实')
    const { rows } = await read(
      csv(titles.join(','), texts.map((text, at) => (at === facts ? '"甲\r\n乙\r丙\n丁"' : text)).join(',')),
    )
    expect(rows[0]?.cells.violationFacts).toBe('甲\n乙\n丙\n丁')
  })
})

describe('a file whose headings are not where they are looked for', () => {
  const above = (count: number) => '说明（虚构）\n'.repeat(count)

  it.each([
    [
      'below the first 100 rows',
      above(120) + titles.join(','),
      { code: 'import.headingsTooLow', params: { row: 121 } },
    ],
    ['between wide commas', titles.join('，'), { code: 'file.wideSeparators', params: { separator: '，' } }],
    ['between wide semicolons', titles.join('；'), { code: 'file.wideSeparators', params: { separator: '；' } }],
    [
      'in the third row, one missing',
      above(2) + titles.slice(1).join(','),
      { code: 'import.columnsMissing', params: { row: 3, columns: [titles[0]] } },
    ],
    [
      'in the third row, one twice',
      above(2) + [...titles, titles[0]].join(','),
      { code: 'import.columnsRepeated', params: { row: 3 } },
    ],
    ['nowhere', above(300), { code: 'import.columnsMissing' }],
  ])('is told where they are: %s', async (_, text, refusal) => {
    expect(await headingOf(kept(`${text}\n${texts.join(',')}\n`))).toMatchObject(refusal)
  })

  it('is read with wide commas in its texts', async () => {
    expect(await headingOf(kept(`${titles.join(',')}\n${texts.join('，,')}\n`))).toMatchObject({ missing: [] })
  })
})
