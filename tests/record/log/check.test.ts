import { describe, expect, it, vi } from 'vitest'
import { diceOf } from '../../../fictitious/random-lives.ts'
import { faultText } from '../../../record/log/faults.ts'
import { attacks } from './attacks.ts'
import { check, goodWorld } from './world.ts'

// Tens of seconds of hashing on a busy machine.
vi.setConfig({ testTimeout: 240_000 })

const attacksOfEachKind = 200
const cleanRuns = 1_000

describe('the check of the log', () => {
  it(`gives no false alarm in ${cleanRuns} clean runs`, () => {
    let [erasures, items] = [0, 0]
    for (let seed = 1; seed <= cleanRuns; seed += 1) {
      const world = goodWorld(diceOf(seed))
      const { faults, size } = check(world)
      expect(faults, `seed ${seed}`).toEqual([])
      erasures += world.erasures.length
      items += size
    }
    expect(erasures).toBeGreaterThan(cleanRuns / 5)
    expect(items).toBeGreaterThan(cleanRuns * 20)
  })

  it.each(Object.keys(attacks))(
    `finds each of ${attacksOfEachKind} attacks of the kind %s, and its first harm`,
    (kind) => {
      for (let seed = 1; seed <= attacksOfEachKind; seed += 1) {
        const dice = diceOf(seed * 7919)
        const world = goodWorld(dice)
        const harm = attacks[kind]!(world, dice, seed % 2 === 0)
        const { faults } = check(world)
        const first = faults.find(({ position, caseNo }) => position !== undefined || caseNo !== undefined)
        const named = harm.position === undefined ? { caseNo: first?.caseNo } : { position: first?.position }
        expect(named, `seed ${seed}: ${JSON.stringify(faults[0])}`).toEqual(harm)
      }
    },
  )

  it('says what is wrong in both languages', () => {
    const fault = { code: 'entry.changed', position: 41, caseNo: 'BH-2026-000001', caseSeq: 3 } as const
    expect(faultText(fault)).toEqual({
      zh: '案件BH-2026-000001第3条，日志第42项：台账条目与入链时的内容不符：被改动过，或其密钥被改动或删除。',
      en: 'BH-2026-000001 entry 3, item 42 of the log: the ledger entry is not what was logged: it was changed, or its key was.',
    })
  })
})
