import { expect, it } from 'vitest'
import { damagedCode } from '../../../domain/identifiers/damaged-code.ts'

it.each([
  ['91310115MA1FAKE27', 'bad_length'],
  ['1310115MA1FAKE27N', 'bad_length'],
  ['９１３１０１１５ ＭＡ１ＦＡＫＥ２７', 'bad_length'],
  ['91310115MA1FAKE27NN', 'bad_length'],
  ['310115000012346', 'bad_length'],
  ['9131O115MA1FAKE27N', 'letter_o_in_code'],
  ['91310115MA1FAKE28N', 'check_digit'],
  ['91310115MA1FAKE27I', 'bad_character'],
])('%s seems a code with a fault: %s', (search, fault) => expect(damagedCode(search)).toBe(fault))

// GB 11643 with a check of its own; fictitious.
const residentId = '110101190001010006'

it.each([
  '91310115MA1FAKE27N',
  '91310115 ma1fake 27n',
  residentId,
  '海棠',
  '虚构1234567890123公司',
  'ABCDEFGHIJKLMNOP',
  '2026',
  'BH-2026-000123',
  '',
])('%s does not seem a damaged code', (search) => expect(damagedCode(search)).toBeUndefined())
