import { expect, it } from 'vitest'
import { csvLine } from '../../record/csv-line.ts'

it.each([
  ['123456789012345678', '\t123456789012345678'],
  ['131011500000123456', '\t131011500000123456'],
  ['9131011500015E1234', '\t9131011500015E1234'],
  ['007', '\t007'],
  ['91310115MA1FAKE27N', '91310115MA1FAKE27N'],
  ['310115', '310115'],
  ['2026-10-13', '2026-10-13'],
  ['0', '0'],
  // What Excel and WPS make of these: 2 January, 1 May 2026, three quarters, half past one, a twentieth, minus five, 1.1.
  ['1-2', '\t1-2'],
  ['１－２', '\t１－２'],
  ['2026-5', '\t2026-5'],
  ['12/3', '\t12/3'],
  ['1/2/2026', '\t1/2/2026'],
  ['12月1日', '\t12月1日'],
  ['3月5', '\t3月5'],
  ['1:30', '\t1:30'],
  ['5%', '\t5%'],
  ['(5)', '\t(5)'],
  ['1.10', '\t1.10'],
  ['MAR1', '\tMAR1'],
  ['1-Dec', '\t1-Dec'],
  ['1E5', '\t1E5'],
  ['May', 'May'],
  ['沪虚罚〔2026〕1-2号', '沪虚罚〔2026〕1-2号'],
  ['第1-2号', '第1-2号'],
  ['=1+1', "'=1+1"],
  ['\t=1+1', "'\t=1+1"],
  ['\t9=1', "'\t9=1"],
])('%j stands as %j in a table for spreadsheets', (text, cell) => expect(csvLine([text])).toBe(`${cell}\r\n`))

// Of OWASP's page on CSV injection: signs at the beginning of a cell that a spreadsheet may take for a formula.
const triggers = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']
it.each(triggers)('%j begins no cell, alone or before a formula', (sign) => {
  for (const text of [sign, `${sign}1+1`, `${sign}cmd|' /C calc'!A0`, `${sign}HYPERLINK("http://a.invalid","点我")`]) {
    const cell = csvLine([text]).slice(0, -2).replace(/^"/, '')
    expect(cell.startsWith(`'${sign}`), JSON.stringify(cell)).toBe(true)
  }
})

it('leaves numbers numbers', () => expect(csvLine([123_456_789_012, 0.5])).toBe('123456789012,0.5\r\n'))
