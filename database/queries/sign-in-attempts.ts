import type { Pool } from 'pg'

/** After this many failures in a row a name is locked: first for a quarter of an hour, then twice as long each time. */
const failuresAllowed = 5

// A day without a failure begins anew.
const failuresNow = `CASE WHEN attempts.last_at < now() - interval '1 day' THEN 1 ELSE attempts.failures + 1 END`

/** Of a row of sign_in_attempts: it no longer counts. */
export const attemptIsOver = `last_at < now() - interval '1 day' AND (locked_until IS NULL OR locked_until < now())`

/**
 * Counts an attempt before it is judged, so that many at once are no way around the lock. Answers until when the name is
 * locked when it is; the attempt then does not count.
 */
export async function countAttempt(pool: Pool, nameHash: string): Promise<{ lockedUntil: Date } | undefined> {
  const { rowCount } = await pool.query(
    `INSERT INTO sign_in_attempts AS attempts (name_hash, failures, last_at) VALUES ($1, 1, now())
     ON CONFLICT (name_hash) DO UPDATE SET failures = ${failuresNow}, last_at = now(),
       locked_until = CASE WHEN (${failuresNow}) % $2 = 0
         THEN now() + least(interval '24 hours', interval '15 minutes' * 2 ^ ((${failuresNow}) / $2 - 1)) END
     WHERE attempts.locked_until IS NULL OR attempts.locked_until <= now()`,
    [nameHash, failuresAllowed],
  )
  if (rowCount === 1) return undefined
  const { rows } = await pool.query<{ lockedUntil: Date }>(
    'SELECT locked_until AS "lockedUntil" FROM sign_in_attempts WHERE name_hash = $1',
    [nameHash],
  )
  return rows[0]
}

/** Forgets the failures of a name: it has signed in, or an operator has unlocked it. */
export async function forgetAttempts(pool: Pool, nameHash: string): Promise<void> {
  await pool.query('DELETE FROM sign_in_attempts WHERE name_hash = $1', [nameHash])
}
