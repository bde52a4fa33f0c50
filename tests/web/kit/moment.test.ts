import { expect, it } from 'vitest'
import { exactMomentWords, momentWords } from '../../../web/kit/moment.ts'

// ISO 8601 (GB/T 7408.1), as every day on a page is written; Shanghai is eight hours ahead.
it.each([
  ['2026-04-06T16:00:00Z', '2026-04-07 00:00', '2026-04-07 00:00:00'],
  ['2026-04-07T01:30:59.999Z', '2026-04-07 09:30', '2026-04-07 09:30:59'],
  ['2026-12-31T15:59:59Z', '2026-12-31 23:59', '2026-12-31 23:59:59'],
])('writes a moment as the clock in Shanghai shows it: %s', (at, minute, second) => {
  expect(momentWords(new Date(at))).toBe(minute)
  expect(exactMomentWords(new Date(at))).toBe(second)
})
