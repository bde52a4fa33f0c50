import { describe, expect, it } from 'vitest'
import { spreadsOf } from '../../../../../web/screens/supervision/consistency/spread.ts'

const of = (...pairs: readonly [number, number][]) =>
  pairs.map(([value, count]) => ({ listType: 'work-safety-severe', tier: 'serious', value, count }))

describe('values of like cases', () => {
  it('are judged by their middle, from eight cases on', () => {
    const [spread] = spreadsOf(of([10, 2], [30, 9], [35, 3], [90, 1]))
    expect(spread).toMatchObject({ cases: 15, middle: 30, least: 10, most: 90, outliers: 3 })
    expect(spread!.dots.filter(({ out }) => out).map(({ value }) => value)).toEqual([10, 90])
    expect(spreadsOf(of([30, 6], [90, 1]))[0]).toMatchObject({ outliers: 0 })
  })

  it('have the middle of two where their number is even', () => {
    expect(spreadsOf(of([10, 1], [20, 1]))[0]!.middle).toBe(15)
  })
})
