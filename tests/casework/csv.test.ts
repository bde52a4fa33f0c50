import { expect, it } from 'vitest'
import { csvLine } from '../../casework/csv.ts'

it.each([
  ['123456789012345678', '\t123456789012345678'],
  ['131011500000123456', '\t131011500000123456'],
  ['9131011500015E1234', '\t9131011500015E1234'],
  ['007', '\t007'],
  ['91310115MA1FAKE27N', '91310115MA1FAKE27N'],
  ['310115', '310115'],
  ['2026-10-13', '2026-10-13'],
  ['0', '0'],
  ['=1+1', "'=1+1"],
  ['\t=1+1', "'\t=1+1"],
  ['\t9=1', "'\t9=1"],
])('%j stands as %j in a table for spreadsheets', (text, cell) => expect(csvLine([text])).toBe(`${cell}\r\n`))

it('leaves numbers numbers', () => expect(csvLine([123_456_789_012, 0.5])).toBe('123456789012,0.5\r\n'))
