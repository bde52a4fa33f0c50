import { expect, it } from 'vitest'
import { slowestOf } from '../../../operations/development/slowest.ts'

it('tells the ten slowest files of a run, with what they take to load', () => {
  const files = Array.from({ length: 12 }, (_, n) => ({ name: `tests/${n}.test.ts`, importMs: n * 500, testMs: 1_000 }))
  const [all = '', ...lines] = slowestOf(files)
  expect(all).toContain('all 12 together 45.0, 33.0 of it')
  expect(lines).toHaveLength(10)
  expect(lines[0]?.trim()).toBe('6.5  tests/11.test.ts')
  expect(lines.at(-1)?.trim()).toBe('2.0  tests/2.test.ts')
})
