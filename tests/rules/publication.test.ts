import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../domain/refusal.ts'
import type { RulePack } from '../../domain/law/rulebook-types.ts'
import { packs, ruleBook } from '../../rules/index.ts'
import { checkNewPack, checkNewYear, findReleased, lawPlus, lawWith } from '../../rules/publication.ts'
import type { RuleContent } from '../../rules/publication.ts'
import { calendarOf2027, periodPack } from '../support/new-law.ts'

const code = (answer: unknown) => (isRefusal(answer) ? answer.code : undefined)
const packed = (content: RulePack): RuleContent => ({
  kind: 'pack',
  version: `${content.id}@${content.version}`,
  content,
})

describe('a new pack', () => {
  it('is taken when it is the next version and leaves no question open', () => {
    expect(checkNewPack(ruleBook, periodPack())).toEqual(packed(periodPack()))
  })

  it('is refused with the place and the reason when it does not fit the schema', () => {
    const [first, ...others] = periodPack().rules
    const broken = { ...periodPack(), rules: [{ ...first, term: { count: -1, unit: 'fortnights' } }, ...others] }
    const refusal = checkNewPack(ruleBook, broken)
    expect(refusal).toMatchObject({ code: 'rules.invalid', params: { file: 'pack' } })
    const places = isRefusal(refusal) && (refusal.params['problems'] as { place: string }[]).map(({ place }) => place)
    expect(places).toEqual(['rules[0].term.count', 'rules[0].term.unit'])
  })

  it('is refused under a version that is taken or leaves a gap', () => {
    expect(checkNewPack(ruleBook, packs[0])).toMatchObject({ code: 'rules.versionTaken' })
    const later = checkNewPack(ruleBook, { ...periodPack(), version: 3 })
    expect(later).toMatchObject({ code: 'rules.versionNotNext', params: { needed: 1 } })
  })

  it('is refused when two rules would tie, or a question would lose its answer', () => {
    const order36 = packs.find(({ id }) => id === 'ndrc-2026-36')!
    const twin = checkNewPack(ruleBook, { ...order36, id: 'twin' })
    expect(twin).toMatchObject({
      code: 'rules.questionOpen',
      params: { question: expect.stringContaining('tie for publicity') },
    })
    const own = packs.find(({ id }) => id === 'operator-defaults')!
    const rules = own.rules.filter(({ topic }) => topic !== 'interview.notice')
    const poorer = checkNewPack(ruleBook, { ...own, version: 2, rules })
    expect(poorer).toMatchObject({
      code: 'rules.questionOpen',
      params: { question: expect.stringContaining('interview.notice') },
    })
  })
})

describe('a new calendar year', () => {
  it('is taken when it joins the others, and refused otherwise', () => {
    expect(checkNewYear(ruleBook, calendarOf2027)).toMatchObject({ kind: 'calendar', version: '2027@1' })
    expect(code(checkNewYear(ruleBook, ruleBook.calendar.years[0]))).toBe('rules.versionTaken')
    const entries = [{ ...calendarOf2027.entries[0], from: '2028-01-01', to: '2028-01-03' }]
    expect(checkNewYear(ruleBook, { ...calendarOf2027, year: 2028, entries })).toMatchObject({
      code: 'rules.yearApart',
      params: { from: 2018, to: 2027 },
    })
    const notices = [{ ...calendarOf2027.notices[0], issuedOn: '2025-01-01' }]
    expect(code(checkNewYear(ruleBook, { ...calendarOf2027, notices }))).toBe('rules.noticeTooOld')
    expect(code(checkNewYear(ruleBook, { ...calendarOf2027, year: '2027' }))).toBe('rules.invalid')
  })
})

describe('the law', () => {
  const published: RuleContent[] = [
    packed(periodPack()),
    { kind: 'calendar', version: '2027@1', content: calendarOf2027 },
  ]

  it('is that of the files and what was published since, in versions that can be told apart', () => {
    const law = lawWith(published)
    expect(law.calendar.lastYear).toBe(2027)
    expect(law.calendarNamed(ruleBook.calendarVersion)?.version).toBe(ruleBook.calendarVersion)
    expect(law.resolve('publicity.min', { on: '2026-06-01', field: 'tax', tier: 'serious' }).pack).toBe(
      'fictitious-period@1',
    )
    expect(lawWith([])).toBe(ruleBook)
  })

  it('takes a file that says the same as a publication once, and none that says otherwise', () => {
    const [first] = packs
    expect(lawWith([packed(first!)]).packs).toHaveLength(packs.length)
    expect(() => lawWith([packed({ ...first!, from: '2001-01-01' })])).toThrow(
      /differs from the one that was published/,
    )
  })

  it('names what a release has brought', () => {
    const law = lawPlus(ruleBook, published[1]!)
    expect(findReleased(law, 'ndrc-2026-36@1')).toEqual({ kind: 'pack', version: 'ndrc-2026-36@1' })
    expect(findReleased(law, '2027@1')).toEqual({ kind: 'calendar', version: '2027@1' })
    expect(code(findReleased(ruleBook, '2027@1'))).toBe('rules.notReleased')
  })
})
