import { deflateSync, crc32 } from 'node:zlib'
import type { ZipPart } from './zip.ts'
import { zip } from './zip.ts'

const types = (kind: string) =>
  `<?xml version="1.0"?><Types><Override ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`

/** The parts of a word-processor document. */
export const docxParts: readonly ZipPart[] = [
  { name: '[Content_Types].xml', content: types('wordprocessingml.document') },
  { name: '_rels/.rels', content: '<Relationships/>' },
  { name: 'word/document.xml', content: '<w:document>整改报告（虚构）</w:document>' },
]

/** The parts of a workbook. */
export const xlsxParts: readonly ZipPart[] = [
  { name: '[Content_Types].xml', content: types('spreadsheetml.sheet') },
  { name: 'xl/workbook.xml', content: '<workbook/>' },
]

/** The parts of an open document. */
export const odtParts: readonly ZipPart[] = [
  { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
  { name: 'content.xml', content: '<office:document-content/>' },
]

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n')

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const sums = Buffer.alloc(8)
  sums.writeUInt32BE(data.length)
  sums.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([sums.subarray(0, 4), body, sums.subarray(4)])
}

const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunk('IHDR', Buffer.from('00000001000000010802000000', 'hex')),
  chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0]))),
  chunk('IEND', Buffer.alloc(0)),
])
const jpg = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010101004800480000', 'hex'),
  Buffer.alloc(64, 1),
  Buffer.from('ffd9', 'hex'),
])
const webp = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from('1a000000', 'hex'),
  Buffer.from('WEBPVP8L'),
  Buffer.alloc(18),
])
// 整改,完成 in GB18030.
const gb18030 = Buffer.from('d5fbb8c42ccdeab3c90d0a', 'hex')

/** A sound file of each kind that is taken, by its extension. */
export const goodFiles: Readonly<Record<string, Buffer>> = {
  pdf,
  jpg,
  jpeg: jpg,
  png,
  webp,
  docx: zip(docxParts),
  xlsx: zip(xlsxParts),
  odt: zip(odtParts),
  txt: Buffer.from('整改报告（虚构）\n一、已完成培训。\n'),
  csv: gb18030,
}
