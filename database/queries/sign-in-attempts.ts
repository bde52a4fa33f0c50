import type { Pool } from 'pg'

/** After this many failures in a row a name is locked from there: first for a quarter of an hour, then twice as long each time. */
const failuresAllowed = 5

// A day without a failure begins anew.
const failuresNow = `CASE WHEN attempts.last_at < now() - interval '1 day' THEN 1 ELSE attempts.failures + 1 END`

/** Of a row of sign_in_attempts: it no longer counts. */
export const attemptIsOver = `last_at < now() - interval '1 day' AND (locked_until IS NULL OR locked_until < now())`

/** Who tries a name from where, both as hashes; the empty source stands for all strange places together. */
export interface Attempt {
  readonly nameHash: string
  readonly source: string
}

/**
 * Counts an attempt before it is judged, so that many at once are no way around the lock. Answers until when the name is
 * locked from there when it is; the attempt then does not count.
 */
export async function countAttempt(
  pool: Pool,
  { nameHash, source }: Attempt,
  allowed = failuresAllowed,
): Promise<{ lockedUntil: Date } | undefined> {
  const { rowCount } = await pool.query(
    `INSERT INTO sign_in_attempts AS attempts (name_hash, source, failures, last_at) VALUES ($1, $3, 1, now())
     ON CONFLICT (name_hash, source) DO UPDATE SET failures = ${failuresNow}, last_at = now(),
       locked_until = CASE WHEN (${failuresNow}) % $2 = 0
         THEN now() + least(interval '24 hours', interval '15 minutes' * 2 ^ least(((${failuresNow}) / $2 - 1), 10)) END
     WHERE attempts.locked_until IS NULL OR attempts.locked_until <= now()`,
    [nameHash, allowed, source],
  )
  if (rowCount === 1) return undefined
  const { rows } = await pool.query<{ lockedUntil: Date }>(
    'SELECT locked_until AS "lockedUntil" FROM sign_in_attempts WHERE name_hash = $1 AND source = $2',
    [nameHash, source],
  )
  return rows[0]
}

/** Until when each of some names is locked from any place, by their hashes; those that are not locked are missing. */
export async function listLocks(pool: Pool, nameHashes: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await pool.query<{ nameHash: string; until: Date }>(
    `SELECT name_hash AS "nameHash", max(locked_until) AS until FROM sign_in_attempts
     WHERE name_hash = ANY($1) AND locked_until > now() GROUP BY name_hash`,
    [nameHashes],
  )
  return new Map(rows.map(({ nameHash, until }) => [nameHash, until]))
}

/** Forgets the failures of a name from one place, since it has signed in from there; without a place from everywhere. */
export async function forgetAttempts(pool: Pool, nameHash: string, source?: string): Promise<void> {
  await pool.query('DELETE FROM sign_in_attempts WHERE name_hash = $1 AND ($2::text IS NULL OR source = $2)', [
    nameHash,
    source ?? null,
  ])
}
