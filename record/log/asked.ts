import type { Pool } from 'pg'
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
}

const columns = `id, asked_by AS "askedBy", asked_at AS "askedAt", finished_at AS "finishedAt", result`

/** Asks for a verification; while one is open it is that one. */
export async function askVerification(pool: Pool, askedBy: string): Promise<AskedVerification> {
  await pool.query('INSERT INTO log_verifications (asked_by) VALUES ($1) ON CONFLICT DO NOTHING', [askedBy])
  const [latest] = await listVerifications(pool, 1)
  if (!latest) throw new Error('The verification that was asked for is not there')
  return latest
}

/** The verifications asked for, the newest first. */
export async function listVerifications(pool: Pool, limit: number): Promise<AskedVerification[]> {
  const { rows } = await pool.query<AskedVerification>(
    `SELECT ${columns} FROM log_verifications ORDER BY id DESC LIMIT $1`,
    [limit],
  )
  return rows
}

/** Carries out the verification that is open, if any, with the copy that this process keeps. */
export async function answerVerification({
  pool,
  folder,
}: {
  readonly pool: Pool
  readonly folder: string
}): Promise<void> {
  const { rows } = await pool.query<{ id: number }>('SELECT id FROM log_verifications WHERE finished_at IS NULL')
  const [open] = rows
  if (!open) return
  const result = await verifyRecord({ pool, outside: readOutside(folder) })
  await pool.query(
    'UPDATE log_verifications SET finished_at = clock_timestamp(), result = $2 WHERE id = $1 AND finished_at IS NULL',
    [open.id, JSON.stringify(result)],
  )
}
