import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { printLetter } from '../../letters/pdf.ts'
import { letterKinds } from '../../letters/kinds.ts'
import { agencies, currentTemplate } from '../../letters/templates.ts'
import { asPrinted, openTypeface, ownFonts, unprintable } from '../../letters/typeface.ts'
import { departments, listTypes, measureCatalogue, penaltyKinds } from '../../rules/catalogue.ts'
import { textOfPdf } from '../support/pdf-text.ts'

/** Has 𠮷, 𫰠 and U+31350, drawn for these tests. */
const furtherFont = fileURLToPath(new URL('../fixtures/signs-of-our-own.ttf', import.meta.url))
const own = openTypeface()
const further = openTypeface(furtherFont)

const letter = (paragraph: string) => ({
  content: { title: '告知书', blocks: [{ paragraph }], courtesy: 'For reading only.' },
  agency: '虚构局',
  number: '沪虚〔2026〕1号',
  date: '2026-04-07',
  isDraft: false,
  reference: 'BH-2026-000001',
})

/** Every character between two code points. */
const between = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at))

describe('the fonts of letters', () => {
  it('have the same characters in both weights, and GB 18030-2022 up to its second level', () => {
    const [regular, bold] = Object.values(ownFonts).map((file) => {
      const font = create(readFileSync(file))
      return 'characterSet' in font ? font.characterSet : []
    })
    expect(regular).toEqual(bold)
    expect(regular!.length).toBeGreaterThan(30_000)
    // Level 1 has U+4E00 to U+9FA5 and extension A to U+4DB5 (GB 18030-2022, table of the mandatory parts).
    expect(unprintable([...between(0x4e00, 0x9fa5), ...between(0x3400, 0x4db5)].join(''), own)).toEqual([])
    // Characters of names out of the list of 8,105 (通用规范汉字表) that lie in extensions B, C and E: level 2.
    expect(
      unprintable(
        '𠅤𠙶𡎚𣗋𤧛𥔲𦒍𨙸𨭉𩽾𪟝𪤗𪨰𫄧𫍯𫐐𫓧𫖯𫚖𫛭𫠊𫠜𫫇𫭟𫮃𫰛𫷷𬀩𬂩𬊈𬌗𬍛𬕂𬘭𬜯𬟁𬤊𬨂𬩽𬬭𬬱𬭛𬮱𬱟𬳶𬴂𬶋𬸚𬺈',
        own,
      ),
    ).toEqual([])
  })

  it('name each character that they have not, once and with its number', () => {
    expect(unprintable('上海虚构𠮷野𱖎𠮷有限公司😀（虚构）\uE000', own)).toEqual([
      '𠮷（U+20BB7）',
      '𱖎（U+3158E）',
      '😀（U+1F600）',
      '\uE000（U+E000）',
    ])
    expect(unprintable('上海虚构𠮷野\u{31350}有限公司', further)).toEqual([])
  })

  it('print what has no shape by its number, what nobody sees not at all, and nothing as a box', async () => {
    expect(asPrinted('虚\u200B构\uFEFF\u202E甲\u{E0100}', own)).toBe('虚构甲')
    expect(asPrinted('一\u2009二\t三\u2029四\u00AD五\r\n六', own)).toBe('一 二 三\n四五\n六')
    // A private character of old tables, an ideograph of the compatibility block, an accent that stands by itself.
    expect(asPrinted('\uE863\uF9DC\u{2F800}e\u0301', own)).toBe('䶮隆丽é')
    expect(asPrinted('𠮷', own)).toBe('〔U+20BB7〕')
    const text = textOfPdf(await printLetter(letter('虚\u200B构𠮷与\uE81E\u2003止')))
    expect(text).toContain('虚构〔U+20BB7〕与龴')
    const boxed = (await printLetter(letter('虚\u200B构\u{1F600}𠮷'))).toString('latin1')
    const shown = [...boxed.matchAll(/\[(<[^\]]*)\] TJ/g)].flatMap(([, line = '']) =>
      [...line.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []),
    )
    expect(shown.length).toBeGreaterThan(20)
    // Glyph 0 is the box of a font.
    expect(shown.filter((glyph) => glyph === '0000')).toEqual([])
  })

  it('print with the font of an installation what the own ones have not, and the same bytes each time', async () => {
    const given = { ...letter('经查，上海虚构𠮷野有限公司𫰠\u{31350}的行为（虚构）。'.repeat(20)), furtherFont }
    const bytes = await printLetter(given)
    expect(bytes.equals(await printLetter(given))).toBe(true)
    const text = textOfPdf(bytes).replaceAll('\n', '')
    expect(text.match(/𠮷/g)).toHaveLength(20)
    expect(text).toContain('上海虚构𠮷野有限公司𫰠\u{31350}的行为（虚构）。')
    expect(bytes.toString('latin1')).toMatch(/\/FontName \/[A-Z]{6}\+BihuanTestSigns-Regular/)
    // All that stands in one line stands on one height, whatever the metrics of its font.
    const plain = await printLetter({
      ...letter('经查，上海虚构某野有限公司某某的行为（虚构）。'.repeat(20)),
      furtherFont,
    })
    const heights = (pdf: Buffer) => new Set(pdf.toString('latin1').match(/(?<=^1 0 0 1 [\d.]+ )[\d.]+(?= Tm$)/gm))
    expect(heights(plain).size).toBeGreaterThan(5)
    expect(heights(bytes)).toEqual(heights(plain))
  })

  it('refuse as a font what is none', () => {
    expect(() => openTypeface(fileURLToPath(import.meta.url))).toThrow()
  })

  it('have every character of the templates and of the catalogue', () => {
    const templates = letterKinds.map(currentTemplate)
    const all = JSON.stringify([templates, [...agencies], departments, listTypes, measureCatalogue, penaltyKinds])
    expect(all.length).toBeGreaterThan(10_000)
    expect(unprintable(all, own)).toEqual([])
  })
})
