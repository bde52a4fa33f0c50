import { expect, it } from 'vitest'
import { withFuzzHouse } from '../../operations/fuzz/house.ts'
import { allowed, sendHostile } from '../../operations/fuzz/hostile/run.ts'

const count = 1_000

it(`none of ${count} hostile requests holds others up, takes memory beyond its bounds or makes a fault`, async () => {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const report = await withFuzzHouse(say, [0, 2, 6], async (house) => await sendHostile(house, { count, seed: 1, say }))
  expect(report.offences, lines.join('\n')).toEqual([])
  expect(report.sent).toBe(count)
  expect(report.mostGrownBytes).toBeLessThanOrEqual(allowed.residentBytes)
  // Of each kind of answer some were there: the requests were read, and not only turned away at one door.
  expect(Object.keys(report.answers)).toEqual(expect.arrayContaining(['200', '400', '413', '422']))
}, 300_000)
