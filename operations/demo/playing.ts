import type { Pool } from 'pg'
import { addDays } from '../../domain/calendar/days.ts'
import type { Dice } from '../explore/payloads.ts'
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
  signal,
}: {
  readonly town: Town
  readonly parts: readonly Part[]
  readonly dice: Dice
  readonly say: (line: string) => void
  readonly pool: Pool
  readonly signal: AbortSignal
}): Promise<string[]> {
  const failures: string[] = []
  let over = 0
  const first = await town.today()
  const telling = setInterval(() => void tell(), tellEveryMs)
  const tell = async () => {
    const { rows } = await pool.query<{ stage: string; n: number }>(
      'SELECT stage, count(*)::integer AS n FROM cases GROUP BY stage ORDER BY n DESC',
    )
    say(
      `${await town.today()}: ${over} of ${parts.length} stories told; ${rows.map(({ stage, n }) => `${n} ${stage}`).join(', ')}`,
    )
  }
  try {
    await Promise.all(
      parts.map(async ({ acts, story, caseNo }) => {
        const late = dice(5) === 0
        const begins = addDays(first, 1 + dice(beginWithinDays))
        try {
          await acts.begin(begins)
          signal.throwIfAborted()
          await story.play(acts, late)
        } catch (error) {
          const failure = `${caseNo} (${story.name}): ${error instanceof Error ? error.message : String(error)}`
          failures.push(failure)
          say(failure)
        }
        over += 1
      }),
    )
  } finally {
    clearInterval(telling)
  }
  return failures
}
