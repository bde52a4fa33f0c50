import { expect, it } from 'vitest'
import { isExact } from '../../../record/log/exact.ts'

it('tells a number that is read as it is written from one with digits that no double has', () => {
  for (const whole of [
    '50',
    '50.0',
    '0',
    '-0.5',
    '0.1',
    '1234567.89',
    '9007199254740993.0'.replace('3.0', '2'),
    '0.0000001',
  ]) {
    expect(isExact(`{"a": ${whole}}`), whole).toBe(true)
  }
  expect(isExact(`{"a": ${JSON.stringify(1e21)}}`.replace('1e+21', '1000000000000000000000'))).toBe(true)
  for (const other of [
    '50.00000000000000001',
    '9007199254740993',
    '0.10000000000000000001',
    '-7.00000000000000000009',
  ]) {
    expect(isExact(`{"a": [1, ${other}]}`), other).toBe(false)
  }
  expect(isExact('{"text": "50.00000000000000001 \\" 9007199254740993", "n": 3}')).toBe(true)
})
