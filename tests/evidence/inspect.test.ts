import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { refusalText } from '../../domain/refusals/text.ts'
import { inspect } from '../../evidence/inspect/inspect.ts'
import { kinds } from '../../evidence/inspect/kinds.ts'
import { keptName, nameFault, printable } from '../../evidence/inspect/name.ts'
import { badFiles, eicar } from './bad-files.ts'
import { goodFiles } from './good-files.ts'
import { zip } from './zip.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-test-evidence-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function look(name: string, content: Buffer) {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  return await inspect({ path, name, bytes: content.length })
}

describe('a file of evidence', () => {
  it.each(Object.entries(goodFiles))('is taken as %s', async (extension, content) => {
    expect(await look(`整改报告 (1).${extension.toUpperCase()}`, content)).toEqual({ type: kinds.get(extension) })
  })

  it('is refused in every one of more than 400 bad cases, with a reason in both languages', async () => {
    const files = badFiles()
    expect(files.length).toBeGreaterThan(400)
    const taken: string[] = []
    const codes = new Map<string, number>()
    for (const { about, name, content } of files) {
      const answer = await look(name, content)
      if (!isRefusal(answer)) {
        taken.push(about)
        continue
      }
      codes.set(answer.code, (codes.get(answer.code) ?? 0) + 1)
      expect(refusalText(answer, 'zh'), about).toMatch(/^[^{}]*\p{Script=Han}[^{}]*。$/u)
      expect(refusalText(answer, 'en'), about).not.toMatch(/undefined|\{|This cannot be done/)
      expect(JSON.stringify(answer), about).not.toMatch(/\p{Cf}|\\u0000/u)
    }
    expect(taken).toEqual([])
    expect([...codes.keys()].toSorted()).toEqual([
      'evidence.activeContent',
      'evidence.archiveBomb',
      'evidence.archiveUnsafe',
      'evidence.empty',
      'evidence.executable',
      'evidence.infected',
      'evidence.nameUnsafe',
      'evidence.typeMismatch',
      'evidence.typeNotTaken',
    ])
  }, 120_000)

  it('is told what is the matter, not only that something is', async () => {
    expect(await look('a.txt', Buffer.from(eicar))).toMatchObject({
      code: 'evidence.infected',
      params: { name: 'a.txt', signature: 'EICAR' },
    })
    expect(await look('a.pdf', goodFiles['png']!)).toMatchObject({
      code: 'evidence.typeMismatch',
      params: { extension: 'pdf', found: 'png' },
    })
    expect(await look('a.exe', goodFiles['pdf']!)).toMatchObject({ code: 'evidence.executable' })
    expect(await look('../a.pdf', goodFiles['pdf']!)).toMatchObject({
      code: 'evidence.nameUnsafe',
      params: { because: 'path' },
    })
  })

  it.each([
    '1.缴款凭证.png',
    '12:30现场照片.png',
    '~$整改报告.png',
    '关于上海虚构公司整改情况的说明...png',
    '整改 报告 (1).png',
    '整改前后对比100%.png',
    '整改情况……png.png',
    '整改报告（2026.3.2）.png',
    '现场照片%20.png',
    '现场?*"<>|.png',
    ' 照片..最终....png',
    '说明….png',
    '说明‥.png',
    '说明…….png',
    '说明.….png',
    'www.example.com.png',
    'www.example.com.cn.png',
    'pay.example.app 首页.png',
    'docs.example.sh.png',
  ])('is taken under a safe name where phones and office programs name it %s', async (name) => {
    expect(await look(keptName(name), goodFiles['png']!)).toEqual({ type: 'image/png' })
    expect(nameFault(keptName(name))).toBeUndefined()
  })

  it.each([
    '../a.png',
    'a/../b.png',
    'C:a.png',
    'a\\b.png',
    'b.exe...png',
    'c.exe..png',
    'a\u202egnp.exe.png',
    '..png',
    '...',
    'con.png',
    '….png',
    'b.exe….png',
    'invoice.com.png',
    '报告.www.com.exe.png',
    'a\u2024exe.png',
  ])('is refused as before under %s', (name) =>
    expect(nameFault(keptName(name))).toMatchObject({ code: 'evidence.nameUnsafe' }),
  )

  it.each([
    ['IMG_0001.HEIC', 'evidence.phonePhoto'],
    ['IMG_0002.heif', 'evidence.phonePhoto'],
    ['IMG_0003.hif', 'evidence.phonePhoto'],
    ['处罚决定书.ofd', 'evidence.ofd'],
    ['照片.bmp', 'evidence.typeNotTaken'],
  ])('says of %s how it can be sent', async (name, code) => {
    const answer = await look(name, goodFiles['png']!)
    expect(answer).toMatchObject({ code })
    expect(refusalText(answer as Refusal, 'zh')).toMatch(code === 'evidence.typeNotTaken' ? /转换为/ : /JPEG|PDF/)
  })

  // GB/T 33190-2016, 7.3: the package of a document in OFD has OFD.xml.
  it.each(['处罚决定书.pdf', '处罚决定书.docx', '处罚决定书.xlsx'])(
    'says of a document in OFD that is named %s how it can be sent',
    async (name) => {
      const ofd = zip([
        { name: 'Doc_0/Document.xml', content: '<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"/>' },
        { name: 'OFD.xml', content: '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" DocType="OFD"/>' },
      ])
      expect(await look(name, ofd)).toMatchObject({ code: 'evidence.ofd' })
    },
  )

  it.each([84, 150, 190])('is taken under a name of %d Chinese signs', async (signs) => {
    const name = `${'长'.repeat(signs)}.pdf`
    expect(nameFault(keptName(name))).toBeUndefined()
    expect(await look(name, goodFiles['pdf']!)).toEqual({ type: 'application/pdf' })
  })

  // ISO/IEC 14496-12: a file begins with its brands. Chats rename photographs and leave them what they are.
  const photo = (brand: string) =>
    Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from(`ftyp${brand}`),
      Buffer.alloc(4),
      Buffer.from(`mif1${brand}`),
      Buffer.alloc(2_000),
    ])
  it.each(['heic', 'heix', 'hevc', 'mif1', 'msf1', 'avif'])(
    'says how a photograph of a phone is sent that has another name (%s)',
    async (brand) => {
      for (const name of ['IMG_0001.jpg', 'IMG_0001.JPEG', '现场.png', '现场.webp', '现场.pdf'])
        expect(await look(name, photo(brand))).toMatchObject({ code: 'evidence.phonePhoto', params: { name } })
    },
  )

  it('is shown under a name without tricks', () => {
    expect(printable('a\u202efdp.exe\u0000')).toBe('a�fdp.exe�')
    expect(printable('整改报告（虚构）.pdf')).toBe('整改报告（虚构）.pdf')
  })
})
