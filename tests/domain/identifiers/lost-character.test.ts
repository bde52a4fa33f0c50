import { describe, expect, it } from 'vitest'
import { lostCharacter } from '../../../domain/identifiers/lost-character.ts'

describe('a lost character is known by what is left of it', () => {
  it.each([
    ['上海虚构?海贸易有限公司（虚构）', '?'],
    ['虚构？', '？'],
    ['虚﹖构', '﹖'],
    ['虚□构', '□'],
    ['■虚构', '■'],
    ['虚〓', '〓'],
    ['虚\uFFFD构', '\uFFFD'],
    ['虚&#19950;构', '&#19950;'],
    ['虚&#x4DAE;构', '&#x4DAE;'],
    ['虚构甲&amp;乙公司', '&amp;'],
    ['沪虚罚?2026?1号', '?'],
  ])('in %s', (text, found) => expect(lostCharacter(text)).toBe(found))

  it.each(['虚构甲&乙（上海）有限公司', '〇虚构一厂', 'A·B虚构#3号店', '沪虚罚〔2026〕1号', '䶮㐂虚构'])(
    'and %s has lost none',
    (text) => expect(lostCharacter(text)).toBeUndefined(),
  )
})
