import type { TrendPoint } from '../../../../database/queries/supervision/rectifications.ts'
import { RateBar } from '../../../charts/rate-bar.tsx'
import { useSay } from '../../../kit/visit.ts'
import { percent } from '../rates.ts'
import { texts } from './texts.ts'

interface Props {
  /** Per cent; null while no term has ended. */
  readonly rate: number | null
  readonly target: number
  /** Whether these are of one district; of several together the target is the usual one, and not that of each. */
  readonly ofOne: boolean
  /** How many districts do not reach their own target. */
  readonly missed: number
  /** The rate at the ends of months up to today; absent where it is of something else. */
  readonly trend?: readonly TrendPoint[]
}

/** Points of a per cent to one decimal place, with their sign. */
const points = (value: number) => `${value > 0 ? '+' : ''}${Math.round(value * 10) / 10}`

/** The answer itself: the rate, how far it is from its target, and from where it stood at the end of the month before. */
export function Headline({ rate, target, ofOne, missed, trend = [] }: Props) {
  const say = useSay()
  if (rate === null) return null
  const gap = Math.round((target - rate) * 10) / 10
  const isReached = gap <= 0 && missed === 0
  const words = ofOne ? (gap > 0 ? texts.gap : texts.noGap) : gap > 0 ? texts.usualGap : texts.usualReached
  const last = trend.at(-2)
  const before = last ? percent(last.done, last.done + last.overdue) : null
  return (
    <section class="headline" aria-label={say(texts.rate)}>
      <p class={isReached ? 'figure figure-done' : 'figure figure-late'}>{rate} %</p>
      <div>
        <p>
          <strong>{say(words, { target, gap })}</strong>
        </p>
        <RateBar rate={rate} lines={[target]} reached={isReached} />
        {last && before !== null ? (
          <p class="hint">{say(texts.since, { on: last.on, before, change: points(rate - before) })}</p>
        ) : null}
      </div>
    </section>
  )
}
