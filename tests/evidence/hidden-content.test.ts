import { describe, expect, it } from 'vitest'
import { docxParts, odtParts, xlsxParts } from './good-files.ts'
import { looking } from './looking.ts'
import { makePdf } from './pdf-maker.ts'
import type { ZipPart } from './zip.ts'
import { zip } from './zip.ts'

const { fault } = looking()
const part = (name: string, content: string): ZipPart => ({ name, content })
const spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:x="urn:x"'
const docx = (body: string) => zip([...docxParts, part('word/header1.xml', `<w:hdr ${spaces}>${body}</w:hdr>`)])
const xlsx = (cell: string) => zip([...xlsxParts, part('xl/worksheets/sheet1.xml', `<s xmlns:x="urn:x">${cell}</s>`)])
const related = (type: string, target: string) =>
  zip([
    ...docxParts,
    part(
      'word/_rels/settings.xml.rels',
      `<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
    ),
  ])
const run = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`
const field = (...texts: string[]) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${texts.map(run).join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

describe('active content behind a decoy', () => {
  it.each([
    '<w:fldSimple x:instr="PAGE" w:instr="DDEAUTO cmd"/>',
    '<w:instrText><x:i/>DDEAUTO cmd</w:instrText>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><x:instrText>PAGE</x:instrText>' + run('DDE') + run('AUTO cmd'),
    '<w:instrText xmlns:w="urn:other">PAGE</w:instrText>' + run('DDEAUTO cmd'),
    '<w:fldChar x:fldCharType="end" w:fldCharType="begin"/>' + run('DDEAUTO cmd'),
    '<x:b x:ProcessContent="x:c"/>',
  ])('in a document is refused: %s', async (body) => {
    expect(await fault('a.docx', docx(body))).toMatch(/^activeContent\.(?:dde|hiddenXml)$/)
  })

  it.each([
    "<f><x:b/>cmd|'/C calc'!A0</f>",
    "<f>cm<x:b/>d|'/C calc'!A0</f>",
    "<f><x:b>1</x:b>cmd|'/C calc'!A0</f>",
    '<f>_xlfn.IMAGE("https://a.invalid/"&amp;A1)</f>',
    '<f>CUBEVALUE("x","[a]")</f>',
    "<f>Table1['#a]+cmd|'/C calc'!A0</f>",
    "<f>'file://a.invalid/b.xlsx'#S!A1</f>",
  ])('in a workbook is refused: %s', async (cell) => {
    expect(await fault('a.xlsx', xlsx(cell))).toBe('activeContent.dde')
  })

  it('in an open document or in its types is refused', async () => {
    const image = '<o xmlns:x="urn:x"><draw:image x:href="a" xlink:href="https://a.invalid/a.png"/></o>'
    expect(await fault('a.odt', zip([...odtParts, part('styles.xml', image)]))).toBe('activeContent.external')
    const types = '<Types><Override PartName="/word/settings.bin" ContentType="application/x+xml "/></Types>'
    const hidden = zip([part('[Content_Types].xml', types), ...docxParts.slice(1)])
    expect(await fault('a.docx', hidden)).toBe('activeContent.hiddenXml')
  })

  it.each(['RD', 'DATABASE', 'INCLUDE', 'INCLUDETEXT', 'LINK'])('is refused as the field %s', async (word) => {
    expect(await fault('a.docx', docx(field(` ${word} "\\\\a\\b"`)))).toBe('activeContent.dde')
  })

  it('is refused where a field fetches a picture from the net, and not from the own disk', async () => {
    for (const target of ['https://a.invalid/a.png', '\\\\\\\\a\\\\b.png', '//a/b.png', 'file://a/b.png'])
      for (const word of ['INCLUDEPICTURE', 'import'])
        expect(await fault('a.docx', docx(field(` ${word} "${target}" \\d`))), target).toBe('activeContent.dde')
    for (const target of ['C:\\\\Users\\\\a\\\\a.png', 'a.png'])
      expect(await fault('a.docx', docx(field(` INCLUDEPICTURE "${target}" \\d`))), target).toBeUndefined()
  })

  it.each([
    '<< /S /Movie /Operation /Play >>',
    '<< /S /Thread /F (\\\\\\\\a\\\\b.pdf) >>',
    '<< /Ref << /F (\\\\\\\\a\\\\b.pdf) /Page 0 >> >>',
  ])('is refused in a PDF: %s', async (object) => {
    for (const packed of [false, true]) expect(await fault('a.pdf', makePdf([object], { packed }))).toBeDefined()
  })

  it('is refused in an object stream whose numbers have signs or dots', async () => {
    const script = makePdf(['<< /S /JavaScript >>'], { packed: true })
    expect(await fault('a.pdf', script)).toBe('activeContent.script')
    const { deflateSync } = await import('node:zlib')
    for (const start of ['+6 +0 ', '-0 0 6 0 ', '.6 0 ', '--6 0 ']) {
      const stream = deflateSync(Buffer.from(`${start}<< /S /JavaScript >>`))
      const file = Buffer.concat([
        Buffer.from('%PDF-1.7\n<< /Type /ObjStm >>\nstream\n'),
        stream,
        Buffer.from('\nendstream\n'),
      ])
      expect(await fault('a.pdf', file), start).toBe('activeContent.script')
    }
  })

  it('is refused where any object of the number that opens is more than a destination', async () => {
    const uri = '<</S/URI/URI(http://a.invalid)>>'
    const base = makePdf(['null', '[3 0 R /Fit]'], { catalog: '/OpenAction 11 0 R' })
    expect(await fault('a.pdf', base)).toBeUndefined()
    for (const head of [
      '011 0 obj',
      '+11 0 obj',
      '11 0%x\nobj',
      '11 %x\n0 obj',
      '11. 0 obj',
      `11 0${' '.repeat(300)}obj`,
    ])
      expect(await fault('a.pdf', Buffer.concat([base, Buffer.from(`\n${head}${uri}\nendobj\n`)])), head).toBe(
        'activeContent.automatic',
      )
  })
})

describe('ordinary office files', () => {
  it('may come from a template on the disk of the writer, and from none elsewhere', async () => {
    for (const target of [
      'file:///C:\\Users\\a\\a.dotx',
      'C:\\a\\a.dotx',
      'file:///Users/a/a.dotx',
      'file:///D:/a.dot',
    ])
      expect(await fault('a.docx', related('attachedTemplate', target)), target).toBeUndefined()
    for (const target of [
      'file:////a/b.dotx',
      'file://a/b.dotx',
      '\\\\a\\b.dotx',
      'file:///\\\\a\\b.dotx',
      'https://a.invalid/',
    ])
      expect(await fault('a.docx', related('attachedTemplate', target)), target).toBe('activeContent.external')
  })

  it('may have addresses with a port, formulas and fractions', async () => {
    expect(await fault('a.docx', related('hyperlink', 'www.a.invalid:8080/a'))).toBeUndefined()
    expect(await fault('a.docx', related('hyperlink', 'javascript:8080'))).toBe('activeContent.linkScheme')
    for (const formula of ['SUM(Table1[数量|单位])', 'SUM(Table1[[#All],[a|b]])', '"["&amp;A1&amp;"|"&amp;"]"'])
      expect(await fault('a.xlsx', xlsx(`<f>${formula}</f>`)), formula).toBeUndefined()
    const fraction = '<x:f><x:num><x:r><x:t>|a|</x:t></x:r></x:num><x:den><x:r><x:t>2</x:t></x:r></x:den></x:f>'
    expect(await fault('a.docx', docx(fraction + field(' PAGE ')))).toBeUndefined()
  })

  it('may have charts with their workbook, which is looked into as well', async () => {
    const rels = (type: string) =>
      `<Relationships><Relationship Id="a" Type="http://a/${type}" Target="../embeddings/Sheet1.xlsx"/></Relationships>`
    const chart = (workbook: Buffer, type = 'package', at = 'word/charts/_rels/chart1.xml.rels') =>
      zip([
        ...docxParts,
        part('word/charts/chart1.xml', '<c/>'),
        part(at, rels(type)),
        { name: 'word/embeddings/Sheet1.xlsx', content: workbook },
      ])
    expect(await fault('a.docx', chart(zip(xlsxParts)))).toBeUndefined()
    expect(await fault('a.docx', chart(xlsx('<f>CALL("a")</f>')))).toBe('activeContent.dde')
    expect(await fault('a.docx', chart(zip(docxParts)))).toBe('archiveUnsafe.nested')
    expect(await fault('a.docx', chart(zip([...xlsxParts, part('xl/vbaProject.bin', 'a')])))).toBe(
      'archiveUnsafe.macros',
    )
    expect(await fault('a.docx', chart(zip(xlsxParts), 'oleObject'))).toBe('activeContent.embedded')
    expect(await fault('a.docx', chart(zip(xlsxParts), 'package', 'word/_rels/settings.xml.rels'))).toBe(
      'activeContent.embedded',
    )
    const inner = { name: 'xl/embeddings/a.xlsx', content: zip(xlsxParts) }
    expect(await fault('a.docx', chart(zip([...xlsxParts, inner])))).toBe('archiveUnsafe.nested')
    expect(await fault('a.docx', chart(zip(xlsxParts).subarray(0, 60)))).toBe('archiveUnsafe.broken')
    const bomb = { name: 'xl/a.xml', content: Buffer.alloc(100 * 1_048_576, ' ') }
    expect(await fault('a.docx', chart(zip([...xlsxParts, bomb])))).toBe('archiveBomb')
  })
})
