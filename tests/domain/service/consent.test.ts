import { describe, expect, it } from 'vitest'
import { addDays } from '../../../domain/calendar/days.ts'
import type { CaseState } from '../../../domain/case.ts'
import { consented, consentedFrom, consents, withConsentAct } from '../../../domain/service/consent.ts'
import type { ConsentAct, ServiceState } from '../../../domain/service/types.ts'
import { diceOf } from '../../../fictitious/random-lives.ts'

// 行政处罚法 (2021) Art 61(2) and decision 0032: each paper counts by the day on which it was received. On a day the last one
// that had been received by then decides, whichever was entered first; of one day the one that was entered last.
const first = '2026-04-01'
const day = (n: number) => addDays(first, n)
const days = Array.from({ length: 12 }, (_, n) => day(n - 1))
const after = (...acts: readonly ConsentAct[]) =>
  ({ service: acts.reduce<ServiceState>((before, act) => withConsentAct(before, act), {}) }) as CaseState

/** By the text alone: all acts until the day, the latest of them. */
function expected(acts: readonly ConsentAct[], on: string): boolean {
  const until = acts.filter((act) => act.on <= on)
  const latest = until.map((act) => act.on).reduce((one, other) => (one > other ? one : other), '')
  return until.findLast((act) => act.on === latest)?.given ?? false
}

describe('papers on electronic service', () => {
  it('decide by their days, in whatever order they are entered', () => {
    let tried = 0
    for (let seed = 1; seed <= 6_000; seed += 1) {
      const dice = diceOf(seed)
      const acts = Array.from({ length: 1 + dice(7) }, () => ({ on: day(dice(10)), given: dice(2) === 0 }))
      const state = after(...acts)
      const wrong = days.filter((on) => consented(state, on) !== expected(acts, on))
      if (consents(state) !== expected(acts, day(10))) wrong.push('today')
      if (wrong.length > 0) expect.fail(`seed ${seed}: ${wrong.join(', ')}`)
      tried += 1
    }
    expect(tried).toBe(6_000)
  })

  it('keep a withdrawal that met no consent when it was entered', () => {
    const [given, taken] = [
      { on: day(4), given: true },
      { on: day(6), given: false },
    ]
    const state = after({ on: day(0), given: true }, taken, { on: day(2), given: false }, given)
    expect([1, 3, 5, 6].map((n) => consented(state, day(n)))).toEqual([true, false, true, false])
    expect(consentedFrom(state)).toBe(day(0))
  })
})
