import { readFileSync } from 'node:fs'
import PDFDocument from 'pdfkit'
import type { LetterBlock, LetterContent } from './compose.ts'
import { inWords } from './fill.ts'
import { withLineEnds } from './line-ends.ts'
import { drawQr } from './qr.ts'
import { asPrinted, fontOf, openTypeface, ownFonts } from './typeface.ts'

/** A letter with what stands around its content. */
export interface PrintedLetter {
  readonly content: LetterContent
  readonly agency: string
  /** Absent on a draft that has none yet. */
  readonly number: string | undefined
  readonly date: string
  /** A letter that has not been served says so on every page. */
  readonly isDraft: boolean
  /** Case, occasion and template, for whoever wants to find the letter again. */
  readonly reference: string
  /** Absent on letters that are for reading only. */
  readonly use?: PaperUse
  /** Absent where the log had none when the letter got its number. */
  readonly checkpoint?: PaperCheckpoint
  /** The file of the font for what the own fonts have not; absent where an installation has none. */
  readonly furtherFont?: string
}

/** The checkpoint of the log that a paper carries, and what whoever keeps the paper can do with it. */
export interface PaperCheckpoint {
  readonly words: string
  /** Each on a line of its own, as a program reads them; ASCII. */
  readonly lines: readonly string[]
  /** Where it is compared, which is drawn as a QR code. */
  readonly address: string
}

/** What whoever holds the paper can do with it, and the address to do it at, which is drawn as a QR code. */
export interface PaperUse {
  readonly words: string
  readonly address: string
}

// Ten megabytes each, so read once and only by a process that prints.
let loaded: { readonly regular: Buffer; readonly bold: Buffer } | undefined
const fonts = () => {
  loaded ??= { regular: readFileSync(ownFonts.regular), bold: readFileSync(ownFonts.bold) }
  return loaded
}

const margin = { top: 72, bottom: 72, left: 79, right: 79 }
const size = { title: 18, text: 12, small: 9 }
const indent = 2 * size.text
// 30 mm: phones read it from a copy of a copy.
const qrSide = 85

/**
 * Prints a letter as PDF, with the glyphs it uses of embedded fonts. The same letter gives the same bytes on every machine
 * with the same fonts: its date is the letter's own, and nothing is compressed, since builds of zlib differ.
 */
export async function printLetter(given: PrintedLetter): Promise<Buffer> {
  const letter = inShape(given)
  const document = new PDFDocument({
    size: 'A4',
    margins: margin,
    compress: false,
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: letter.content.title,
      Author: letter.agency,
      CreationDate: new Date(`${letter.date}T00:00:00Z`),
    },
  })
  const pieces: Buffer[] = []
  document.on('data', (piece: Buffer) => pieces.push(piece))
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject))
  document.registerFont('regular', fonts().regular)
  document.registerFont('bold', fonts().bold)
  if (letter.furtherFont !== undefined) registerFurther(document, letter.furtherFont)
  head(document, letter)
  for (const block of letter.content.blocks) print(document, block)
  foot(document, letter)
  everyPage(document, letter)
  document.end()
  await ended
  return Buffer.concat(pieces)
}

type Document = InstanceType<typeof PDFDocument>

// What is centred or bold is in one of the own fonts; of names and typed texts nothing is.
const ownTypeface = openTypeface()

/** The letter with every text as it is printed. */
function inShape(letter: PrintedLetter): PrintedLetter {
  const typeface = openTypeface(letter.furtherFont)
  const plain = (text: string) => asPrinted(text, ownTypeface)
  const shaped = <T>(value: T): T => everyText(value, (text) => asPrinted(text, typeface))
  const { title, courtesy, blocks } = letter.content
  return {
    ...letter,
    agency: plain(letter.agency),
    number: letter.number === undefined ? undefined : plain(letter.number),
    content: {
      title: plain(title),
      courtesy: shaped(courtesy),
      blocks: blocks.map((block) => ('heading' in block ? { heading: plain(block.heading) } : shaped(block))),
    },
  }
}

function everyText<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T
  if (Array.isArray(value)) return value.map((inner: unknown) => everyText(inner, change)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, everyText(inner, change)])) as T
}

/** The metrics of the font that is set, by which PDFKit lays out lines. */
interface Laid {
  readonly _font: { ascender: number; descender: number; lineGap: number }
}

// PDFKit sets a line by its top, so a font of other metrics would stand above or below its neighbours.
function registerFurther(document: Document, file: string): void {
  document.registerFont('further', readFileSync(file))
  const { ascender, descender, lineGap } = (document.font('regular') as unknown as Laid)._font
  Object.assign((document.font('further') as unknown as Laid)._font, { ascender, descender, lineGap })
}

function head(document: Document, { agency, content, number, isDraft }: PrintedLetter): void {
  document.font('regular').fontSize(size.text).text(agency, { align: 'center' })
  document.moveDown(0.3)
  document.font('bold').fontSize(size.title).text(content.title, { align: 'center' })
  document.moveDown(0.3)
  const written = number ?? (isDraft ? '（文号待编）' : '')
  document.font('regular').fontSize(size.text).text(written, { align: 'center' })
  document.moveDown(1)
}

function print(document: Document, block: LetterBlock): void {
  document.font('regular').fontSize(size.text)
  if ('heading' in block) {
    // A heading goes with what it heads.
    if (document.y > document.page.height - margin.bottom - 4 * size.text) document.addPage()
    document.moveDown(0.3).font('bold').text(withLineEnds(block.heading), { lineGap: 6 })
  } else if ('address' in block) {
    writeText(document.moveDown(0.5), block.address, { lineGap: 6 })
  } else if ('paragraph' in block) {
    writeText(document, block.paragraph, { indent, lineGap: 6 })
  } else if ('items' in block) {
    for (const [at, item] of block.items.entries()) writeText(document, `${at + 1}. ${item}`, { indent, lineGap: 6 })
  } else {
    for (const [label, text] of block.rows) writeText(document, `${label}：${text}`, { lineGap: 4 })
  }
}

/** Writes a text, in the further font what the own one has not. */
function writeText(document: Document, text: string, options: object): void {
  const pieces: { readonly font: ReturnType<typeof fontOf>; text: string }[] = []
  for (const sign of withLineEnds(text)) {
    const last = pieces.at(-1)
    const font = sign === '\n' ? (last?.font ?? 'own') : fontOf(sign)
    if (last?.font === font) last.text += sign
    else pieces.push({ font, text: sign })
  }
  for (const [at, piece] of pieces.entries()) {
    document.font(piece.font === 'own' ? 'regular' : 'further')
    document.text(piece.text, { ...options, continued: at < pieces.length - 1 })
  }
  document.font('regular')
}

function foot(document: Document, { agency, date, content, use, checkpoint }: PrintedLetter): void {
  document.moveDown(2).font('regular').fontSize(size.text)
  document.text(agency, { align: 'right', lineGap: 6 }).text(inWords(date, 'zh'), { align: 'right' })
  document.moveDown(1.5).fontSize(size.small).fillColor('#444444')
  if (use) printUse(document, use)
  writeText(document, content.courtesy, { lineGap: 2 })
  if (checkpoint) printCheckpoint(document, checkpoint)
  document.fillColor('black')
}

function printUse(document: Document, { words, address }: PaperUse): void {
  besideCode(document, address, (x, y, width) => document.text(words, x, y, { width, lineGap: 3 }))
}

// The code goes with its words, so both begin a page where they would not fit on this one.
function besideCode(document: Document, address: string, write: (x: number, y: number, width: number) => void): void {
  if (document.y > document.page.height - margin.bottom - qrSide) document.addPage()
  const { x, y } = document
  const gap = 12
  drawQr(document, address, { x, y, side: qrSide })
  write(x + qrSide + gap, y, document.page.width - margin.left - margin.right - qrSide - gap)
  document.x = x
  document.y = Math.max(document.y, y + qrSide) + 6
}

// The lines stay together with each other and the code, since they are typed off or scanned as they stand. Sans-serif
// fonts draw I and l alike, so they are in one that does not.
function printCheckpoint(document: Document, { words, lines, address }: PaperCheckpoint): void {
  document.moveDown(1).text(words, { lineGap: 2 }).moveDown(0.3)
  besideCode(document, address, (x, y) => {
    document.font('Courier').fontSize(size.small).text(lines[0]!, x, y, { lineGap: 4 })
    for (const line of lines.slice(1)) document.text(line, { lineGap: 4 })
  })
}

function everyPage(document: Document, { isDraft, reference }: PrintedLetter): void {
  const { start, count } = document.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page)
    const { width, height } = document.page
    // Text below the margin would begin a page of its own.
    document.page.margins.bottom = 0
    document.font('regular').fontSize(size.small).fillColor('#666666')
    document.text(`${reference}　第${page + 1}页，共${count}页`, margin.left, height - 48, { lineBreak: false })
    document.fillColor('black')
    if (isDraft) watermark(document, width, height)
    document.page.margins.bottom = margin.bottom
  }
}

function watermark(document: Document, width: number, height: number): void {
  document.save().rotate(-45, { origin: [width / 2, height / 2] })
  document.font('bold').fontSize(96).fillColor('#cc0000', 0.12)
  document.text('草稿 DRAFT', 0, height / 2 - 60, { width, align: 'center', lineBreak: false })
  document.restore().fillColor('black', 1)
}
