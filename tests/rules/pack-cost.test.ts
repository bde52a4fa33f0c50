import { describe, expect, it } from 'vitest'
import type { Rule, RulePack } from '../../domain/law/rulebook-types.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { packs, ruleBook } from '../../rules/index.ts'
import { openQuestion } from '../../rules/open-question.ts'
import { packProblems } from '../../rules/pack-problems.ts'
import { checkNewPack } from '../../rules/publication.ts'

const own = packs.find(({ id }) => id === 'operator-defaults')!
const [first] = own.rules

/** The operator's own settings, and so many rules of one topic more, for fields that nobody has. */
const padded = (count: number): RulePack => ({
  ...own,
  version: own.version + 1,
  rules: [
    ...own.rules,
    ...Array.from({ length: count }, (_, n): Rule => ({ ...first!, id: `P${n}`, fields: [`zz${n}`] })),
  ],
})

/** How often anything of a rule is read while a piece of work is done. */
function looks(pack: RulePack, work: (counted: RulePack) => unknown): number {
  let count = 0
  const counted = (rule: Rule) =>
    new Proxy(rule, {
      get: (target, name) => {
        count += 1
        return Reflect.get(target, name) as unknown
      },
    })
  work({ ...pack, rules: pack.rules.map(counted) })
  return count
}

describe('the work that a pack makes', () => {
  it('grows with its rules and not with their square, when it is held against itself', () => {
    const [some, twice] = [looks(padded(100), packProblems), looks(padded(200), packProblems)]
    expect(twice).toBeLessThan(2 * some)
  })

  it('asks a rule for its own topic only, and for fields that a rule of the topic names', () => {
    const before = packs.filter((pack) => pack !== own)
    const asked = (pack: RulePack) => looks(pack, (counted) => expect(openQuestion(before, counted)).toBeUndefined())
    // A topic is asked on the some ten days on which a pack with it begins or has ended, for five grades at most.
    const lawful = asked(padded(0))
    expect(lawful / own.rules.length).toBeLessThan(200)
    expect((asked(padded(100)) - lawful) / 100).toBeLessThan(200)
  })

  it('has an end: a pack of more rules or fields than any law has is refused', () => {
    const places = (pack: RulePack) => {
      const refusal = checkNewPack(ruleBook, pack)
      return isRefusal(refusal) && (refusal.params['problems'] as { place: string }[]).map(({ place }) => place)
    }
    expect(places(padded(500))).toEqual(['rules'])
    const fields = Array.from({ length: 500 }, (_, n) => `zz${n}`)
    expect(places({ ...padded(0), fields })).toEqual(['fields'])
    const rules = padded(0).rules.map((rule, n) => (n === 3 ? { ...rule, fields } : rule))
    expect(places({ ...padded(0), rules })).toEqual(['rules[3].fields'])
  })
})
