import { describe, expect, it } from 'vitest'
import { line, text } from '../../../casework/schemas/common.ts'

// Format characters, fillers, variation selectors, a mark on nothing, and the braille sign without dots.
const unseen = [
  '\u200b\u2060\ufeff',
  '\u3164',
  '\u115f\u1160',
  '\ufe0f',
  '\u202e\u202c',
  '\u00ad',
  '\u0301',
  '\u2800',
  ' \u200b ',
  '\u{e0020}',
]

describe('a text that must say something', () => {
  it.each(unseen)('is none where nothing of it is seen: %j', (value) => {
    expect([text.safeParse(value).success, line.safeParse(value).success]).toEqual([false, false])
    expect(text.safeParse(value).error?.issues).toMatchObject([{ code: 'too_small', minimum: 1 }])
  })

  it.each(['同意', 'a\u200bb', '。', '0', '👍🏽', 'e\u0301', `\u202e${'x'}`])(
    'is what is seen, kept as it was typed: %j',
    (value) => {
      expect(text.parse(value)).toBe(value.trim())
    },
  )

  it('says once that it is empty', () => {
    expect(text.safeParse('  ').error?.issues).toHaveLength(1)
  })
})
