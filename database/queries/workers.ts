import type { Pool } from 'pg'

/** From how many seconds without a sign of life on a worker counts as gone. */
const goneAfterSeconds = 60

/** Of a row of workers: nobody needs it any more. */
export const workerIsOver = `beat_at < now() - interval '1 day'`

/** Whether anybody does what the calendar and the outside bring. Ages are in real seconds. */
export interface WorkersStanding {
  readonly alive: number
  /** Since the newest sign of life of any worker; null when there has been none in the last day. */
  readonly beatAgeSeconds: number | null
}

/** Notes that a worker lives and takes work. */
export async function noteBeat(pool: Pool, id: string): Promise<void> {
  await pool.query('INSERT INTO workers (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET beat_at = now()', [id])
}

/** Takes a worker off the list that ends by itself. */
export async function dropWorker(pool: Pool, id: string): Promise<void> {
  await pool.query('DELETE FROM workers WHERE id = $1', [id])
}

/** Reads how many workers live, by the clock of the database. */
export async function readWorkers(pool: Pool): Promise<WorkersStanding> {
  const { rows } = await pool.query<WorkersStanding>(
    `SELECT count(*) FILTER (WHERE beat_at > now() - $1 * interval '1 second')::integer AS alive,
       round(extract(epoch FROM now() - max(beat_at)), 1)::float AS "beatAgeSeconds"
     FROM workers WHERE NOT (${workerIsOver})`,
    [goneAfterSeconds],
  )
  return rows[0]!
}
