import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import iconv from 'iconv-lite'
import { afterAll, expect, it } from 'vitest'
import { asCsv, asXlsx, bigRows } from '../../support/big-workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-big-'))
afterAll(() => rmSync(folder, { recursive: true }))

const count = 50_000
const rows = bigRows(count)
const program = new URL('./read-with-little-memory.ts', import.meta.url).pathname
// The texts of the rows alone would fill more than this.
const heapMiB = 48

it.each([
  ['CSV in UTF-8', () => Buffer.from(asCsv(rows))],
  ['CSV in GB18030', () => iconv.encode(asCsv(rows), 'gb18030')],
  ['workbook', () => asXlsx(rows)],
])('reads a %s of 50,000 rows without holding them', async (form, content) => {
  const path = join(folder, form)
  writeFileSync(path, content())
  const args = [`--max-old-space-size=${heapMiB}`, '--import', 'tsx', program, path]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const answer = JSON.parse(stdout) as { rows: number; texts: number; grownMiB: number }
  expect(answer).toMatchObject({ rows: count, texts: count * 20 })
  expect(answer.grownMiB).toBeLessThan(heapMiB)
})
