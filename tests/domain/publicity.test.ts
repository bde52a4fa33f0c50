import { describe, expect, it } from 'vitest'
import { decide } from '../../domain/decide.ts'
import { isRefusal } from '../../domain/refusal.ts'
import type { RulePack } from '../../domain/law/rulebook-types.ts'
import { packs, ruleBookWith } from '../../rules/index.ts'
import { people } from '../support/people.ts'
import { listed, published } from '../support/life.ts'

const { system } = people

describe('publicity', () => {
  it('is published with its period and ends by itself when the longest period has passed', () => {
    const life = published()
    expect(life.now.publicity).toMatchObject({ from: '2026-04-14', until: '2029-04-14', repairFrom: '2027-04-15' })
    expect(life.on('2029-04-14').try(system, 'publicity.expire', {})?.code).toBe('deadline.notPassed')
    life.on('2029-04-15').do(system, 'publicity.expire', {})
    expect(life.now.undoing).toMatchObject({ reason: 'expired', begunOn: '2029-04-15' })
  })

  it('keeps shorter periods for general and minor records, and minor ones off the register', () => {
    const general = published({ listType: 'watch-list', tier: 'general', measures: [] }).now.publicity
    expect(general).toMatchObject({ until: '2027-04-14', repairFrom: '2026-07-15', onPublicRegister: true })
    const minor = published({ listType: 'watch-list', tier: 'minor', measures: [] }).now.publicity
    expect(minor).toMatchObject({ until: '2026-07-14', repairFrom: '2026-04-14', onPublicRegister: false })
  })
})

describe('publicity over a change of the law', () => {
  it('keeps the whole law of the day of the decision, not the milder parts of two, where no text settles the transition', () => {
    const twoYears = (pack: RulePack) =>
      pack.rules.map((rule) =>
        rule.topic === 'publicity.min' ? { ...rule, term: { count: 2, unit: 'years' as const } } : rule,
      )
    const changed = packs.map((pack): RulePack => {
      if (pack.id === 'ndrc-2023-58') return { ...pack, until: '2026-04-11' }
      return pack.id === 'ndrc-2026-36' ? { ...pack, from: '2026-04-12', rules: twoYears(pack) } : pack
    })
    const life = listed().do(people.entity, 'publicity.waivePreview', { statement: '同意' }).on('2026-04-14')
    const context = { ...life.context(system), rules: ruleBookWith({ packs: changed }) }
    const decision = decide(life.now, { type: 'publicity.publish', payload: {} }, context)
    if (isRefusal(decision)) throw new Error(decision.code)
    const opened = decision[0]?.opens?.map(({ key, pack }) => [key, pack])
    expect(opened).toEqual([
      ['publicity.min', 'ndrc-2023-58@1'],
      ['publicity.max', 'ndrc-2023-58@1'],
    ])
  })
})
