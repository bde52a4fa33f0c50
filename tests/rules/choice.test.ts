import { describe, expect, it } from 'vitest'
import type { RulePack, RuleQuery } from '../../domain/law/rulebook-types.ts'
import type { Topic } from '../../domain/topics.ts'
import { packs, ruleBook, ruleBookWith } from '../../rules/index.ts'

const chosen = (topic: Topic, on: string, more: Partial<RuleQuery> = {}, book = ruleBook) =>
  book.resolve(topic, { on, field: 'workSafety', tier: 'general', ...more })

const market = { field: 'marketRegulation' }

describe('which rule applies', () => {
  it('follows the regimes of publicity by date', () => {
    const max = (on: string) => {
      const { rule, pack } = chosen('publicity.max', on)
      return `${pack} ${rule.term?.count} ${rule.term?.unit}`
    }
    expect(max('2019-03-01')).toBe('operator-defaults@1 1 years')
    expect(max('2021-05-06')).toBe('ndrc-2019-527@2 1 years')
    expect(max('2023-04-30')).toBe('ndrc-2019-527@2 1 years')
    expect(max('2023-05-01')).toBe('ndrc-2023-58@1 3 years')
    expect(max('2026-03-31')).toBe('ndrc-2023-58@1 3 years')
    expect(max('2026-04-01')).toBe('ndrc-2026-36@1 1 years')
  })

  it('lets the rules of the sector go before general ones, and says so', () => {
    const before = chosen('publicity.max', '2025-12-24', market)
    const after = chosen('publicity.max', '2025-12-25', market)
    expect([before.rule.id, after.rule.id]).toEqual(['A45-13-general', 'A107-mod-max'])
    expect(after.why.zh).toContain('行业特别规定优先于一般规定（未适用：国家发展改革委令第58号）')
    expect(after.why.zh).toContain('新规定优先于旧规定（未适用：市场监管总局令第44号、第45号）')
    expect(after.why.en).toContain('rules of the sector go before general rules (not applied: NDRC Order 58 (2023))')
    expect(chosen('publicity.min', '2024-01-08').rule.id).toBe('N58-special-min')
    expect(chosen('publicity.min', '2024-01-08', { field: 'taxation' }).rule.id).toBe('N58-gen-min')
  })

  it('gives market regulation seven working days toward the city platform, like every field', () => {
    const { rule } = chosen('publicity.publish', '2026-04-07', market)
    expect([rule.id, rule.term]).toEqual(['SH-7wd', { count: 7, unit: 'workingDays' }])
    expect(ruleBook.addTerm('2026-04-07', rule.term!).dueOn).toBe('2026-04-16')
  })

  it('marks as from memory what no source at hand says', () => {
    const { rule } = chosen('publicity.max', '2021-05-06')
    expect(rule.verified).toBe('memory')
  })

  it("lets national rules go before the city's", () => {
    const { rule, why } = chosen('annulment.withdraw', '2026-04-07', market)
    expect(rule.id).toBe('A45-11')
    expect(why.zh).toContain('国家规定优先于本市规定')
    // 行政处罚法 Art 48 is national; before its revision there was the ordinance of the city alone.
    expect(chosen('annulment.withdraw', '2026-04-07').rule.id).toBe('APL-48')
    expect(chosen('annulment.withdraw', '2021-07-14').rule.id).toBe('SH-37')
    expect(chosen('publicity.publish', '2026-04-07').rule.id).toBe('SH-7wd')
  })

  it('follows the times for repair by date', () => {
    const decide = (on: string, more = {}) => chosen('repair.decide', on, more).rule.term?.count
    expect([decide('2025-06-20'), decide('2025-06-22'), decide('2026-04-07')]).toEqual([10, 7, 7])
    expect([decide('2025-12-24', market), decide('2025-12-25', market)]).toEqual([15, 7])
    expect(chosen('repair.accept', '2025-12-24', market).rule.id).toBe('A3-accept')
    expect(chosen('repair.accept', '2025-12-25', market).rule.id).toBe('N22-accept')
  })

  it("uses the operator's own setting only where no law answers, and says so", () => {
    const { pack, why } = chosen('interview.notice', '2026-04-07')
    expect(pack).toBe('operator-defaults@1')
    expect(why).toEqual({
      zh: '法律未规定此事项的期限，适用本单位设定。',
      en: "No law sets this; the operator's own setting applies.",
    })
  })

  it('says where no text settles the transition, and leaves the choice between two laws to their dates', () => {
    const query = { on: '2026-04-02', field: 'workSafety', tier: 'general' } as const
    const unclear = (decidedOn: string) => ruleBook.unclearTransition('publicity.max', decidedOn, query)
    expect(unclear('2026-03-01')?.zh).toContain('新旧规定的衔接未见明文，适用对信用主体较轻的规定')
    // Decided under a law two changes back, on the same day, or on a topic whose transition nobody doubts.
    expect([unclear('2022-03-01'), unclear('2026-04-02')]).toEqual([undefined, undefined])
    expect(ruleBook.unclearTransition('repair.decide', '2026-03-01', query)).toBeUndefined()
  })

  it('takes no rule that counts from what has not happened in the case', () => {
    expect(chosen('undoing.use', '2026-04-07').rule.id).toBe('SH-38')
    expect(chosen('undoing.use', '2026-04-07', { starts: ['publicityEnded'] }).rule.id).toBe('OD-undoing-use')
  })

  it('decides by the latest version of a pack', () => {
    const old = packs.find(({ id }) => id === 'ndrc-2026-36')!
    const book = ruleBookWith({ packs: [{ ...lengthened(old), version: 2 }, ...packs] })
    const { rule, pack } = chosen('publicity.max', '2026-04-07', {}, book)
    expect({ pack, term: rule.term }).toEqual({ pack: 'ndrc-2026-36@2', term: { count: 5, unit: 'years' } })
  })

  it('remembers what it chose', () => {
    expect(chosen('objection.mark', '2026-04-07')).toBe(chosen('objection.mark', '2026-04-07'))
  })

  it('throws on a topic that nobody answers, and on rules that tie', () => {
    expect(() => chosen('objection.mark', '2026-04-07', {}, ruleBookWith({ packs: [] }))).toThrow(
      'No rule pack answers objection.mark',
    )
    const twin = packs.filter(({ id }) => id === 'sh-2017-credit-regulation').map((pack) => ({ ...pack, id: 'twin' }))
    expect(() => chosen('objection.mark', '2026-04-07', {}, ruleBookWith({ packs: [...packs, ...twin] }))).toThrow(
      'tie',
    )
  })
})

function lengthened(pack: RulePack): RulePack {
  return {
    ...pack,
    rules: pack.rules.map((rule) =>
      rule.topic === 'publicity.max' ? { ...rule, term: { count: 5, unit: 'years' } } : rule,
    ),
  }
}
