import type { Pool } from 'pg'

/** What is done about who may come in. */
export type Act =
  | 'accountCreated'
  | 'accountOpened'
  | 'accountDisabled'
  | 'accountEnabled'
  | 'accountBound'
  | 'accountUnlocked'
  | 'accountMoved'
  | 'passwordReset'
  | 'sessionsEnded'
  | 'keyMade'
  | 'keyRevoked'
  | 'checkRightSet'
  | 'subscriberProposed'
  | 'subscriberApproved'
  | 'subscriberRejected'
  | 'subscriberDisabled'
  | 'subscriberEnabled'
  | 'subscriberSecretMade'
  | 'subscriberSecretEnded'
  | 'subscriberSentAgain'
  | 'subscriberSkipAsked'
  | 'subscriberSkipped'

export interface OperatorAct {
  readonly id: number
  readonly at: Date
  readonly actor: string
  readonly act: Act
  readonly about: string
  readonly requestId: string
}

/** Keeps an act for good. */
export async function addOperatorAct(pool: Pool, act: Omit<OperatorAct, 'id' | 'at'>): Promise<void> {
  await pool.query('INSERT INTO operator_acts (actor, act, about, request_id) VALUES ($1, $2, $3, $4)', [
    act.actor,
    act.act,
    act.about,
    act.requestId,
  ])
}

/** The acts before one, the newest first. */
export async function listOperatorActs(
  pool: Pool,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<OperatorAct[]> {
  const { rows } = await pool.query<OperatorAct>(
    `SELECT id, at, actor, act, about, request_id AS "requestId" FROM operator_acts
     WHERE $1::bigint IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
    [before ?? null, limit],
  )
  return rows
}
