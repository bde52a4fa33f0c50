import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { inTransaction } from '../../database/transaction.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'

/** A secret as it is listed: never with its text. */
export interface ListedSecret {
  readonly id: string
  readonly madeBy: string
  readonly madeAt: Date
}

/** How many hold at once: the one that is in use, and the one that replaces it. */
const mostSecrets = 2

/** A new secret by Standard Webhooks: base64 of 32 random bytes. */
const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`

/** Locks a subscriber's secrets for one act; false when there is no such subscriber. */
const lockSubscriber = 'SELECT FROM subscribers WHERE code = $1 FOR UPDATE'
const countLive = 'SELECT count(*)::integer AS live FROM subscriber_secrets WHERE subscriber = $1 AND ended_at IS NULL'

/** Makes a further secret, whose text is answered here and never again; refuses a third at once. */
export async function makeSecret(
  pool: Pool,
  code: string,
  by: string,
): Promise<{ readonly id: string; readonly secret: string } | Refusal> {
  return await inTransaction(pool, async (db) => {
    if ((await db.query(lockSubscriber, [code])).rowCount === 0) return refuse('subscriber.unknown', { code })
    const { live } = (await db.query<{ live: number }>(countLive, [code])).rows[0]!
    if (live >= mostSecrets) return refuse('subscriber.twoSecrets')
    const secret = newSecret()
    const { rows } = await db.query<{ id: string }>(
      'INSERT INTO subscriber_secrets (subscriber, secret, made_by) VALUES ($1, $2, $3) RETURNING id',
      [code, secret, by],
    )
    return { id: rows[0]!.id, secret }
  })
}

/** Ends a secret; refuses where it is the only one, since what is sent must be signed. */
export async function endSecret(pool: Pool, code: string, id: string): Promise<{ readonly ended: true } | Refusal> {
  return await inTransaction(pool, async (db) => {
    if ((await db.query(lockSubscriber, [code])).rowCount === 0) return refuse('subscriber.unknown', { code })
    const { live } = (await db.query<{ live: number }>(countLive, [code])).rows[0]!
    if (live < mostSecrets) return refuse('subscriber.lastSecret')
    const { rowCount } = await db.query(
      'UPDATE subscriber_secrets SET ended_at = now() WHERE subscriber = $1 AND id = $2 AND ended_at IS NULL',
      [code, id],
    )
    return rowCount === 1 ? { ended: true } : refuse('subscriber.noSecret')
  })
}

/** The secrets that hold, the older first, without their texts. */
export async function listSecrets(pool: Pool, code: string): Promise<ListedSecret[]> {
  const { rows } = await pool.query<ListedSecret>(
    `SELECT id, made_by AS "madeBy", made_at AS "madeAt" FROM subscriber_secrets
     WHERE subscriber = $1 AND ended_at IS NULL ORDER BY made_at, id`,
    [code],
  )
  return rows
}
