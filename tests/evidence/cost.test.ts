import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { looking } from './looking.ts'
import { xlsxParts, docxParts, odtParts } from './good-files.ts'
import { zip } from './zip.ts'

const { look } = looking()
const cell = 32_767
const megabytes = (count: number) => count * 1_048_576
// Twice what one file may cost, since the tests of others run beside.
const secondsMost = 4

/** What slow patterns are slow on: beginnings that nearly fit, over and over. */
const parts = [
  'A',
  'A.',
  '_',
  ' ',
  '$A',
  '"',
  "'",
  '[',
  ']',
  '(',
  '!',
  '1',
  '1 ',
  '|',
  '\\',
  '-',
  '=',
  '\ufeff',
  '\ufdfa',
  'ＡA',
  '#',
  '/',
  '%',
  '<',
]

async function cost(name: string, content: Buffer): Promise<number> {
  const before = process.cpuUsage()
  await look(name, content)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

describe('looking at a file takes no more than it may', () => {
  it.each(['-', '=', '+A', '@', "='", '="', '-"', '= 1', '="A'])(
    'of a table with cells beginning %s',
    async (sign) => {
      for (const part of parts) {
        // A pattern that nearly fits is slowest where a last sign does not.
        for (const end of ['', '\u00a7']) {
          const long = `a\n${sign}${part.repeat(cell / part.length)}${end}\n`
          expect(await cost('a.csv', Buffer.from(long)), `${part} ${end}`).toBeLessThan(1)
        }
      }
    },
    60_000,
  )

  it('of a table of 9 MB', async () => {
    for (const part of [`-${'A'.repeat(cell - 2)},`, '-A,', '-5(,', `="${'x'.repeat(cell - 3)},`, '+A ', 'x']) {
      expect(await cost('a.csv', Buffer.alloc(megabytes(9), part)), part.slice(0, 9)).toBeLessThan(secondsMost)
    }
  }, 120_000)

  it('of office documents with long words, in formulas, fields, addresses and types', async () => {
    const around: Readonly<Record<string, readonly [string, string]>> = {
      f: ['<f>', '</f>'],
      instrText: ['<instrText>', '</instrText>'],
      Target: ['<Relationship Type="a/image" Target="', '"/>'],
      href: ['<image x:href="', '"/>'],
      ContentType: ['<Default Extension="xml" ContentType="application/', '"/>'],
    }
    for (const [about, [before, after]] of Object.entries(around)) {
      for (const part of parts.filter((one) => !/[<&"]/.test(one))) {
        const one = `${before}${part.repeat(cell / part.length)}${after}`
        const content = `<a xmlns:x="x">${one.repeat(4)}</a>`
        const name = `xl/${about}.xml`
        for (const [file, whole] of [
          ['a.xlsx', xlsxParts],
          ['a.docx', docxParts],
          ['a.odt', odtParts],
        ] as const)
          expect(await cost(file, zip([...whole, { name, content }])), `${about} ${part}`).toBeLessThan(1)
      }
    }
  }, 120_000)

  it('of an office document or a PDF that unpacks to very much', async () => {
    const filled = (text: string, size: number) => Buffer.alloc(megabytes(size), text)
    const padding = { name: 'word/media/a.dat', content: Buffer.alloc(500_000, 'abc'), stored: true }
    const xml = (text: string, size: number) =>
      zip([
        ...docxParts,
        padding,
        { name: 'word/a.xml', content: Buffer.concat([Buffer.from('<a>'), filled(text, size)]) },
      ])
    const stream = (content: Buffer) =>
      Buffer.concat([Buffer.from('%PDF-1.7\n/ObjStm\nstream\n'), deflateSync(content), Buffer.from('\nendstream\n')])
    const small = deflateSync(Buffer.from('1 0 <<>>'))
    const packed = Array.from({ length: 9_900 }, () =>
      Buffer.concat([Buffer.from('stream\n'), small, Buffer.from('\n')]),
    )
    const files: Record<string, readonly [string, Buffer]> = {
      opening: ['a.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n/OpenAction 1 0 R\n'), ...packed])],
      elements: ['a.docx', xml('<a b="c"/>', 90)],
      attributes: ['a.docx', xml(`<a ${Array.from({ length: 40 }, (_, n) => `b${n}=""`).join(' ')}/>`, 40)],
      'attributes of one': [
        'a.docx',
        xml(`<a ${Array.from({ length: 600_000 }, (_, n) => `b${n.toString(36)}=""`).join(' ')}/>`, 7),
      ],
      entities: ['a.docx', xml('&lt;', 90)],
      names: ['a.pdf', stream(Buffer.concat([Buffer.from('1 0 '), filled('/a ', 150)]))],
      blanks: ['a.pdf', stream(Buffer.concat([Buffer.from('1 0 '), filled(' ', 150)]))],
      streams: ['a.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(49_000 * 8, 'stream \n')])],
      packed: [
        'a.pdf',
        Buffer.concat([
          Buffer.from('%PDF-1.7\n'),
          ...Array.from({ length: 9_900 }, () => Buffer.concat([Buffer.from('stream\n'), small, Buffer.from('\n')])),
        ]),
      ],
    }
    const keys = (key: string, filling: string) => Buffer.from(`%PDF-1.7\n${key.repeat(15_000)}${filling}`)
    for (const key of ['/F(', '/F<a ', '/F (a) <<', '/F (a) >> str', '/F %\n'])
      files[key] = ['a.pdf', Buffer.concat([keys(key, ''), filled('a ', 40)])]
    for (const [about, [name, content]] of Object.entries(files)) {
      const seconds = await cost(name, content)
      if (process.env['SHOW_COST'] !== undefined) process.stderr.write(`COST ${about} ${content.length} ${seconds}\n`)
      expect(seconds, about).toBeLessThan(secondsMost)
    }
  }, 120_000)

  it('of a PDF with long words', async () => {
    for (const before of ['', '/OpenAction 1 0 R\n', '/OpenAction ', '/AA ', '/Encrypt ']) {
      for (const part of [...parts, '/A', '#41', '1 0 obj', `${'1'.repeat(60)} obj`, '/D ', '/First 1', '%\n1 0 obj']) {
        const content = `%PDF-1.7\n${before}${part.repeat(megabytes(1) / part.length)}`
        expect(await cost('a.pdf', Buffer.from(content)), `${before} ${part}`).toBeLessThan(1.5)
      }
    }
  }, 120_000)
})
