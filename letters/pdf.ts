import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { LetterBlock, LetterContent } from './compose.ts'
import { inWords } from './fill.ts'
import { drawQr } from './qr.ts'

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
}

/** What whoever holds the paper can do with it, and the address to do it at, which is drawn as a QR code. */
export interface PaperUse {
  readonly words: string
  readonly address: string
}

const require = createRequire(import.meta.url)
const fontFile = (path: string) => readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${path}.ttf`))

// Ten megabytes each, so read once and only by a process that prints.
let loaded: { readonly regular: Buffer; readonly bold: Buffer } | undefined
const fonts = () => {
  loaded ??= { regular: fontFile('400Regular/NotoSansSC_400Regular'), bold: fontFile('700Bold/NotoSansSC_700Bold') }
  return loaded
}

const margin = { top: 72, bottom: 72, left: 79, right: 79 }
const size = { title: 18, text: 12, small: 9 }
const indent = 2 * size.text
// 30 mm: phones read it from a copy of a copy.
const qrSide = 85

/**
 * Prints a letter as PDF, with the glyphs it uses of an embedded font. The same letter gives the same bytes on every
 * machine: its date is the letter's own, and nothing is compressed, since builds of zlib differ.
 */
export async function printLetter(letter: PrintedLetter): Promise<Buffer> {
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
  head(document, letter)
  for (const block of letter.content.blocks) print(document, block)
  foot(document, letter)
  everyPage(document, letter)
  document.end()
  await ended
  return Buffer.concat(pieces)
}

type Document = InstanceType<typeof PDFDocument>

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
    document.moveDown(0.3).font('bold').text(block.heading, { lineGap: 6 })
  } else if ('address' in block) {
    document.moveDown(0.5).text(block.address, { lineGap: 6 })
  } else if ('paragraph' in block) {
    document.text(block.paragraph, { indent, lineGap: 6 })
  } else if ('items' in block) {
    for (const [at, item] of block.items.entries()) document.text(`${at + 1}. ${item}`, { indent, lineGap: 6 })
  } else {
    for (const [label, text] of block.rows) document.text(`${label}：${text}`, { lineGap: 4 })
  }
}

function foot(document: Document, { agency, date, content, use }: PrintedLetter): void {
  document.moveDown(2).font('regular').fontSize(size.text)
  document.text(agency, { align: 'right', lineGap: 6 }).text(inWords(date, 'zh'), { align: 'right' })
  document.moveDown(1.5).fontSize(size.small).fillColor('#444444')
  if (use) printUse(document, use)
  document.text(content.courtesy, { lineGap: 2 }).fillColor('black')
}

// The code goes with its words, so both begin a page where they would not fit on this one.
function printUse(document: Document, { words, address }: PaperUse): void {
  if (document.y > document.page.height - margin.bottom - qrSide) document.addPage()
  const { x, y } = document
  const gap = 12
  const width = document.page.width - margin.left - margin.right - qrSide - gap
  drawQr(document, address, { x, y, side: qrSide })
  document.text(words, x + qrSide + gap, y, { width, lineGap: 3 })
  document.x = x
  document.y = Math.max(document.y, y + qrSide) + 6
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
