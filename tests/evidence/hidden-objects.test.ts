import { constants, deflateRawSync, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { looking } from './looking.ts'
import { makePdf } from './pdf-maker.ts'

const { fault } = looking()

// ISO 32000-2, 7.5.7: what holds objects says so, and where in it they begin.
describe('a PDF that hides where its objects are', () => {
  const action = '<< /Type /Action /S /URI /URI (https://a.invalid) >>'
  const goTo = '<< /S /GoTo /D [3 0 R /Fit] >>'
  const script = '<< /S /JavaScript /JS (app.alert) >>'
  const flate = '/Filter /FlateDecode'
  const packed = (words: string, pack = (content: Buffer) => deflateSync(content), texts = [goTo]) =>
    makePdf(texts, { packed: true, packing: { words, pack } })
  // PNG, None: each row has a byte of its own before it (ISO 32000-2, 7.4.4.4).
  const rows = (filter: number) => (content: Buffer) =>
    deflateSync(
      Buffer.concat(
        Array.from({ length: Math.ceil(content.length / 5) }, (_, n) => [
          Buffer.from([filter]),
          content.subarray(n * 5, n * 5 + 5),
        ]).flat(),
      ),
    )

  it('is taken as ordinary writers make it', async () => {
    expect(await fault('a.pdf', packed(flate))).toBeUndefined()
    expect(await fault('a.pdf', packed(`${flate} /DecodeParms null`))).toBeUndefined()
    expect(await fault('a.pdf', makePdf([goTo], { packed: true, catalog: '/OpenAction 10 0 R' }))).toBeUndefined()
  })

  it('is refused when they are changed by a predictor, or its words stand elsewhere', async () => {
    for (const words of [
      `${flate} /DecodeParms << /Predictor 12 /Columns 5 >>`,
      `${flate} /DecodeParms << /Pre#64ictor 12 /Columns 5 >>`,
      `${flate} /DecodeParms 7 0 R`,
      `${flate} /DP 7 0 R`,
      `${flate} /DecodeParms << >> /DecodeParms 7 0 R`,
    ])
      expect(await fault('a.pdf', packed(words, rows(0), [script])), words).toBe('notSeen.packed')
    expect(await fault('a.pdf', packed(`${flate} /F (b.pdf)`))).toBe('activeContent.elsewhere')
    // Also where the predictor itself is not named as one.
    expect(await fault('a.pdf', packed(flate, rows(2), [script]))).toBe('notSeen.packed')
  })

  it('is refused when what it says of a stream cannot be found there', async () => {
    const hidden = packed(flate).toString('latin1').replace('/Type /ObjStm', '/Type 7 0 R')
    const named = Buffer.from(`${hidden}7 0 obj /ObjStm endobj`, 'latin1')
    expect(await fault('a.pdf', named)).toBe('notSeen.packed')
    const inString = packed(flate).toString('latin1').replace('/N 4', '/N 4 /X (1 0 obj)')
    expect(await fault('a.pdf', Buffer.from(inString, 'latin1'))).toBe('notSeen.packed')
  })

  it('is refused when it opens an object that stands elsewhere than its dictionary lets us see', async () => {
    const opening = (change: (text: string) => string) =>
      Buffer.from(
        change(makePdf([goTo, action], { packed: true, catalog: '/OpenAction 10 0 R' }).toString('latin1')),
        'latin1',
      )
    expect(
      await fault(
        'a.pdf',
        opening((text) => text),
      ),
    ).toBeUndefined()
    for (const first of ['/First 8 0 R', '/First 40 /First 41', '/First +40', ''])
      expect(
        await fault(
          'a.pdf',
          opening((text) => text.replace(/\/First \d+/, first)),
        ),
        first,
      ).toBe('activeContent.automatic')
    // Moved by the length of what lies between the two actions, the other one is opened.
    const moved = opening((text) =>
      text.replace(/\/First (\d+)/, (_, first: string) => `/First ${Number(first) + goTo.length + 1}`),
    )
    expect(await fault('a.pdf', moved)).toBe('activeContent.automatic')
  })
})

// RFC 1950 and 1951: readers pass over a wrong sum, and take what came before a fault.
describe('a PDF whose streams are damaged', () => {
  const script = '<< /S /JavaScript /JS (app.alert) >>'
  const words = '/Filter /FlateDecode'
  const noise = Array.from({ length: 3_000 }, (_, n) => `(${Math.imul(n + 1, 2_654_435_761) >>> 0})`).join(' ')
  const wrongSum = (content: Buffer) => {
    const packed = deflateSync(content)
    packed.writeUInt32BE((packed.readUInt32BE(packed.length - 4) ^ 1) >>> 0, packed.length - 4)
    return packed
  }
  // A block of a kind that there is not (RFC 1951, 3.2.3), behind one that is whole.
  const brokenBlock = (content: Buffer) =>
    Buffer.concat([
      deflateSync(content, { finishFlush: constants.Z_FULL_FLUSH }),
      Buffer.from([0xff, 0xff, 0xff, 0xff]),
    ])
  const made = (pack: (content: Buffer) => Buffer, texts: readonly string[], type = '/Type /ObjStm') =>
    Buffer.from(
      makePdf(texts, { packed: true, packing: { words, pack } }).toString('latin1').replace('/Type /ObjStm', type),
      'latin1',
    )

  it('hides no script behind a wrong sum, however long the stream is and whatever it is called', async () => {
    for (const texts of [[script], [script, noise], [noise, script]])
      for (const type of ['/Type /ObjStm', '', '/Type /Other'])
        expect(await fault('a.pdf', made(wrongSum, texts, type)), type).toBe('activeContent.script')
    expect(await fault('a.pdf', made(wrongSum, ['<< /S /GoTo /D [3 0 R /Fit] >>']))).toBeUndefined()
  })

  it('hides no script before a fault', async () => {
    for (const type of ['/Type /ObjStm', ''])
      for (const texts of [[script], [script, noise], [noise, script]])
        expect(await fault('a.pdf', made(brokenBlock, texts, type)), type).toMatch(
          /^(?:activeContent\.script|notSeen\.damaged)$/,
        )
  })

  it('is refused when its objects have no header of their packing, or a wrong one', async () => {
    const withoutHeader = (content: Buffer) => deflateRawSync(content)
    const wrongHeader = (content: Buffer) => Buffer.concat([Buffer.from([0x78, 0x9d]), deflateRawSync(content)])
    for (const pack of [withoutHeader, wrongHeader])
      for (const type of ['/Type /ObjStm', ''])
        expect(await fault('a.pdf', made(pack, [script], type)), type).toBe('notSeen.packed')
  })
})

// ISO 32000-2, 7.3.8.2 and 7.11: the content of a stream may lie in another file, and a file at an address.
it.each([
  '<< /Length 0 /F << /FS /URL /F (https://a.invalid/a) >> >>\nstream\n\nendstream',
  '<< /Length 0 /F (\\\\\\\\a\\\\b) >>\nstream\n\nendstream',
  '<< /Length 0 /#46 <5c5c61> >>\nstream\n\nendstream',
  '<< /Resources << /Font << /F 1 0 R >> >> /F 12 0 R /Length 0 >>\nstream\n\nendstream',
  `<< /F (\\\\\\\\a\\\\b) /Padding (${'('.repeat(40)}${'long '.repeat(20_000)}${')'.repeat(40)}) /Length 0 >>\nstream\n\nendstream`,
  `<< /Length 0 /F${' '.repeat(3_000)}(a.pdf) >>\nstream\n\nendstream`,
  `<< /Length 0 /F %${'long '.repeat(600)}\n12 % and\n 0 R >>\nstream\n\nendstream`,
  '<< /F (a.pdf) /Note (1 0 obj) /Length 0 >>\nstream\n\nendstream',
  '<< /F (a.pdf) /Note (>> endobj \\) << ) /More <3e3e28> /Length 0 >> % a remark >>\n%another\r\nstream\n\nendstream',
  '<< /F << /F (a.pdf) /Type /Filespec >> /Inner << /A [ << /B (>>) >> ] >> /Length 0 >>stream\n\nendstream',
  '<< /Length 0 /FFilter /FlateDecode >>\nstream\n\nendstream',
  '<< /Type /Filespec /#46S /#55RL /F (https://a.invalid/a) >>',
])('a PDF with content from elsewhere is refused: %s', async (object) => {
  expect(await fault('a.pdf', makePdf([object]))).toBe('activeContent.elsewhere')
})

it.each([
  '<< /Resources << /Font << /F 1 0 R >> >> /Length 0 >>\nstream\n\nendstream',
  '<< /Type /Annot /Subtype /Link /F 4 >>',
  '<< /Type /XObject /Subtype /Form /Name /F /Length 0 >>\nstream\n\nendstream',
  '<< /Type /Annot /Subtype /Link /F 4 /AP << /N 1 0 R >> >>\nendobj\n11 0 obj\n<< /Length 0 >>\nstream\n\nendstream',
  '<< /Resources << /Font << /F 1 0 R /G (a) >> >> /Length 0 >>\nstream\n\nendstream',
])('a PDF with another key of that letter is taken: %s', async (object) => {
  expect(await fault('a.pdf', makePdf([object]))).toBeUndefined()
})
