import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isRefusal } from '../../../domain/refusal.ts'
import { readLayout } from '../../../record/bulk/heading.ts'
import { columns } from '../../../record/bulk/layout.ts'
import { limits } from '../../../record/bulk/limits.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-headings-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function answerTo(content: string) {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  return await readLayout(path, 'agency-pudong')
}

const headings = Object.values<string>(columns)
const millions = (piece: string) => piece.repeat(7_000_000 / piece.length)

it('reads headings of thousands of stars without going through them again and again', async () => {
  const begun = performance.now()
  await answerTo(`${Array.from({ length: 100 }, () => `${'*'.repeat(3_999)}x`).join(',')}\n`)
  expect(performance.now() - begun).toBeLessThan(3_000)
})

describe('a CSV file that was made to fill the memory', () => {
  // Only the process that looks has so little memory, and a file that fills it is refused for that.
  it.each([',', '\t', ';'])(
    'is refused for millions of empty cells parted by %j',
    async (sign) => {
      for (const piece of [sign, `""${sign}`])
        expect(await answerTo(`${headings.join(sign)}\n${millions(piece)}`)).toMatchObject({
          code: 'file.tooManyColumns',
          params: { row: 2, most: limits.columns },
        })
      expect(isRefusal(await answerTo(millions(sign)))).toBe(true)
    },
    60_000,
  )

  it.each(['"', '"\n', '",\n"', '\n', '\r', '\r\n', ' ', "'"])(
    'is refused for millions of %j',
    async (piece) => {
      expect(isRefusal(await answerTo(millions(piece)))).toBe(true)
    },
    60_000,
  )

  it('is read with as many columns as a file may have, and refused for one more, by its row', async () => {
    const row = (cells: number) => [...headings, ...Array<string>(cells - headings.length).fill('')].join(',')
    expect(await answerTo(`${row(limits.columns)}\n`)).toMatchObject({ missing: [] })
    expect(await answerTo(`报送表\n\n${row(limits.columns + 1)}\n`)).toMatchObject({
      code: 'file.tooManyColumns',
      params: { row: 3, most: limits.columns },
    })
  })
})
