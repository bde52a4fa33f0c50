import type { Pool } from 'pg'
import { isUnavailable } from '../../database/errors.ts'
import { readOutside } from './outside.ts'
import type { Verification } from './verify.ts'
import { verifyRecord } from './verify.ts'

/** A verification that somebody has asked for, with its result when it is finished. */
export interface AskedVerification {
  readonly id: number
  readonly askedBy: string
  readonly askedAt: Date
  readonly finishedAt: Date | null
  readonly result: Verification | null
  /** Why it ended without a result; null otherwise. */
  readonly failure: string | null
}

const mostAttempts = 3

const columns = `id, asked_by AS "askedBy", asked_at AS "askedAt", finished_at AS "finishedAt", result, failure`

/** Asks for a verification; while one is open it is that one. */
export async function askVerification(pool: Pool, askedBy: string): Promise<AskedVerification> {
  await pool.query('INSERT INTO public.log_verifications (asked_by) VALUES ($1) ON CONFLICT DO NOTHING', [askedBy])
  const [latest] = await listVerifications(pool, 1)
  if (!latest) throw new Error('The verification that was asked for is not there')
  return latest
}

/** The verifications asked for, the newest first. */
export async function listVerifications(pool: Pool, limit: number): Promise<AskedVerification[]> {
  const { rows } = await pool.query<AskedVerification>(
    `SELECT ${columns} FROM public.log_verifications ORDER BY id DESC LIMIT $1`,
    [limit],
  )
  return rows
}

/**
 * Carries out the verification that is open, if any, with the copy that this process keeps. Of several workers one does:
 * it says now and then that it is still at it, and another begins when it says so no more. What nobody has brought to an
 * end after some attempts ends with the reason.
 */
export async function answerVerification({
  pool,
  folder,
  staleMs = 60_000,
  verify = async () => await verifyRecord({ pool, outside: readOutside(folder) }),
}: {
  readonly pool: Pool
  readonly folder: string
  /** After how long without a sign of life another may begin. */
  readonly staleMs?: number
  readonly verify?: () => Promise<Verification>
}): Promise<void> {
  const { rows } = await pool.query<{ id: number; attempts: number }>(
    `UPDATE public.log_verifications SET heartbeat_at = clock_timestamp(), attempts = attempts + 1
     WHERE finished_at IS NULL AND (heartbeat_at IS NULL OR heartbeat_at < clock_timestamp() - $1 * interval '1 millisecond')
     RETURNING id, attempts`,
    [staleMs],
  )
  const [open] = rows
  if (!open) return
  if (open.attempts > mostAttempts)
    return await finish(
      pool,
      open.id,
      null,
      `No worker has finished it in ${mostAttempts} attempts: run npm run verify.`,
    )
  const alive = setInterval(() => {
    const beat =
      'UPDATE public.log_verifications SET heartbeat_at = clock_timestamp() WHERE id = $1 AND finished_at IS NULL'
    // While the database is down nothing can be said; the next beat says it.
    pool.query(beat, [open.id]).catch(() => undefined)
  }, staleMs / 6)
  try {
    await finish(pool, open.id, JSON.stringify(await verify()), null)
  } catch (error) {
    if (open.attempts >= mostAttempts || !isUnavailable(error))
      await finish(pool, open.id, null, `It could not be carried out: ${(error as Error).message}`)
    throw error
  } finally {
    clearInterval(alive)
  }
}

async function finish(pool: Pool, id: number, result: string | null, failure: string | null): Promise<void> {
  await pool.query(
    `UPDATE public.log_verifications SET finished_at = clock_timestamp(), result = $2, failure = $3
     WHERE id = $1 AND finished_at IS NULL`,
    [id, result, failure],
  )
}
