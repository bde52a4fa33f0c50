import type { Pool } from 'pg'

const measureEveryMs = 10_000
// A slower answer tells little of when it was given.
const quickAnswerMs = 1_000

/**
 * Real time by PostgreSQL's clock, in milliseconds since 1970, never ahead of it. Between two measurements a clock
 * counts on that nobody sets; that of this process's machine, which may be wrong, is not asked. Rejects when PostgreSQL
 * has never answered.
 */
export function databaseTime(pool: Pick<Pool, 'query'>): () => Promise<number> {
  let base: { readonly time: number; readonly at: number } | undefined
  let again = -Infinity
  let measuring: Promise<void> | undefined

  async function measure(): Promise<void> {
    const asked = performance.now()
    const { rows } = await pool.query<{ time: number }>({
      name: 'database-time',
      text: 'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS time',
    })
    const at = performance.now()
    again = at + measureEveryMs
    // The answer was given before it came, so the time that it names is taken for that of its coming: late, not early.
    if (rows[0] && (base === undefined || at - asked <= quickAnswerMs)) base = { time: rows[0].time, at }
  }

  return async () => {
    if (performance.now() >= again) {
      measuring ??= measure().finally(() => (measuring = undefined))
      // A database that is away is told by what the time is asked for; what was measured before holds on.
      await measuring.catch((error: unknown) => {
        if (base === undefined) throw error
      })
    }
    if (base === undefined) throw new Error('PostgreSQL has not told the time')
    return base.time + performance.now() - base.at
  }
}
