import { expect, it } from 'vitest'
import { gentleRests, restsOf } from '../../../record/log/rests.ts'

const hour = 3_600_000

/** How long it takes in all at one pace, which is asked anew as it goes on. */
function hoursFor(workHours: number): number {
  const pieces = 1_000
  let ms = 0
  for (let done = 1; done <= pieces; done += 1) {
    const piece = (workHours * hour) / pieces
    ms += piece * (1 + gentleRests(piece * done, { done, left: pieces - done }))
  }
  return ms / hour
}

it('works a twentieth of the time where six hours are enough for that', () => {
  expect(hoursFor(0.25)).toBeCloseTo(5, 1)
})

it('is through within six hours, the more work the less rest', () => {
  for (const workHours of [0.4, 0.7, 1]) expect(hoursFor(workHours), `${workHours} h`).toBeLessThanOrEqual(6.01)
})

it('never works more than a fifth of the time, however much there is', () => {
  expect(hoursFor(5)).toBeCloseTo(25, 0)
})

it('does not rest long where all is over at once', () => {
  expect(gentleRests(300, { done: 900, left: 100 })).toBe(4)
  expect(gentleRests(0, { done: 0, left: 70_000_000 })).toBe(4)
})

it('tells what it rests by all the work that it has done', async () => {
  const told: number[] = []
  const rests = restsOf({ restsPerWork: (workedMs) => (told.push(workedMs), 0) })
  for (let piece = 0; piece < 3; piece += 1) {
    const until = Date.now() + 20
    while (Date.now() < until);
    expect(await rests.isInterrupted(() => undefined)).toBe(false)
  }
  expect(told).toHaveLength(3)
  expect(told[0]).toBeGreaterThanOrEqual(20)
  expect(told[2]).toBeGreaterThanOrEqual(60)
})
