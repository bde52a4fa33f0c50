import type { Pool } from 'pg'
import { addDays } from '../../domain/calendar/days.ts'
import type { LocalDate } from '../../domain/dates.ts'
import type { Dice } from '../../fictitious/payloads.ts'
import { Acts } from './acts.ts'
import type { Play } from './calendar.ts'
import { playInTurns } from './calendar.ts'
import type { Part } from './filling.ts'
import type { Town } from './town.ts'

// Cases begin over these first days, as agencies do not begin them all at once.
const beginWithinDays = 120
const tellEveryMs = 10_000

/** Plays every part to its end; answers with what went wrong, one sentence for each case. */
export async function playAll({
  town,
  parts,
  dice,
  say,
  pool,
  start,
  signal,
}: {
  readonly town: Town
  readonly parts: readonly Part[]
  readonly dice: Dice
  readonly say: (line: string) => void
  readonly pool: Pool
  readonly start: LocalDate
  readonly signal: AbortSignal
}): Promise<string[]> {
  const failures: string[] = []
  let over = 0
  let today = start
  const tell = async () => {
    const { rows } = await pool.query<{ stage: string; n: number }>(
      'SELECT stage, count(*)::integer AS n FROM cases GROUP BY stage ORDER BY n DESC',
    )
    say(`${today}: ${over} of ${parts.length} stories told; ${rows.map(({ stage, n }) => `${n} ${stage}`).join(', ')}`)
  }
  const playOf = ({ story, caseNo, entityCode }: Part): Play => {
    const late = dice(5) === 0
    const begins = addDays(start, 1 + dice(beginWithinDays))
    return async (days) => {
      const acts = new Acts(town, caseNo, entityCode, days)
      try {
        await acts.begin(begins)
        await story.play(acts, late)
      } catch (error) {
        signal.throwIfAborted()
        const failure = `${caseNo} (${story.name}): ${error instanceof Error ? error.message : String(error)}`
        failures.push(failure)
        say(failure)
      }
      over += 1
    }
  }
  const telling = setInterval(() => void tell(), tellEveryMs)
  try {
    const turn = async (to: LocalDate) => {
      signal.throwIfAborted()
      await town.turn(to)
      today = to
    }
    await playInTurns(parts.map(playOf), { start, turn })
  } finally {
    clearInterval(telling)
  }
  return failures
}
