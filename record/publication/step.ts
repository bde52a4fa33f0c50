import type { RuleBook } from '../../domain/law/rulebook-types.ts'
import { shanghaiDate, shanghaiMidnight } from '../clock.ts'
import type { Record } from '../execution.ts'
import { lawReader, lawRefreshMs } from '../law.ts'
import { firstDay } from './basis.ts'
import { countPage } from './count.ts'
import { movePage, settlePage } from './move.ts'
import type { MovedCase } from './move.ts'
import type { PublicationWork } from './publications.ts'
import { findWork } from './publications.ts'

/**
 * One step of a publication: whether more follows, in how many milliseconds or (`turn`) when a standing clock has been
 * turned, and moved cases to tell conductors of.
 */
export interface Step {
  readonly next: 'more' | 'turn' | 'over'
  readonly waitMs: number
  readonly moved: readonly MovedCase[]
}

/** Thrown for a publication that the record does not have; trying again would not help. */
class UnknownPublication extends Error {
  override readonly name = 'UnknownPublication'
}

// With more open cases than this their conductors are left to the sweep, so that moving need not wait for them.
const tellAtMost = 1_000

// A process decides on a law at most so old, and a statement that it has begun may take 15 s.
const oldLawGoneMs = 15_000 + 3 * lawRefreshMs

/** Takes the steps of publications: each does a page of cases, and may be taken again after a crash. */
export function publicationSteps(record: Record): (id: string) => Promise<Step> {
  const readLaw = lawReader(record.pool)
  return async (id) => {
    const work = await findWork(record.pool, id)
    if (!work) throw new UnknownPublication(`No publication ${id} in the record`)
    const law = await readLaw()
    switch (work.stage) {
      case 'counting':
        await countPage(record, work, law)
        return more(work, [])
      case 'moving': {
        const waitMs = untilFirstDay(record, work, law, await record.clock.now())
        if (waitMs > 0 && record.clock.stands) return { next: 'turn', waitMs: 0, moved: [] }
        return waitMs > 0
          ? { next: 'more', waitMs, moved: [] }
          : more(work, await movePage({ ...record, rules: law }, work))
      }
      case 'settling': {
        const waitMs = (work.inForceAt?.getTime() ?? 0) + oldLawGoneMs - Date.now()
        return waitMs > 0
          ? { next: 'more', waitMs, moved: [] }
          : more(work, await settlePage({ ...record, rules: law }, work))
      }
      default:
        return { next: 'over', waitMs: 0, moved: [] }
    }
  }
}

function more({ casesTotal }: PublicationWork, moved: readonly MovedCase[]): Step {
  return { next: 'more', waitMs: 0, moved: casesTotal > tellAtMost ? [] : moved }
}

// A pack that was published ahead of its day changes nothing before it.
function untilFirstDay({ clock }: Record, { version }: PublicationWork, law: RuleBook, now: Date): number {
  const from = firstDay(law, version)
  if (from === undefined || from <= shanghaiDate(now)) return 0
  return Math.max(1, clock.realInstant(shanghaiMidnight(from), now) - Date.now())
}
