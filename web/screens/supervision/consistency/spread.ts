import type { LikeDot } from '../../../../database/queries/supervision/like-cases.ts'
import type { Dot } from '../../../charts/dots.tsx'

/** Cases of one list and tier, and how far their values lie apart. */
export interface Spread {
  readonly listType: string
  readonly tier: string
  readonly cases: number
  readonly middle: number
  readonly least: number
  readonly most: number
  readonly dots: readonly Dot[]
  /** Cases far from the others. */
  readonly outliers: number
}

/** Fewer cases than this say nothing of what is usual. */
const enough = 8
/** How many times the usual distance from the middle is far; the usual share of a normal spread beyond it is 1 in 400. */
const farTimes = 3
/** Makes the median distance comparable with a standard deviation. */
const scale = 1.4826

/** Groups equal values, and marks those that lie far from the middle of at least eight like cases. */
export function spreadsOf(dots: readonly LikeDot[]): Spread[] {
  const groups = new Map<string, LikeDot[]>()
  for (const dot of dots)
    groups.set(`${dot.listType} ${dot.tier}`, [...(groups.get(`${dot.listType} ${dot.tier}`) ?? []), dot])
  return [...groups.values()].map(spreadOf).toSorted((a, b) => b.outliers - a.outliers || b.cases - a.cases)
}

function spreadOf(group: readonly LikeDot[]): Spread {
  const [{ listType, tier }] = group as [LikeDot]
  const cases = group.reduce((sum, { count }) => sum + count, 0)
  const middle = median(group)
  const distances = group.map(({ value, count }) => ({ value: Math.abs(value - middle), count }))
  // Where most are equal the distance would be nothing: then a tenth of the middle is taken.
  const usual = Math.max(scale * median(distances), middle / 10, 1)
  const dots = group.map(({ value, count }) => ({
    value,
    count,
    out: cases >= enough && Math.abs(value - middle) > farTimes * usual,
  }))
  return {
    listType,
    tier,
    cases,
    middle,
    least: Math.min(...group.map(({ value }) => value)),
    most: Math.max(...group.map(({ value }) => value)),
    dots,
    outliers: dots.reduce((sum, { count, out }) => sum + (out ? count : 0), 0),
  }
}

/** The middle of values that each occur some times. */
function median(values: readonly { readonly value: number; readonly count: number }[]): number {
  const sorted = values.toSorted((a, b) => a.value - b.value)
  const total = sorted.reduce((sum, { count }) => sum + count, 0)
  const at = (n: number) => {
    let seen = 0
    return sorted.find(({ count }) => (seen += count) > n)!.value
  }
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2
}
