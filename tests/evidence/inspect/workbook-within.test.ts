import { describe, expect, it } from 'vitest'
import { docxParts, xlsxParts } from '../good-files.ts'
import { looking } from '../looking.ts'
import type { ZipPart } from '../zip.ts'
import { zip } from '../zip.ts'

const { fault } = looking()
const part = (name: string, content: string): ZipPart => ({ name, content })
const xlsx = (cell: string) => zip([...xlsxParts, part('xl/worksheets/sheet1.xml', `<s xmlns:x="urn:x">${cell}</s>`)])

// As Word and Excel write them: ISO/IEC 29500-3, 3.11; ISO/IEC 29500-1, 15.2.11.
describe('a workbook inserted into a document', () => {
  const object = (attributes = 'Type="Embed" ProgID="Excel.Sheet.12"', element = 'o:OLEObject') =>
    `<w:object xmlns:w="w" xmlns:v="v" xmlns:o="o" xmlns:r="r"><v:shape id="_x0000_i1025" o:ole=""><v:imagedata r:id="rId4"/>` +
    `</v:shape><${element} ${attributes} ShapeID="_x0000_i1025" DrawAspect="Content" ObjectID="_1" r:id="rId5"/></w:object>`
  const rels = (target: string, type = 'package', mode = '') =>
    `<Relationships><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` +
    `${type}" Target="${target}"${mode}/></Relationships>`
  const sheet: ZipPart = { name: 'word/embeddings/Microsoft_Excel____.xlsx', content: zip(xlsxParts) }
  const target = 'embeddings/Microsoft_Excel____.xlsx'
  const withObject = (
    shown = object(),
    relations = rels(target),
    workbook: ZipPart = sheet,
    at = 'word/_rels/document.xml.rels',
  ) =>
    zip([
      ...docxParts.filter(({ name }) => name !== 'word/document.xml' && name !== at),
      part('word/document.xml', `<w:document xmlns:w="w"><w:body>${shown}</w:body></w:document>`),
      part(at, relations),
      part('word/media/image1.emf', '\u0001\0\0\0'),
      workbook,
    ])

  it('is taken when it is clean, in text, headers and sheets', async () => {
    expect(await fault('a.docx', withObject())).toBeUndefined()
    expect(await fault('a.docx', withObject(object(), rels(`/word/${target}`)))).toBeUndefined()
    expect(
      await fault('a.docx', withObject(object(), rels(target), sheet, 'word/_rels/header2.xml.rels')),
    ).toBeUndefined()
    const ofWord = '<w:objectEmbed xmlns:w="w" w:progId="Excel.Sheet.12" w:drawAspect="content" w:id="rId5"/>'
    expect(await fault('a.docx', withObject(ofWord))).toBeUndefined()
    const inSheet = (shown: string) =>
      zip([
        ...xlsxParts.filter(({ name }) => name !== 'xl/worksheets/sheet1.xml'),
        part('xl/worksheets/sheet1.xml', `<worksheet><oleObjects>${shown}</oleObjects></worksheet>`),
        part('xl/worksheets/_rels/sheet1.xml.rels', rels('../embeddings/a.xlsx')),
        { name: 'xl/embeddings/a.xlsx', content: zip(xlsxParts) },
      ])
    expect(await fault('a.xlsx', inSheet('<oleObject progId="Excel.Sheet.12" shapeId="1025"/>'))).toBeUndefined()
    for (const more of ['autoLoad="1"', 'link="[1]!a"', 'progid="Package"'])
      expect(await fault('a.xlsx', inSheet(`<oleObject progId="Excel.Sheet.12" ${more}/>`)), more).toBe(
        'activeContent.embedded',
      )
  })

  it('is looked into as the file is', async () => {
    const having = (content: Buffer): ZipPart => ({ ...sheet, content })
    const faultOf = async (content: Buffer) =>
      await fault('a.docx', withObject(object(), rels(target), having(content)))
    expect(await faultOf(xlsx("<f>cmd|'/C calc'!A0</f>"))).toBe('activeContent.dde')
    expect(await faultOf(zip([...xlsxParts, part('xl/vbaProject.bin', 'a')]))).toBe('archiveUnsafe.macros')
    expect(await faultOf(zip(docxParts))).toBe('archiveUnsafe.nested')
    // Excel would open each of these, whatever it is called.
    for (const content of ['ID;PWXL;N;E\nC;Y1;X1;Ecmd', '<html></html>', "=cmd|'/C calc'!A0", ''])
      expect(await faultOf(Buffer.from(content)), content).toBe('archiveUnsafe.nested')
    const deeper = zip([...xlsxParts, { name: 'xl/embeddings/a.xlsx', content: zip(xlsxParts) }])
    expect(await faultOf(deeper)).toBe('archiveUnsafe.nested')
    const holding = zip([...xlsxParts, part('xl/worksheets/_rels/sheet1.xml.rels', rels('../embeddings/a.xlsx'))])
    expect(await faultOf(holding)).toBe('activeContent.embedded')
  })

  it('is refused when another program would open it, or it opens by itself or from elsewhere', async () => {
    for (const attributes of [
      'Type="Embed" ProgID="Package"',
      'Type="Embed" ProgID="Excel.SheetMacroEnabled.12"',
      'Type="Embed" ProgID="Equation.3"',
      'Type="Embed"',
      'Type="Link" ProgID="Excel.Sheet.12"',
      'Type="Embed" ProgID="Excel.Sheet.12" x:ProgID="Package"',
      'Type="Embed" ProgID="Excel.Sheet.12" progid="Package"',
    ])
      expect(await fault('a.docx', withObject(object(attributes))), attributes).toBe('activeContent.embedded')
    expect(await fault('a.docx', withObject('<w:objectLink xmlns:w="w" w:progId="Excel.Sheet.12"/>'))).toBe(
      'activeContent.external',
    )
    for (const [because, relations] of [
      ['external', rels('https://a.invalid/a.xlsx', 'package', ' TargetMode="External"')],
      ['embedded', rels(target, 'package', ' TargetMode="Internal"')],
      ['embedded', rels(target, 'oleObject')],
      ['embedded', rels(`../${target}`)],
      ['embedded', rels('embeddings/%2e%2e/a.xlsx')],
      ['embedded', rels('embeddings/../../a.xlsx')],
      ['embedded', rels('media/image1.emf')],
      ['embedded', rels('embeddings/a.xlsm')],
    ] as const)
      expect(await fault('a.docx', withObject(object(), relations)), relations).toBe(`activeContent.${because}`)
  })
})
