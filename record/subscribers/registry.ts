import type { Pool } from 'pg'
import { takenConstraint } from '../../database/errors.ts'
import { dependenceOf } from '../../database/queries/second-person.ts'
import { inTransaction } from '../../database/transaction.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Registration } from './registration.ts'

/** A registration that somebody has proposed, with what a second person has said. */
export interface SubscriberProposal {
  readonly id: string
  readonly code: string
  readonly registration: Registration
  readonly reason: string
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly decision: 'approved' | 'rejected' | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly comments: string | null
}

/** A subscriber as it is registered, and how its lane stands. */
export interface Subscriber {
  readonly code: string
  readonly registration: Registration
  readonly registeredAt: Date
  readonly disabledAt: Date | null
  readonly disabledBy: string | null
  readonly disabledWhy: string | null
  /** Up to which position of the stream it has been told. */
  readonly position: number
  readonly failingSince: Date | null
  readonly said: string | null
  readonly triesAt: Date | null
  readonly takenAt: Date | null
}

const proposalColumns = `id, code, registration, reason, proposed_by AS "proposedBy", proposed_at AS "proposedAt", decision,
  decided_by AS "decidedBy", decided_at AS "decidedAt", comments`
const columns = `code, registration, registered_at AS "registeredAt", disabled_at AS "disabledAt", disabled_by AS "disabledBy",
  disabled_why AS "disabledWhy", position, failing_since AS "failingSince", said, tries_at AS "triesAt", taken_at AS "takenAt"`

/** Proposes a registration; refuses while another of the same code waits for its second person. */
export async function proposeSubscriber(
  pool: Pool,
  given: {
    readonly code: string
    readonly registration: Registration
    readonly reason: string
    readonly by: string
  },
): Promise<SubscriberProposal | Refusal> {
  try {
    const { rows } = await pool.query<SubscriberProposal>(
      `INSERT INTO subscriber_proposals (code, registration, reason, proposed_by) VALUES ($1, $2, $3, $4)
       RETURNING ${proposalColumns}`,
      [given.code, JSON.stringify(given.registration), given.reason, given.by],
    )
    return rows[0]!
  } catch (error) {
    if (takenConstraint(error) === undefined) throw error
    return refuse('subscriber.waits', { code: given.code })
  }
}

/** A second person's word on a proposal. */
export interface SubscriberDecision {
  readonly id: string
  readonly by: string
  readonly decision: 'approved' | 'rejected'
  readonly comments: string
}

/**
 * Approves a proposal, and so registers it, or rejects it, which its proposer may do too. Refuses the proposer, and an
 * account that one person may have together with the proposer's. Whoever is told of other records than before, or somewhere
 * else, is told anew from the beginning.
 */
export async function decideSubscriber(
  pool: Pool,
  { id, by, decision, comments }: SubscriberDecision,
): Promise<SubscriberProposal | Refusal> {
  return await inTransaction(pool, async (db) => {
    const { rows } = await db.query<SubscriberProposal>(
      `SELECT ${proposalColumns} FROM subscriber_proposals WHERE id = $1 FOR UPDATE`,
      [id],
    )
    const found = rows[0]
    if (!found) return refuse('subscriber.noProposal')
    if (found.decision !== null) return found.decidedBy === by ? found : refuse('subscriber.decided')
    if (decision === 'approved') {
      if (found.proposedBy === by) return refuse('subscriber.samePerson')
      const dependence = await dependenceOf(db, { first: found.proposedBy, second: by, since: found.proposedAt })
      if (dependence) return refuse(dependence)
      await db.query(
        `INSERT INTO subscribers (code, registration, proposal) VALUES ($1, $2, $3)
         ON CONFLICT (code) DO UPDATE SET registration = EXCLUDED.registration, proposal = EXCLUDED.proposal,
           position = CASE WHEN subscribers.registration - $4::text[] = EXCLUDED.registration - $4::text[]
             THEN subscribers.position ELSE 0 END,
           failures = 0, failing_since = NULL, said = NULL, tries_at = NULL`,
        [found.code, JSON.stringify(found.registration), id, sayNothingOfRecords],
      )
    }
    const { rows: decided } = await db.query<SubscriberProposal>(
      `UPDATE subscriber_proposals SET decision = $2, decided_by = $3, decided_at = clock_timestamp(), comments = $4
       WHERE id = $1 RETURNING ${proposalColumns}`,
      [id, decision, by, comments],
    )
    return decided[0]!
  })
}

// What may change without a need to tell everything anew.
const sayNothingOfRecords = ['names', 'kind', 'legalBasis', 'contact', 'account', 'address']

/** Stops sending to a subscriber, with who says so and why; undefined when there is none that is enabled. */
export async function disableSubscriber(
  pool: Pool,
  code: string,
  by: string,
  why: string,
): Promise<Subscriber | undefined> {
  const { rows } = await pool.query<Subscriber>(
    `UPDATE subscribers SET disabled_at = now(), disabled_by = $2, disabled_why = $3
     WHERE code = $1 AND disabled_at IS NULL RETURNING ${columns}`,
    [code, by, why.slice(0, 500)],
  )
  return rows[0]
}

/** Sends to a subscriber again, from where it was left. */
export async function enableSubscriber(pool: Pool, code: string): Promise<Subscriber | undefined> {
  const { rows } = await pool.query<Subscriber>(
    `UPDATE subscribers SET disabled_at = NULL, disabled_by = NULL, disabled_why = NULL, failures = 0,
       failing_since = NULL, said = NULL, tries_at = NULL
     WHERE code = $1 AND disabled_at IS NOT NULL RETURNING ${columns}`,
    [code],
  )
  return rows[0]
}

/** Every subscriber, by code. */
export async function listSubscribers(pool: Pool): Promise<Subscriber[]> {
  return (await pool.query<Subscriber>(`SELECT ${columns} FROM subscribers ORDER BY code`)).rows
}

/** One subscriber. */
export async function findSubscriber(pool: Pool, code: string): Promise<Subscriber | undefined> {
  return (await pool.query<Subscriber>(`SELECT ${columns} FROM subscribers WHERE code = $1`, [code])).rows[0]
}

/** The latest proposals, those that wait first. */
export async function listSubscriberProposals(pool: Pool, limit: number): Promise<SubscriberProposal[]> {
  const { rows } = await pool.query<SubscriberProposal>(
    `SELECT ${proposalColumns} FROM subscriber_proposals ORDER BY decision IS NOT NULL, proposed_at DESC, id LIMIT $1`,
    [limit],
  )
  return rows
}

/**
 * Makes the subscriber that the settings name, with the secret they have, where no subscriber of its code was ever
 * registered. Answers whether it was made now: only then has anybody to be told.
 */
export async function registerFirst(
  pool: Pool,
  code: string,
  registration: Registration,
  secret: string,
): Promise<boolean> {
  return await inTransaction(pool, async (db) => {
    const { rowCount } = await db.query(
      `INSERT INTO subscribers (code, registration) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      [code, JSON.stringify(registration)],
    )
    if (rowCount === 0) return false
    await db.query('INSERT INTO subscriber_secrets (subscriber, secret, made_by) VALUES ($1, $2, $3)', [
      code,
      secret,
      'settings',
    ])
    return true
  })
}
