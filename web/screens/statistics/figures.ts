import type { PublicCount, PublicMonth, RepairCounts } from '../../../database/queries/public-statistics.ts'
import type { LocalDate } from '../../../domain/dates.ts'
import { shanghaiDate } from '../../../record/clock.ts'
import type { DoorRecord } from '../../../record/door-record.ts'
import { countMonths, countPublic, countRepairs } from '../../../casework/public-register.ts'

/** What the statistics say, and when it was counted. */
export interface Figures {
  readonly at: Date
  readonly lists: readonly PublicCount[]
  readonly months: readonly PublicMonth[]
  readonly repairs: RepairCounts
}

const freshMs = 5 * 60_000

/** Counts for the public, at most once in five minutes however many ask: nobody can wear the database out with it. */
export function figuresKept(): (record: DoorRecord) => Promise<Figures> {
  let kept: { readonly until: number; readonly figures: Promise<Figures> } | undefined
  return async (record) => {
    if (!kept || kept.until < Date.now()) {
      const figures = count(record)
      kept = { until: Date.now() + freshMs, figures }
      // What failed is counted again by the next who asks.
      figures.catch(() => (kept = undefined))
    }
    return await kept.figures
  }
}

async function count(record: DoorRecord): Promise<Figures> {
  const at = await record.clock.now()
  const names = lastTwelve(shanghaiDate(at))
  const since = `${names[0]}-01`
  const [lists, counted, repairs] = await Promise.all([
    countPublic(record),
    countMonths(record, since),
    countRepairs(record, since),
  ])
  const months = names.map(
    (month) => counted.find((one) => one.month === month) ?? { month, published: 0, ended: 0, repaired: 0 },
  )
  return { at, lists, months, repairs }
}

function lastTwelve(today: LocalDate): string[] {
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  return Array.from({ length: 12 }, (_, n) => last - 11 + n).map(
    (n) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`,
  )
}
