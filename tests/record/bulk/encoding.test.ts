import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { isRefusal } from '../../../domain/refusal.ts'
import { columns, headingsIn } from '../../../record/bulk/layout.ts'
import { readHead, readSheet } from '../../../record/bulk/sheet.ts'
import { orRefusal } from '../../../record/bulk/unreadable.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-encodings-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(content: Buffer) {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  return await orRefusal(async () => {
    const { layout } = headingsIn(await readHead(path))
    const rows: string[][] = []
    for await (const { cells } of readSheet(path)) rows.push([...cells])
    return { missing: layout.missing, rows }
  })
}
async function codeOf(content: Buffer): Promise<string | undefined> {
  const answer = await read(content)
  return isRefusal(answer) ? answer.code : undefined
}

const headings = Object.values<string>(columns)
const row = (name: string) => headings.map((_, at) => (at === 2 ? name : `甲${at}`))
const table = (...names: string[]) => [headings, ...names.map(row)].map((cells) => `${cells.join(',')}\r\n`).join('')
const withBad = (bytes: Buffer, at: number, bad: number[]) =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(bad), bytes.subarray(at + 1)])

describe('a text file with bytes that its encoding has not', () => {
  const utf8 = Buffer.from(table('乙海棠', '丙', '丁'))

  it.each([
    ['a byte of another encoding', [0xff]],
    ['half a character', []],
    ['a word in GB18030', [...iconv.encode('虚构', 'gb18030')]],
    ['a word in Windows-1252', [0xe9, 0x20]],
  ])('is UTF-8 with %s in one cell, which alone is bad', async (_, bad) => {
    for (const bytes of [utf8, Buffer.concat([Buffer.from('efbbbf', 'hex'), utf8])]) {
      const answer = await read(withBad(bytes, bytes.indexOf('海棠'), bad))
      if (isRefusal(answer)) throw new Error(answer.code)
      expect(answer.missing).toEqual([])
      expect(answer.rows.map((cells) => cells.length)).toEqual(Array.from({ length: 4 }, () => headings.length))
      const damaged = answer.rows.map((cells) => cells.flatMap((cell, n) => (cell.includes('\uFFFD') ? [n] : [])))
      expect(damaged).toEqual([[], [2], [], []])
    }
  })

  it('is UTF-8 that was cut off in a character', async () => {
    const answer = await read(utf8.subarray(0, utf8.lastIndexOf('甲') + 1))
    if (isRefusal(answer)) throw new Error(answer.code)
    expect(answer.missing).toEqual([])
    expect(answer.rows.at(-1)?.at(-1)).toContain('\uFFFD')
  })

  it('is GB18030 with a bad byte in one cell', async () => {
    const bytes = iconv.encode(table('乙海棠', '丙'), 'gb18030')
    const answer = await read(withBad(bytes, bytes.indexOf(iconv.encode('海棠', 'gb18030')), [0xff]))
    if (isRefusal(answer)) throw new Error(answer.code)
    expect(answer.missing).toEqual([])
    expect(answer.rows[2]?.[2]).toBe('丙')
    expect(answer.rows[1]?.[2]).toContain('\uFFFD')
  })
})

it('reads GB18030 behind a mark of UTF-8', async () => {
  const bytes = Buffer.concat([Buffer.from('efbbbf', 'hex'), iconv.encode(table('上海虚构𠮷野'), 'gb18030')])
  expect(await read(bytes)).toMatchObject({ missing: [], rows: [headings, row('上海虚构𠮷野')] })
})

it.each(['%PDF-1.7\n%\u00e2', '{\\rtf1\\ansi', '%!PS-Adobe-3.0'])('names a paper that begins with %j', async (text) =>
  expect(await codeOf(Buffer.from(`${text}\n1 0 obj`, 'latin1'))).toBe('file.notASheet'),
)

it.each([',', '\t', ';', '|'])('reads cells that are parted by %j', async (separator) => {
  const text = [headings, row('上海虚构')].map((cells) => cells.join(separator)).join('\n')
  expect(await read(Buffer.from(text))).toMatchObject({ missing: [], rows: [headings, row('上海虚构')] })
})

it('names Big5', async () => {
  const heads =
    '名單類型,主體類別,主體名稱,統一社會信用代碼,法定代表人,所屬區劃代碼,行政處罰決定書文號,違法行為類型,違法事實,處罰依據'
  expect(await codeOf(iconv.encode(`${heads}\r\n名單,法人,上海虛構有限公司`, 'big5'))).toBe('file.big5')
  expect(await codeOf(iconv.encode(heads.replaceAll(',', '\t'), 'big5'))).toBe('file.big5')
})

describe('a page of the web under the name of a workbook', () => {
  const rows = `<table><tr><td>${headings.join('</td><td>')}</td></tr></table>`
  it.each([
    ['a table', rows],
    ['a comment', `<!-- exported --><html><body>${rows}`],
    ['a comment of many lines', `\n\n<!--\n${'x'.repeat(2_000)}\n-->${rows}`],
    ['a conditional comment', `<!--[if gte mso 9]><xml></xml><![endif]-->${rows}`],
    ['a doctype of its own', `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">${rows}`],
    ['a doctype of a name', `<!doctype svg>${rows}`],
    ['a declaration', `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>`],
    ['a mark and a blank', `\uFEFF \r\n<HTML>${rows}`],
    ['a word of its own', `<center>${rows}</center>`],
    ['a tag with a prefix', `<o:p>${rows}`],
    ['a font', `<font size=2>${rows}`],
  ])('is named that begins with %s', async (_, text) => {
    expect(await codeOf(Buffer.from(text))).toBe('file.webPage')
    expect(await codeOf(iconv.encode(text, 'gb18030'))).toBe('file.webPage')
    expect(await codeOf(iconv.encode(text.replace('\uFEFF', ''), 'utf16', { addBOM: true }))).toBe('file.webPage')
    expect(await codeOf(iconv.encode(text.replace('\uFEFF', ''), 'utf16be', { addBOM: true }))).toBe('file.webPage')
  })

  it.each([
    'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="----=_Next"\r\n',
    'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nMIME-Version: 1.0\r\n',
    'Content-Type: multipart/related; boundary="x"\nMIME-Version: 1.0\n',
    'mime-version:1.0\n',
  ])('is named that is saved in one file: %j', async (text) =>
    expect(await codeOf(Buffer.from(`${text}\r\n${rows}`))).toBe('file.webPage'),
  )
})

it.each([20, 21, 45, 99])('finds headings below %i rows of title and notes', async (notes) => {
  const above = Array.from({ length: notes }, (_, at) => `说明${at + 1}（虚构）\r\n`).join('')
  for (const bytes of [Buffer.from(above + table('乙')), iconv.encode(above + table('乙'), 'gb18030')])
    expect(await read(bytes)).toMatchObject({ missing: [] })
})
