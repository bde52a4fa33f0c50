import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { compose } from '../../letters/compose.ts'
import type { PrintedLetter } from '../../letters/pdf.ts'
import { printLetter } from '../../letters/pdf.ts'
import { currentTemplate } from '../../letters/templates.ts'
import { notesIn } from '../../record/log/compared.ts'
import { textOfPdf } from '../support/pdf-text.ts'
import { lettersIn, repairedLife } from './lives.ts'

const printed = (changes: Partial<PrintedLetter> = {}): PrintedLetter => {
  const letter = lettersIn(repairedLife())[0]!
  return {
    content: compose(currentTemplate(letter.kind), letter.facts),
    agency: letter.facts.words['agency'] ?? '',
    number: '沪浦虚认告〔2026〕1号',
    date: letter.on,
    isDraft: false,
    reference: 'BH-2026-000001.listing.notice',
    ...changes,
  }
}
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('a printed letter', () => {
  it('has the same bytes for the same input, dated by the letter and not by the clock', async () => {
    const [first, second] = [await printLetter(printed()), await printLetter(printed())]
    expect(first.equals(second)).toBe(true)
    expect(first.subarray(0, 5).toString()).toBe('%PDF-')
    expect(first.toString('latin1')).toContain('(D:20260407000000Z)')
    expect(hashOf(await printLetter(printed({ number: '沪浦虚认告〔2026〕2号' })))).not.toBe(hashOf(first))
  })

  it('says what its holder can do, beside a code of the address that is drawn and not named', async () => {
    const use = {
      words: '核验：打开 https://bihuan.example/verify ，填写编号。',
      address: 'https://bihuan.example/verify?code=A',
    }
    const first = await printLetter(printed({ use }))
    expect(first.equals(await printLetter(printed({ use })))).toBe(true)
    expect(textOfPdf(first).replaceAll('\n', '')).toContain(use.words)
    expect(first.toString('latin1')).not.toContain(use.address)
    const modules = (bytes: Buffer) => bytes.toString('latin1').match(/ re$/gm)?.length ?? 0
    expect([modules(await printLetter(printed())), modules(first) > 100]).toEqual([0, true])
    const other = await printLetter(printed({ use: { ...use, address: `${use.address}B` } }))
    expect(hashOf(other)).not.toBe(hashOf(first))
    expect(textOfPdf(other)).toBe(textOfPdf(first))
  })

  it('has its checkpoint in a font that tells I from l, beside a code, as the program that compares it reads it', async () => {
    const root = 'IlI1lO0oIlI1 lO0oIlI1lO0oIlI1lO0oIlI1lO0oIlI='.replaceAll(' ', '')
    const lines = ['bihuan/log', '431', root.match(/.{1,4}/g)!.join(' ')]
    const checkpoint = { words: '存证：', lines, address: 'https://bihuan.example/verify?size=431' }
    const bytes = await printLetter(printed({ checkpoint }))
    expect(bytes.equals(await printLetter(printed({ checkpoint })))).toBe(true)
    const [, name] = /\/(F\d+) [\d.]+ Tf\n(?:(?!Tf)[\s\S])*<49/.exec(bytes.toString('latin1')) ?? []
    const [, object] = new RegExp(`/${name} (\\d+) 0 R`).exec(bytes.toString('latin1')) ?? []
    expect(bytes.toString('latin1')).toMatch(new RegExp(`^${object} 0 obj\n[^>]*/BaseFont /Courier\n`, 'm'))
    expect(bytes.toString('latin1').match(/ re$/gm)?.length ?? 0).toBeGreaterThan(100)
    expect(notesIn(textOfPdf(bytes))).toEqual([`bihuan/log\n431\n${root}\n`])
  })

  it('embeds the glyphs that it uses and no others', async () => {
    const bytes = await printLetter(printed())
    const text = bytes.toString('latin1')
    expect(text.match(/\/FontFile2 /g)).toHaveLength(2)
    expect(text).toMatch(/\/FontName \/[A-Z]{6}\+NotoSansSC-Regular/)
    expect(bytes.length).toBeLessThan(200_000)
    expect(bytes.length).toBeGreaterThan(20_000)
  })

  it('is marked on every page while it is a draft', async () => {
    const draft = await printLetter(printed({ isDraft: true, number: undefined }))
    const final = await printLetter(printed({ number: undefined }))
    const pages = (bytes: Buffer) => bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
    const turned = (bytes: Buffer) =>
      bytes.toString('latin1').match(/^0\.707107 -0\.707107|^0\.707107 0\.707107/gm)?.length ?? 0
    expect(pages(draft)).toBeGreaterThan(0)
    expect(turned(draft)).toBe(pages(draft))
    expect(turned(final)).toBe(0)
  })

  it('goes on over pages and keeps their count small', async () => {
    const { content } = printed()
    const long = {
      ...content,
      blocks: [
        ...content.blocks,
        ...Array.from({ length: 60 }, () => ({ paragraph: '很长的事实（虚构）。'.repeat(20) })),
      ],
    }
    const text = (await printLetter(printed({ content: long }))).toString('latin1')
    const pages = text.match(/\/Type \/Page\b/g)?.length ?? 0
    expect(pages).toBeGreaterThan(4)
    expect(pages).toBeLessThan(20)
  })
})
