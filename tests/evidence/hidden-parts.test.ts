import { describe, expect, it } from 'vitest'
import { docxParts, odtParts, xlsxParts } from './good-files.ts'
import { looking } from './looking.ts'
import type { ZipPart } from './zip.ts'
import { zip } from './zip.ts'

const { fault } = looking()
const part = (name: string, content: Buffer | string): ZipPart => ({ name, content })
const types = (declared: string) => part('[Content_Types].xml', `<?xml version="1.0"?><Types>${declared}</Types>`)
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const docx = (...more: readonly ZipPart[]) => zip([...docxParts, ...more])
const spaces =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const header = (body: string) => part('word/header1.xml', `<hdr ${spaces}>${body}</hdr>`)

// ISO/IEC 29500-2, 7.2.3: what a part is says the type that is declared for it, as a reader of XML reads it.
describe('a document whose types say otherwise than its name', () => {
  const declared = (type: string, name = '/word/document.xml') => `<Override PartName="${name}" ContentType="${type}"/>`

  it.each(['&#109;acroEnabled', 'm&#x61;croEnabled', 'MACROENABLED', 'mac&#114;oEnabledTemplate'])(
    'is refused with macros: %s',
    async (word) => {
      const type = `application/vnd.ms-word.document.${word}.main+xml`
      for (const entry of [declared(type), `<Default Extension="xml" ContentType="${type}"/>`])
        expect(await fault('a.docx', zip([types(entry), ...docxParts.slice(1)]))).toMatch(/\.macros$/)
    },
  )

  it('is refused as a workbook of binary parts', async () => {
    const binary = 'application/vnd.ms-excel.sheet.binary.main'
    const rels = (target: string) =>
      part(
        '_rels/.rels',
        `<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`,
      )
    const bin = part('xl/workbook.bin', Buffer.from([131, 1, 0]))
    const parts = [types(declared(binary, '/XL/workbook.bin')), ...xlsxParts.slice(1), bin]
    expect(await fault('a.xlsx', zip(parts))).toBe('activeContent.hiddenXml')
    // Also where only its relationship says that it is the workbook.
    expect(await fault('a.xlsx', zip([...xlsxParts, bin, rels('xl/workbook.bin')]))).toBe('activeContent.hiddenXml')
    for (const target of ['xl/workbook.xml', '/xl/workbook.xml'])
      expect(await fault('a.xlsx', zip([...xlsxParts, rels(target)])), target).toBeUndefined()
    const sheet = `<Default Extension="bin" ContentType="application/vnd.ms-excel.worksheet"/>`
    const within = [types(sheet), ...xlsxParts.slice(1), part('xl/worksheets/sheet1.bin', 'a')]
    expect(await fault('a.xlsx', zip(within))).toBe('activeContent.hiddenXml')
  })

  it('is refused when two parts have one name in letters of another size', async () => {
    expect(await fault('a.docx', docx(part('[content_types].xml', '<Types/>')))).toBe('archiveUnsafe.path')
  })

  it('is refused with pictures of SVG, which may hold scripts', async () => {
    const svg = part('word/media/a.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    for (const entry of [
      '<Default Extension="svg" ContentType="image/svg+xml"/>',
      declared('image/svg+xml', '/word/media/a.svg'),
    ])
      expect(await fault('a.docx', zip([types(declared(main) + entry), ...docxParts.slice(1), svg]))).toBe(
        'activeContent.hiddenXml',
      )
  })

  it('is taken with pictures, fonts and settings of printers, and with types of what it has not', async () => {
    const ordinary = [
      declared(main),
      '<Default Extension="emf" ContentType="image/x-emf"/><Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>',
      '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.printerSettings"/>',
      '<Default Extension="doc" ContentType="application/msword"/>',
    ].join('')
    const parts = ['word/media/a.emf', 'word/fonts/a.odttf', 'word/printerSettings/a.bin'].map((name) =>
      part(name, 'a'),
    )
    expect(await fault('a.docx', zip([types(ordinary), ...docxParts.slice(1), ...parts]))).toBeUndefined()
  })
})

// ISO/IEC 29500-4, 19.1.2: pictures of VML.
it.each([
  '<v:imagedata src="http://a.invalid/a.png"/>',
  '<v:fill src="\\\\a.invalid\\a.png"/>',
  '<v:stroke src="&#104;ttps://a.invalid/a.png"/>',
  '<v:fill o:althref="https://a.invalid/a.png"/>',
])('a picture of VML that is fetched is refused, in any part: %s', async (body) => {
  expect(await fault('a.docx', docx(header(body)))).toBe('activeContent.external')
  const drawing = part('xl/drawings/vmlDrawing1.vml', `<xml ${spaces}>${body}</xml>`)
  expect(await fault('a.xlsx', zip([...xlsxParts, drawing]))).toBe('activeContent.external')
})

it('a shape of VML with a picture of the document and a link is taken', async () => {
  const body = '<v:shape href="https://a.invalid"><v:imagedata r:id="a" o:title="a"/><v:fill src="a.png"/></v:shape>'
  expect(await fault('a.docx', docx(header(body)))).toBeUndefined()
})

describe('a relationship that calls itself a link', () => {
  const space = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const rels = (of: string, type: string) =>
    part(
      `word/_rels/${of}.rels`,
      `<Relationships><Relationship Id="rId1" Type="${type}" Target="https://a.invalid/a" TargetMode="External"/></Relationships>`,
    )

  it.each([
    ['settings.xml', '<attachedTemplate r:id="rId1"/>'],
    ['header1.xml', '<blip r:link="rId1"/>'],
    ['header1.xml', '<v:imagedata r:href="rId1"/>'],
    [
      'header1.xml',
      '<x:blip xmlns:x="urn:x" xmlns:q="http://purl.oclc.org/ooxml/officeDocument/relationships" q:embed="r&#73;d1"/>',
    ],
    ['header1.xml', '<v:imagedata o:relid="rId1"/>'],
  ])('is refused where %s uses it for something else: %s', async (of, body) => {
    const user = part(`word/${of}`, `<w ${spaces}>${body}</w>`)
    for (const parts of [
      [user, rels(of, `${space}/hyperlink`)],
      [rels(of, `${space}/hyperlink`), user],
    ])
      expect(await fault('a.docx', docx(...parts))).toBe('activeContent.external')
  })

  it('is taken where it is clicked on', async () => {
    const user = part('word/header1.xml', `<w ${spaces}><hyperlink r:id="rId1"/><hlinkClick r:id="rId1"/></w>`)
    expect(await fault('a.docx', docx(user, rels('header1.xml', `${space}/hyperlink`)))).toBeUndefined()
    const other = part('word/footer1.xml', `<w ${spaces}><blip r:embed="rId1"/></w>`)
    expect(await fault('a.docx', docx(user, other, rels('header1.xml', `${space}/hyperlink`)))).toBeUndefined()
  })

  it('is refused where its type only ends like it', async () => {
    for (const type of [`${space}/image/hyperlink`, 'http://a/hyperlink', `${space}/Hyperlink`])
      expect(await fault('a.docx', docx(rels('document.xml', type))), type).toBe('activeContent.external')
  })
})

// OpenDocument 1.3, part 2, 4: encryption of the package and of its parts.
it('an open document that hides its parts behind a password is refused', async () => {
  const wrapped = zip([...odtParts, part('encrypted-package', 'a')])
  expect(await fault('a.odt', wrapped)).toBe('archiveUnsafe.encrypted')
  const manifest = '<m:manifest xmlns:m="urn:x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
  const locked = zip([...odtParts, part('META-INF/manifest.xml', manifest)])
  expect(await fault('a.odt', locked)).toBe('activeContent.lockedPart')
})

// OpenDocument 1.3, part 2, 3: a package may hold any file; readers take what they know by its name.
describe('the parts of an open document', () => {
  it.each([
    'manifest.rdf',
    'layout-cache',
    'META-INF/',
    'META-INF/documentsignatures.xml',
    'Thumbnails/thumbnail.png',
    'Pictures/100000000000012C.jpg',
    'media/image1.png',
    'Fonts/a.ttf',
    'Configurations2/',
    'Configurations2/accelerator/current.xml',
    'Configurations2/images/Bitmaps/',
    'ObjectReplacements/Object 1',
    'Object 1/',
    'Object 1/content.xml',
    'styles.xml',
  ])('are taken where ordinary writers write them: %s', async (name) => {
    const content = name.endsWith('/') ? '' : name.endsWith('l') || name.endsWith('.rdf') ? '<a/>' : 'a'
    expect(await fault('a.odt', zip([...odtParts, part(name, content)]))).toBeUndefined()
  })

  it.each([
    'Dialogs/Standard/dialog-lb.xml',
    'META-INF/macrosignatures.xml',
    'Versions/Version1',
    'VersionList.xml',
    'Media/a.mp4',
    'Pictures/a.svg',
    'Pictures/a',
    'Pictures/a/b.png',
    'Object 1/Object 2/content.xml',
    'Object 1',
    'database/script',
    'a.rdf',
    'CONTENT2.xml',
    'word/document.xml',
    '[Content_Types].xml',
    'xl/workbook.xml',
    'Configurations2/a/b/c/d.xml',
    'Configurations2/toolbar/a.js.xml/',
    'mimetype2',
  ])('are none but these: %s', async (name) => {
    const content = name.endsWith('l') || name.endsWith('.rdf') ? '<a/>' : 'a'
    expect(await fault('a.odt', zip([...odtParts, part(name, content)]))).toBe('activeContent.otherPart')
  })

  it('are not those of another kind, by which some readers would take it for an open document', async () => {
    for (const one of [odtParts[0]!, part('META-INF/manifest.xml', '<a/>')])
      expect(await fault('a.docx', docx(one))).toBe('activeContent.otherPart')
  })

  it('are looked into as XML, those of RDF too', async () => {
    const rdf = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    expect(await fault('a.odt', zip([...odtParts, part('manifest.rdf', rdf)]))).toBe('archiveUnsafe.broken')
  })
})
