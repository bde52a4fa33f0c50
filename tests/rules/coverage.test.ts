import { describe, expect, it } from 'vitest'
import { packs, ruleBook } from '../../rules/index.ts'
import { sureStarts } from '../../domain/law/topic-starts.ts'
import { topics } from '../../domain/topics.ts'

const fields = [
  '',
  ...new Set(packs.flatMap((pack) => [...(pack.fields ?? []), ...pack.rules.flatMap((rule) => rule.fields ?? [])])),
]
const tiers = ['minor', 'general', 'serious'] as const

describe('what the packs answer', () => {
  it('answers every topic on every day from 2019 to 2040, for every field and tier', () => {
    // Only the days on which a pack begins or ends, and those beside them, can differ from their neighbours.
    const edges = packs.flatMap(({ from, until }) => [from, until ?? from])
    const days = new Set(['2019-01-01', '2040-12-31', ...edges.flatMap((day) => [shift(day, -1), day, shift(day, 1)])])
    let answers = 0
    for (const on of [...days].filter((day) => day >= '2019-01-01')) {
      for (const topic of topics) {
        for (const field of fields) {
          for (const tier of tiers) {
            const { rule } = ruleBook.resolve(topic, { on, field, tier })
            expect(rule.term !== undefined || topic === 'district.rate', `${topic} on ${on}`).toBe(true)
            answers += 1
          }
          ruleBook.resolve(topic, { on, field, tier: 'serious', starts: sureStarts(topic) })
          if (!topic.startsWith('publicity.m')) ruleBook.resolve(topic, { on, field })
        }
      }
    }
    expect(fields.length).toBeGreaterThan(2)
    expect(answers).toBe(
      [...days].filter((day) => day >= '2019-01-01').length * topics.length * fields.length * tiers.length,
    )
  })

  it('gives code the parameters it reads', () => {
    const params = (
      topic: (typeof topics)[number],
      tier: (typeof tiers)[number] = 'serious',
      on = '2026-04-07',
      field = '',
    ) => ruleBook.resolve(topic, { on, field, tier }).rule.params
    expect(params('rectification.term')).toEqual({ remindAt: ['1/2', '4/5', '-3WD'], extensions: 1 })
    expect(params('interview.notice')).toEqual({ moves: 1, noShows: 2, officers: 2 })
    expect(params('objection.verify')).toEqual({ duringVerification: 'mark' })
    expect(params('district.rate')).toEqual({ target: 80, demonstrationTarget: 100 })
    expect(params('publicity.max', 'minor')).toEqual({
      rollOver: false,
      periodStart: 'publicationDate',
      onPublicRegister: false,
    })
    expect(params('publicity.max', 'general', '2026-03-31')).toEqual({ rollOver: false, periodStart: 'decisionDate' })
  })

  it('never rolls a period of publicity over', () => {
    const periods = packs
      .flatMap(({ rules }) => rules)
      .filter(({ topic }) => topic === 'publicity.min' || topic === 'publicity.max')
    expect(periods.length).toBeGreaterThan(15)
    for (const { id, params } of periods) expect(params?.['rollOver'], id).toBe(false)
    expect(ruleBook.addTerm('2026-04-14', { count: 3, unit: 'years' }, { rollOver: false }).dueOn).toBe('2029-04-14')
  })

  it("has an operator's setting for every topic, so that no date is without an answer", () => {
    const own = packs.filter(({ rank }) => rank === 'operator')
    // The ordinance answers by itself, for every field, since before the first day of the operator's settings.
    const ordinance = packs.filter(({ id, until }) => id === 'sh-2017-credit-regulation' && until === undefined).at(-1)!
    const bySelf = ordinance.rules.filter(({ topic, fields }) => topic === 'query.term' && fields === undefined)
    expect({ from: ordinance.from < '2019-01-01', rules: bySelf.length }).toEqual({ from: true, rules: 1 })
    expect(new Set([...own.flatMap(({ rules }) => rules.map(({ topic }) => topic)), 'query.term'])).toEqual(
      new Set(topics),
    )
    for (const { from, until } of own) expect({ from, until }).toEqual({ from: '2019-01-01', until: undefined })
  })
})

function shift(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
