import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { kinds } from '../../evidence/inspect/kinds.ts'
import { root } from '../../operations/development/documents/source-files.ts'
import { docxParts, odtParts, xlsxParts } from './good-files.ts'
import { looking } from './looking.ts'
import type { PdfShape } from './pdf-maker.ts'
import { escapedName, makePdf } from './pdf-maker.ts'
import type { ZipPart } from './zip.ts'
import { zip } from './zip.ts'

const { look, fault } = looking()

// Actions and objects of ISO 32000-2, 12.5 to 12.7, 7.11.4 and 14.13; XFA is of PDF 1.7.
const acts: readonly (readonly [about: string, object: string, name: string, because: string])[] = [
  ['JavaScript', '<< /S /JavaScript /JS (app.alert) >>', 'JavaScript', 'script'],
  ['a rendition with script', '<< /S /Rendition /JS (x) >>', 'Rendition', 'script'],
  ['a program', '<< /S /Launch /F (calc.exe) >>', 'Launch', 'launch'],
  ['another file', '<< /S /GoToR /F (\\\\\\\\server\\\\a.pdf) >>', 'GoToR', 'launch'],
  ['a file within', '<< /S /GoToE /T << >> >>', 'GoToE', 'launch'],
  ['a form that is sent', '<< /S /SubmitForm /F (http://a.invalid) >>', 'SubmitForm', 'sending'],
  ['data that are fetched', '<< /S /ImportData /F (a.fdf) >>', 'ImportData', 'sending'],
  ['files in the catalog', '<< /Names << /EmbeddedFiles 12 0 R >> >>', 'EmbeddedFiles', 'attachments'],
  ['a file', '<< /Type /EmbeddedFile >>', 'EmbeddedFile', 'attachments'],
  ['media', '<< /Subtype /RichMedia >>', 'RichMedia', 'media'],
  ['script of a 3D stream', '<< /Type /3D /OnInstantiate 12 0 R >>', 'OnInstantiate', 'script'],
  ['a 3D annotation', '<< /Subtype /Widget /3DD 12 0 R >>', '3DD', 'media'],
  ['a 3D stream', '<< /Type /XObject /Subtype /U3D >>', 'U3D', 'media'],
  ['a file that does not say so', '<< /AF [<< /Type /Filespec /UF (a) /EF << /F 12 0 R >> >>] >>', 'EF', 'attachments'],
  ['a portfolio', '<< /Collection << /View /D >> >>', 'Collection', 'attachments'],
  ['sound', '<< /S /Sound /Sound 12 0 R >>', 'Sound', 'media'],
  ['a program in PostScript', '<< /Type /XObject /Subtype /PS >>', 'PS', 'script'],
  ['a program in a form', '<< /Type /XObject /Subtype /Form /Subtype2 /PS >>', 'Subtype2', 'script'],
  ['a link to a script', '<< /URI (javascript:alert) >>', 'URI', 'linkScheme'],
  ['a link before all links', '<< /URI << /Base (file:///a) >> >>', 'Base', 'linkScheme'],
  ['a live form', '<< /AcroForm << /XFA [(a) 12 0 R] >> >>', 'XFA', 'liveForm'],
]

describe('a PDF', () => {
  it.each(acts)('with %s is refused: in clear, escaped, packed, and both', async (_, object, name, because) => {
    const escaped = object.replace(`/${name}`, `/${escapedName(name)}`)
    for (const text of [object, escaped, object.replace(`/${name}`, `%)(\n/${name}`)]) {
      for (const shape of [{}, { packed: true }] satisfies PdfShape[]) {
        expect(await fault('a.pdf', makePdf([text], shape)), `${text} ${JSON.stringify(shape)}`).toBe(
          `activeContent.${because}`,
        )
      }
    }
  })

  const opening = (value: string, ...objects: string[]) =>
    [false, true].map((packed) => makePdf(['null', ...objects], { packed, catalog: value }))

  it('may turn to a page when it is opened, and nothing else', async () => {
    const turning = [
      opening('/OpenAction [3 0 R /XYZ null null 0]'),
      opening('/OpenAction << /Type /Action /S /GoTo /D [3 0 R /Fit] >>'),
      opening('/OpenAction 11 0 R', '<< /S /GoTo /D (page.1) >>'),
      opening('/OpenAction 11 0 R', '[3 0 R /Fit]'),
      opening(''),
    ].flat()
    for (const file of turning) expect(await fault('a.pdf', file)).toBeUndefined()
    const uri = '<< /S /URI /URI (http://a.invalid/) >>'
    const acting = [
      opening(`/OpenAction ${uri}`),
      opening('/OpenAction 11 0 R', uri),
      opening(`/${escapedName('OpenAction')} 11 0 R`, uri),
      opening('/OpenAction 11 0 R', '<< /S /GoTo /D [3 0 R /Fit] /Next 12 0 R >>', uri),
      opening('/OpenAction 11 0 R', `[3 0 R /Fit]`).map((file) =>
        Buffer.concat([file, Buffer.from(`11 0 obj\n${uri}\nendobj\n`)]),
      ),
      opening('/OpenAction 99 0 R'),
      opening('/OpenAction << /S /Named /N /Print >>'),
      opening('/AA << /WC 11 0 R >>', uri),
      opening('/AA 11 0 R', `<< /O ${uri} >>`),
      opening(`/AA %${'x'.repeat(3_000)}\n 11 0 R`, uri),
      opening(`/OpenAction %${'x'.repeat(3_000)}\n 11 0 R`, uri),
    ].flat()
    for (const file of acting) expect(await fault('a.pdf', file)).toBe('activeContent.automatic')
  })

  it('may have links on which somebody clicks, and words that only look like actions', async () => {
    const link = '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://a.invalid/) >> >>'
    const words = '<< /Title (JavaScript AA Launch OpenAction Encrypt) /LaunchPad 1 /AAA 2 /OpenActions 3 >>'
    for (const packed of [false, true]) {
      expect(await fault('a.pdf', makePdf([link, words], { packed }))).toBeUndefined()
    }
  })

  it('is found out wherever a piece of the file or of a stream ends', async () => {
    for (const border of [65_536, 16_384]) {
      for (let at = border - 20; at <= border; at += 3) {
        const long = `(${'x'.repeat(at)}) << /S /JavaScript >>`
        expect(await fault('a.pdf', makePdf([long]))).toBe('activeContent.script')
        expect(await fault('a.pdf', makePdf([long], { packed: true }))).toBe('activeContent.script')
      }
    }
  }, 60_000)

  it('that cannot be looked into is refused', async () => {
    const script = '<< /S /JavaScript >>'
    const hex = {
      words: '/Filter /ASCIIHexDecode',
      pack: (content: Buffer) => Buffer.from(`${content.toString('hex')}>`),
    }
    const twice = {
      words: '/Filter [/FlateDecode /FlateDecode]',
      pack: (content: Buffer) => deflateSync(deflateSync(content)),
    }
    const encrypted = makePdf([]).toString('latin1').replace('/Root', '/Encrypt 9 0 R /Root')
    expect(await fault('a.pdf', makePdf([script], { packed: true, packing: hex }))).toBe('notSeen.packed')
    expect(await fault('a.pdf', makePdf([script], { packed: true, packing: twice }))).toBe('notSeen.packed')
    expect(await fault('a.pdf', Buffer.from(encrypted, 'latin1'))).toBe('notSeen.encrypted')
  })

  it('costs no more time or memory than it may, whatever it holds', async () => {
    const bytes = 20 * 1_048_576
    const filled = (text: string) => Buffer.alloc(bytes, text)
    const bomb = deflateSync(Buffer.concat([Buffer.from('1 0 '), Buffer.alloc(220 * 1_048_576, ' ')]))
    const hostile = {
      bomb: Buffer.concat([Buffer.from('stream\n'), bomb]),
      bombs: Buffer.alloc(bytes, Buffer.concat([Buffer.from('stream\n'), deflateSync(Buffer.alloc(2_097_152, '1 '))])),
      streams: filled('stream\n'),
      slashes: filled('/'),
      escapes: filled('/#41'),
      opens: filled('/OpenAction 1 0 R '),
      links: filled('/URI('),
      subtypes: filled('/Subtype/X'),
      hiddenSubtypes: filled('/Subtype %\n'),
      comments: filled('/AA %\n'),
      objects: Buffer.concat([Buffer.from('/OpenAction 1 0 R '), filled('1 0 obj')]),
      digits: Buffer.concat([Buffer.from('/OpenAction 1 0 R '), filled('1')]),
    }
    for (const [about, content] of Object.entries(hostile)) {
      const before = process.cpuUsage()
      await look('a.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), content]))
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1e6, about).toBeLessThan(8)
    }
  }, 120_000)
})

const relationships = (type: string, target: string, mode = ' TargetMode="External"'): ZipPart => ({
  name: 'word/_rels/document.xml.rels',
  content: `<?xml version="1.0"?><r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships"><r:Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/></r:Relationships>`,
})
const without = (parts: readonly ZipPart[], name: string) => parts.filter((part) => part.name !== name)
const document = (body: string): ZipPart => ({
  name: 'word/document.xml',
  content: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
})
const docx = (...parts: ZipPart[]) =>
  zip([...docxParts.filter(({ name }) => !parts.some((part) => part.name === name)), ...parts])
const xlsx = (...parts: ZipPart[]) => zip([...xlsxParts, ...parts])
const odt = (content: string) => zip([...without(odtParts, 'content.xml'), { name: 'content.xml', content }])
const run = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`
const sign = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`

describe('an office document', () => {
  it.each([
    ['attachedTemplate', 'https://a.invalid/t.dotm'],
    ['oleObject', 'file:///c:/a.xls'],
    ['frame', 'http://a.invalid/'],
    ['image', 'http://a.invalid/a.png'],
    ['externalLinkPath', 'book.xlsx'],
    ['subDocument', 'a.docx'],
  ])('that fetches its %s from elsewhere is refused', async (type, target) => {
    for (const mode of [' TargetMode="External"', ' TargetMode="&#69;xternal"', " TargetMode='External'"]) {
      expect(await fault('a.docx', docx(relationships(type, target, mode)))).toBe('activeContent.external')
    }
    const wide = relationships(type, target)
    const utf16 = Buffer.from(`\ufeff${String(wide.content)}`, 'utf16le')
    expect(await fault('a.docx', docx({ ...wide, content: utf16 }))).toBe('activeContent.external')
  })

  it.each([
    ['oleObject', 'embeddings/a.dat', 'embedded'],
    ['control', 'activeX/a.xml', 'embedded'],
    ['aFChunk', 'a.htm', 'embedded'],
    ['vbaProject', 'a.dat', 'macros'],
    ['xlMacrosheet', 'sheet9.xml', 'macros'],
    ['connections', 'connections.xml', 'connection'],
    ['image', 'http://a.invalid/a.png', 'external'],
  ])('with a part of the kind %s at %s is refused', async (type, target, because) => {
    expect(await fault('a.docx', docx(relationships(type, target, '')))).toBe(`activeContent.${because}`)
  })

  it('may have links, but none that start programs', async () => {
    for (const target of ['https://a.invalid', 'mailto:a@a.invalid', 'other.docx', '#here'])
      expect(await fault('a.docx', docx(relationships('hyperlink', target)))).toBeUndefined()
    for (const target of ['javascript:alert(1)', 'ms-msdt:/id', 'search-ms:query=a', ' MS-Word:ofe|u|http://a.invalid'])
      expect(await fault('a.docx', docx(relationships('hyperlink', target)))).toBe('activeContent.linkScheme')
  })

  it('with a field that starts programs is refused, however it is split', async () => {
    const fields = [
      `<w:fldSimple w:instr=" DDEAUTO c:\\\\windows\\\\cmd.exe &quot;/k calc&quot; "/>`,
      sign('begin') + run(' DDEAUTO c:\\\\cmd.exe') + sign('end'),
      sign('begin') + run('DD') + run('E') + run('AUTO "cmd"') + sign('separate') + run('x') + sign('end'),
      sign('begin') + run(' PAGE ') + sign('begin') + run('D') + run('DE cmd') + sign('end') + sign('end'),
      sign('begin') + run('&#68;DE cmd'),
      sign('begin') + run('LINK Excel.Sheet.8 "http://a.invalid/a.xls"') + sign('end'),
    ]
    for (const field of fields) {
      expect(await fault('a.docx', docx(document(`<w:p>${field}</w:p>`))), field).toBe('activeContent.dde')
      const header = { name: 'word/header1.xml', content: `<w:hdr xmlns:w="w">${field}</w:hdr>` }
      expect(await fault('a.docx', docx(header)), field).toBe('activeContent.dde')
    }
    const ordinary = sign('begin') + run(' PAGE ') + sign('separate') + '<w:r><w:t>DDE 1</w:t></w:r>' + sign('end')
    const contents = sign('begin') + run(' TOC \\o "1-3" \\h ') + sign('separate') + sign('end')
    expect(await fault('a.docx', docx(document(`<w:p>${ordinary}${contents}</w:p>`)))).toBeUndefined()
  })

  it('whose links or formulas start programs or fetch data is refused', async () => {
    const link = '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    expect(await fault('a.xlsx', xlsx({ name: 'xl/externalLinks/externalLink1.xml', content: link }))).toBe(
      'activeContent.dde',
    )
    const sheet = (formula: string) =>
      xlsx({ name: 'xl/worksheets/sheet1.xml', content: `<worksheet><c><f>${formula}</f><v>1</v></c></worksheet>` })
    for (const formula of ["cmd|'/C calc'!A0", 'WEBSERVICE("http://a.invalid")', '_xlfn.WEBSERVICE(A1)', 'CALL("a")'])
      expect(await fault('a.xlsx', sheet(formula)), formula).toBe('activeContent.dde')
    for (const formula of ['SUM(B1:B9)', 'HYPERLINK("https://a.invalid","x|y")', "'a|b'!A1", 'IF(A1="a|b",1,2)'])
      expect(await fault('a.xlsx', sheet(formula)), formula).toBeUndefined()
  })

  it('of the open kind is looked at in the same way', async () => {
    const bodies = {
      'activeContent.dde': '<text:dde-connection-decl office:dde-application="cmd"/>',
      'activeContent.macros': '<script:event-listener xlink:href="vnd.sun.star.script:a"/>',
      'activeContent.external': '<draw:image xlink:href="http://a.invalid/a.png"/>',
      'activeContent.embedded': '<draw:object-ole xlink:href="./Object 1"/>',
      'activeContent.linkScheme': '<text:a xlink:href="javascript:a">x</text:a>',
    }
    const whole = (body: string) => `<office:document-content>${body}</office:document-content>`
    for (const [expected, body] of Object.entries(bodies)) expect(await fault('a.odt', odt(whole(body)))).toBe(expected)
    const ordinary = '<text:a xlink:href="https://a.invalid">x</text:a><draw:image xlink:href="Pictures/a.png"/>'
    expect(await fault('a.odt', odt(whole(ordinary)))).toBeUndefined()
  })

  it('whose XML hides under another name, is too deep, or is none is refused', async () => {
    const types = `<Types><Override PartName="/word/a.svg" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
    expect(await fault('a.docx', docx({ name: '[Content_Types].xml', content: types }))).toBe('activeContent.hiddenXml')
    expect(await fault('a.docx', docx(document('<a>'.repeat(300) + '</a>'.repeat(300))))).toBe('archiveUnsafe.broken')
    expect(await fault('a.docx', docx(document('<a>')))).toBe('archiveUnsafe.broken')
    const entities = '<!DOCTYPE a [<!ENTITY b "x">]><a/>'
    expect(await fault('a.docx', docx({ name: 'word/b.xml', content: entities }))).toBe('archiveUnsafe.broken')
    const seven = '<?xml version="1.0" encoding="utf-7"?><a/>'
    expect(await fault('a.docx', docx({ name: 'word/b.xml', content: seven }))).toBe('archiveUnsafe.broken')
  })
})

describe('what ordinary programs write', () => {
  const samples = join(root, 'tests/evidence/samples')
  it.each(readdirSync(samples))('is taken: %s', async (name) => {
    expect(await look(name, readFileSync(join(samples, name)))).toEqual({ type: kinds.get(name.split('.').at(-1)!) })
  })

  it('is taken: our own PDFs, with a link and a contents page', async () => {
    const made = new PDFDocument({ compress: true })
    const pieces: Buffer[] = []
    made.on('data', (piece: Buffer) => pieces.push(piece))
    made.text('Report').link(0, 0, 9, 9, 'https://a.invalid')
    made.outline.addItem('Report')
    const ended = new Promise((resolve) => made.on('end', resolve))
    made.end()
    await ended
    expect(await fault('a.pdf', Buffer.concat(pieces))).toBeUndefined()
  })
})
