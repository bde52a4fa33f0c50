import { rectificationStates } from '../../../database/queries/supervision/rectifications.ts'
import type {
  RectificationCounts,
  RectificationStanding,
} from '../../../database/queries/supervision/rectifications.ts'
import { districts } from '../../../domain/identifiers/districts.ts'
import type { LocalDate } from '../../../domain/dates.ts'
import type { District } from '../../../domain/identifiers/districts.ts'
import type { RuleBook } from '../../../domain/law/rulebook-types.ts'
import { isDemonstration } from '../../../rules/demonstration.ts'

type Counts = Readonly<Record<RectificationStanding, number>>

/** The target rates in per cent, as the rule in force gives them. */
export interface Targets {
  readonly usual: number
  readonly demonstration: number
}

/** A district with its rectifications, its rate and the target it is held to. */
export interface DistrictRate extends Counts {
  readonly district: District
  readonly rate: number | null
  readonly target: number
  /** Undefined while no term has ended. */
  readonly reached: boolean | undefined
}

/** The standings of rectifications whose term is over or that are done: what a rate is taken of. */
export const over = ['inTime', 'late', 'overdue'] as const
/** Those that are done. */
export const done = ['inTime', 'late'] as const

/** Per cent of `of`, to one decimal place; null of nothing. The same as in the API. */
export const percent = (part: number, of: number): number | null =>
  of === 0 ? null : Math.round((part / of) * 1000) / 10

/** Per cent of the rectifications whose term is over that are done; null while none is over. */
export function rateOf({ inTime, late, overdue }: Counts): number | null {
  return percent(inTime + late, inTime + late + overdue)
}

/** The targets in force on a day. */
export function targetsOn(rules: RuleBook, on: string): Targets {
  const { params } = rules.resolve('district.rate', { on, field: 'any' }).rule
  return { usual: Number(params?.['target']), demonstration: Number(params?.['demonstrationTarget']) }
}

const none: Counts = { inTime: 0, late: 0, overdue: 0, running: 0 }

/** Every district that the reader oversees, also those without a case, in order of their codes, as they stood on a day. */
export function districtRates(
  counts: readonly RectificationCounts[],
  targets: Targets,
  only: string | undefined,
  on: LocalDate,
): DistrictRate[] {
  return districts
    .filter(({ code }) => only === undefined || code === only)
    .map((district) => {
      const found: Counts = counts.find((one) => one.district === district.code) ?? none
      const rate = rateOf(found)
      const target = isDemonstration(district.code, on) ? targets.demonstration : targets.usual
      return { ...found, district, rate, target, reached: rate === null ? undefined : rate >= target }
    })
}

/** All districts together. */
export function together(rates: readonly Counts[]): Counts {
  const sum = (state: RectificationStanding) => rates.reduce((total, one) => total + one[state], 0)
  return Object.fromEntries(rectificationStates.map((state) => [state, sum(state)])) as Record<
    RectificationStanding,
    number
  >
}
