import { deflateSync } from 'node:zlib'

/** How a PDF that a test makes keeps its objects. */
export interface PdfShape {
  /** In an object stream (PDF 1.5), as most writers of today keep them. */
  readonly packed?: boolean
  /** How the bytes of that stream are packed, and what its dictionary says of it. */
  readonly packing?: { readonly words: string; readonly pack: (content: Buffer) => Buffer }
  /** More entries of the catalog. */
  readonly catalog?: string
}

const flate = { words: '/Filter /FlateDecode', pack: (content: Buffer) => deflateSync(content) }

/** A PDF of one page with a text, and more objects, numbered from 10. Cross references of a packed one are left out. */
export function makePdf(
  more: readonly string[],
  { packed = false, packing = flate, catalog = '' }: PdfShape = {},
): Buffer {
  const page = Buffer.from('1 0 0 -1 0 842 cm\nBT /F1 12 Tf 72 720 Td (Report) Tj ET')
  const objects = new Map<number, string>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [3, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [10 0 R] >>'],
    ...more.map((text, at) => [10 + at, text] as const),
  ])
  const stream = (words: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(`<< ${words} /Length ${content.length} >>\nstream\n`),
      content,
      Buffer.from('\nendstream'),
    ])
  const object = (number: number, content: Buffer | string) =>
    Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(content), Buffer.from('\nendobj\n')])
  const parts = [Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1'), object(4, stream(flate.words, flate.pack(page)))]
  if (packed) {
    const texts = [...objects.values()].map((text) => `${text}\n`)
    let offset = 0
    const index = [...objects.keys()].map((number, at) => {
      const entry = `${number} ${offset}`
      offset += texts[at]!.length
      return entry
    })
    const header = `${index.join(' ')}\n`
    const content = packing.pack(Buffer.from(header + texts.join('')))
    const words = `/Type /ObjStm /N ${objects.size} /First ${header.length} ${packing.words}`
    parts.push(object(5, stream(words, content)), object(6, stream('/Type /XRef /Root 1 0 R', Buffer.alloc(4))))
  } else parts.push(...[...objects].map(([number, text]) => object(number, text)))
  return Buffer.concat([...parts, Buffer.from('trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n')])
}

/** A name with every second letter written by its number, as ISO 32000-2 (7.3.5) allows. */
export const escapedName = (name: string) =>
  name.replaceAll(/\w/g, (letter, at: number) => (at % 2 === 0 ? letter : `#${letter.charCodeAt(0).toString(16)}`))
