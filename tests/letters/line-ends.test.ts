import { describe, expect, it } from 'vitest'
import { withLineEnds } from '../../letters/line-ends.ts'

const many = 9_900

describe('a text that is to be printed', () => {
  it.each([
    '〔',
    '1',
    'a.',
    'a@b.',
    '021-',
    '虚\u2060',
    '虚\u00a0',
    '」虚「',
    'ー',
    '\u0301',
    '😀',
    '，',
    'https://example.test/?q=%E8&',
  ])('of nothing but %j has no more than 200 signs without an end of a line, and loses none', (sign) => {
    const text = sign.repeat(many)
    const lines = withLineEnds(text).split('\n')
    expect(Math.max(...lines.map((line) => Array.from(line).length))).toBeLessThanOrEqual(200)
    expect(lines.join('')).toBe(text)
  })

  it.each([
    '当事人（虚构）未按规定期限履行义务。'.repeat(400),
    'An ordinary sentence with words, as a letter has them. '.repeat(200),
    `详见 https://example.test/${'a'.repeat(150)} 。`,
    '第一段（虚构）\n\n第二段',
  ])('as people write them is left as it is', (text) => {
    expect(withLineEnds(text)).toBe(text)
  })
})
