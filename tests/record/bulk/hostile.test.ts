import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isRefusal } from '../../../domain/refusal.ts'
import { applyChunk } from '../../../record/bulk/apply.ts'
import { endByOperator } from '../../../record/bulk/end.ts'
import { readLayout } from '../../../record/bulk/heading.ts'
import type { ImportProgress } from '../../../record/bulk/imports.ts'
import { findImport, listUnfinishedImports } from '../../../record/bulk/imports.ts'
import { columns } from '../../../record/bulk/layout.ts'
import { limits } from '../../../record/bulk/limits.ts'
import { stageImport } from '../../../record/bulk/stage.ts'
import { systemClock } from '../../../record/clock.ts'
import { withDatabase } from '../../setup/database.ts'
import { upload, uploaded } from '../../support/uploads.ts'
import type { Part } from '../../support/workbook.ts'
import { inlineRow, sharedRows, workbookParts, zip } from '../../support/workbook.ts'
import { recordOn } from '../../support/world.ts'
import { rules } from '../../support/row-rules.ts'

const database = withDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bihuan-hostile-'))
afterAll(() => rmSync(folder, { recursive: true }))

const headings = Object.values<string>(columns)
const mib = 1024 * 1024

async function heading(content: Buffer) {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  const answer = await readLayout(path, 'agency-pudong')
  return isRefusal(answer) ? answer.code : 'read'
}

async function staged(content: Buffer): Promise<ImportProgress> {
  const id = await uploaded(database.pool, content)
  await stageImport(database.pool, id, new AbortController().signal)
  return (await findImport(database.pool, id))!
}

/** How much the resident memory of this process grew at most while something ran. */
async function grownMiB(work: () => Promise<unknown>): Promise<number> {
  const start = process.memoryUsage.rss()
  let peak = start
  const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10)
  try {
    await work()
  } finally {
    clearInterval(look)
  }
  return (Math.max(peak, process.memoryUsage.rss()) - start) / mib
}

const nested = (depth: number) => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`
const parts = (name: string, text: string): Part[] => [
  ...workbookParts(inlineRow(1, headings)).filter(([part]) => part !== name),
  [name, text],
]

describe('a workbook that was made to hurt', () => {
  it.each([
    ['elements in one another', zip(parts('xl/workbook.xml', nested(500_000))), /^file\.(xmlBroken|unpacksTooLarge)$/],
    ['a few too many of them', zip(parts('xl/workbook.xml', nested(limits.depth + 1))), /^file\.xmlBroken$/],
    ['such in the relations', zip(parts('xl/_rels/workbook.xml.rels', nested(5_000))), /^file\.xmlBroken$/],
    [
      'a part that unpacks to 100 times a page',
      zip(parts('xl/workbook.xml', ' '.repeat(40 * mib))),
      /^file\.(unpacksTooLarge|xmlBroken)$/,
    ],
    [
      'a heading behind more shared texts than are read for it',
      zip([
        ...workbookParts(`<row r="1"><c t="s"><v>4000</v></c></row>`),
        [
          'xl/sharedStrings.xml',
          `<sst>${Array.from({ length: 4_001 }, (_, n) => `<si><t>${String(n).padStart(5_000, 'x')}</t></si>`).join('')}</sst>`,
        ],
      ]),
      /^file\.unpacksTooLarge$/,
    ],
    [
      'an attribute without an end',
      zip(parts('xl/workbook.xml', `<workbook a="${'x'.repeat(900_000)}"/>`)),
      /^file\.xmlBroken$/,
    ],
  ])('with %s is refused, and costs the API little', async (_, content, code) => {
    await heading(zip(workbookParts(inlineRow(1, headings))))
    let answer = ''
    const grown = await grownMiB(async () => (answer = await heading(content)))
    expect(answer).toMatch(code)
    expect(grown).toBeLessThan(150)
  })

  // Behind the rows they are met while rows are staged, above them when the file is uploaded.
  it.each(
    [
      ['one from a number far below', '<col min="-8e11" max="2" hidden="1"/>', 'read'],
      ['one without a beginning or an end', '<col min="-Infinity" max="Infinity" hidden="1"/>', 'read'],
      ['one between fractions', '<col min="1e-300" max="1e300" hidden="true"/>', 'read'],
      ['one that is none', '<col min="x" max="" hidden="1"/><col hidden="1"/>', 'read'],
      ['very many', '<col min="3" max="200" hidden="1"/>'.repeat(300_000), 'file.tooManyColumns'],
    ].flatMap(([what, cols, code]) => ['above', 'behind'].map((where) => [what, where, cols, code] as const)),
  )('with descriptions of columns, %s, %s its rows, holds up nothing', async (_, where, cols, code) => {
    const noise = Array.from({ length: 700 }, () => `<!--${randomBytes(120).toString('hex')}-->`).join('')
    const rows = `${inlineRow(1, headings)}${noise}${inlineRow(2, ['甲', '', '', '9'])}`
    const around = where === 'above' ? ['', `<cols>${cols}</cols>`] : [`<cols>${cols}</cols>`, '']
    const content = zip(
      workbookParts(rows).map(([name, text]): Part =>
        name.includes('/sheet')
          ? [
              name,
              String(text)
                .replace('<sheetData>', `${around[1]}<sheetData>`)
                .replace('</sheetData>', `</sheetData>${around[0]}`),
            ]
          : [name, text],
      ),
    )
    const grown = await grownMiB(async () => {
      const received = await upload(database.pool, content)
      if (isRefusal(received)) return expect(received.code).toBe(code)
      await stageImport(database.pool, received.id, new AbortController().signal)
      const { status, fault } = (await findImport(database.pool, received.id))!
      expect(fault?.code ?? 'read').toBe(code)
      if (status !== 'unreadable') await endByOperator(database.pool, received.id, '清理（虚构）')
    })
    expect(grown).toBeLessThan(150)
  })

  it.each([
    ['a million numbers in one place', `<c r="A2"><v>1</v></c>`.repeat(500_000), 'file.tooManyColumns'],
    ['a cell without a column', '<c r="2"><v>1</v></c>', 'file.tooManyColumns'],
  ])('with %s is refused', async (_, cells, code) => {
    const content = zip(workbookParts(`<row r="1">${cells}</row>`))
    expect(await heading(content)).toBe(code)
  })

  it('with very many relations is refused', async () => {
    const relations = Array.from({ length: 5_000 }, (_, n) => `<Relationship Id="a${n}" Target="b"/>`).join('')
    const part = `<Relationships>${relations}</Relationships>`
    expect(await heading(zip(parts('xl/_rels/workbook.xml.rels', part)))).toBe('file.tooManyParts')
  })

  // The bad row stands so far from the first that it is met while rows are staged, or so near that the upload is refused.
  it.each(
    ['99999999999', '1048577', '1.5', '1e300', '-1', '0', 'NaN', 'Infinity'].flatMap((r) =>
      [2, 4_000].map((at) => [r, at] as const),
    ),
  )('with a row numbered %s behind %d rows is refused, and holds up nothing', async (r, at) => {
    const rows = Array.from({ length: at - 1 }, (_, n) => inlineRow(n + 2, [`甲${n}`]))
    const bad = inlineRow(at + 1, ['乙']).replace(/r="\d+"/, `r="${r}"`)
    const received = await upload(database.pool, zip(workbookParts([inlineRow(1, headings), ...rows, bad].join(''))))
    if (isRefusal(received)) return expect(received.code).toBe('file.rowsOutOfOrder')
    await stageImport(database.pool, received.id, new AbortController().signal)
    expect(await findImport(database.pool, received.id)).toMatchObject({
      status: 'unreadable',
      fault: { code: 'file.rowsOutOfOrder' },
    })
  })

  it('with one long text in ten thousand cells is read with little memory, and its rows are refused', async () => {
    const long = '长'.repeat(limits.cellCharacters)
    const { rows, part } = sharedRows([headings, ...Array.from({ length: 250 }, () => headings.map(() => long))])
    let progress: ImportProgress | undefined
    const grown = await grownMiB(async () => (progress = await staged(zip(workbookParts(rows, [part])))))
    expect(progress).toMatchObject({ status: 'applying', rowsRead: 250 })
    expect(grown).toBeLessThan(200)
    const { rows: kept } = await database.pool.query(
      `SELECT key, max(length(value)) AS longest FROM import_rows, jsonb_each_text(cells) WHERE import_id = $1 GROUP BY key`,
      [progress!.id],
    )
    // One more than a column takes, so that the row is refused for it.
    const long4000 = ['violationFacts', 'penaltyContent', 'requirements']
    expect(Object.fromEntries(kept.map(({ key, longest }) => [key, longest]))).toEqual(
      Object.fromEntries(Object.keys(columns).map((key) => [key, long4000.includes(key) ? 4_001 : 301])),
    )
    const record = recordOn(database, systemClock)
    for (const id of await listUnfinishedImports(database.pool))
      if (id !== progress!.id) await endByOperator(database.pool, id, '清理（虚构）')
    while ((await applyChunk(record, rules, progress!.id)).state === 'more');
    const { rows: told } = await database.pool.query(
      `SELECT code, (params ->> 'most')::int AS most, count(*)::int AS n FROM import_refusals
       WHERE import_id = $1 GROUP BY code, most ORDER BY most`,
      [progress!.id],
    )
    expect(told).toEqual([
      { code: 'too_long', most: 300, n: 250 * (Object.keys(columns).length - long4000.length) },
      { code: 'too_long', most: 4_000, n: 250 * long4000.length },
    ])
  })

  it('of 1,200 rows that refer to twenty long texts is refused as a whole, and little of it is ever written', async () => {
    let seed = 1
    // Letters in no order, so that they pack badly, as in the file that was found to hurt.
    const letter = () => String.fromCharCode(0x4e00 + ((seed = (seed * 48_271) % 2_147_483_647) % 20_000))
    const texts = headings.map(() => Array.from({ length: 4_000 }, letter).join(''))
    const { rows, part } = sharedRows([headings, ...Array.from({ length: 1_200 }, () => texts)])
    const file = zip(workbookParts(rows, [part]))
    expect(file.length).toBeLessThan(300_000)
    const progress = await staged(file)
    expect(progress).toMatchObject({ status: 'unreadable', rowsRead: 0, fault: { code: 'file.textsTooLarge' } })
    const { rows: sums } = await database.pool.query<{ bytes: number }>(
      'SELECT coalesce(sum(octet_length(cells::text)), 0)::int AS bytes FROM import_rows WHERE import_id = $1',
      [progress.id],
    )
    expect(sums[0]!.bytes).toBeLessThanOrEqual(16 * mib + 20 * file.length)
  })
})
