import type { Pool } from 'pg'
import type { Account } from './accounts.ts'
import { accountColumns, accountOf } from './accounts.ts'
import type { Page } from './page.ts'
import { pageOf } from './page.ts'
import { inTransaction } from '../transaction.ts'

/** Who stands in for whom, from when to when and for what. */
export interface Delegation {
  readonly id: string
  readonly delegator: string
  readonly delegate: string
  /** First and last day, of Asia/Shanghai. */
  readonly fromOn: string
  readonly untilOn: string
  /** Absent: every command, every list type. */
  readonly commands: readonly string[] | null
  readonly listTypes: readonly string[] | null
  readonly reason: string
  readonly createdAt: Date
  readonly revokedAt: Date | null
  readonly revokedBy: string | null
}

const columns = `delegations.id, delegator, delegate, from_on AS "fromOn", until_on AS "untilOn", commands,
  list_types AS "listTypes", reason, delegations.created_at AS "createdAt", revoked_at AS "revokedAt", revoked_by AS "revokedBy"`

/** How many one delegator may have that still stand, and how many they may give within a day. */
export const mostDelegations = 20

/**
 * Adds a delegation by the delegator; undefined, and nothing is added, when `mostDelegations` of theirs stand on that day, or
 * were given within the last 24 hours: each stays for good, and others read them.
 */
export async function addDelegation(
  pool: Pool,
  given: Pick<Delegation, 'delegator' | 'delegate' | 'fromOn' | 'untilOn' | 'commands' | 'listTypes' | 'reason'>,
  today: string,
): Promise<Delegation | undefined> {
  return await inTransaction(pool, async (client) => {
    // One at a time for each delegator, so that those sent at once are counted.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('delegations of ' || $1, 0))`, [given.delegator])
    const { rows } = await client.query<Delegation>(
      `INSERT INTO delegations (delegator, delegate, from_on, until_on, commands, list_types, reason, created_by)
       SELECT $1, $2, $3, $4, $5, $6, $7, $1 WHERE (
         SELECT greatest(count(*) FILTER (WHERE revoked_at IS NULL AND until_on >= $8::date),
           count(*) FILTER (WHERE created_at > now() - interval '1 day'))
         FROM delegations WHERE delegator = $1) < $9
       RETURNING ${columns}`,
      [
        given.delegator,
        given.delegate,
        given.fromOn,
        given.untilOn,
        given.commands,
        given.listTypes,
        given.reason,
        today,
        mostDelegations,
      ],
    )
    return rows[0]
  })
}

/** The parts of the key by which the list of delegations goes on. */
export const delegationKey = ['number', 'date', 'text'] as const

/**
 * A page of the delegations that an account has given or received, of everybody's when no account is named: those that were
 * not ended early first, then the latest last day first.
 */
export async function listDelegations(
  pool: Pool,
  account: string | undefined,
  { after, limit }: { readonly after?: readonly (string | number)[] | undefined; readonly limit: number },
): Promise<Page<Delegation>> {
  const { rows } = await pool.query<Delegation & { stands: number }>(
    `SELECT * FROM (
       SELECT ${columns}, (revoked_at IS NULL)::integer AS stands FROM delegations
       WHERE $1::text IS NULL OR delegator = $1 OR delegate = $1) AS own
     WHERE $2::integer IS NULL OR (stands, "untilOn", id::text) < ($2, $3::date, $4::text)
     ORDER BY stands DESC, "untilOn" DESC, id::text DESC LIMIT $5`,
    [account ?? null, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit + 1],
  )
  const { items, ...next } = pageOf(rows, limit, ({ stands, untilOn, id }) => [stands, untilOn, id])
  return { items: items.map(({ stands: _stands, ...row }) => row), ...next }
}

/** Ends a delegation that an account has given or received; false when it has none of that id that still stands. */
export async function revokeDelegation(pool: Pool, id: string, by: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE delegations SET revoked_at = now(), revoked_by = $2
     WHERE id = $1 AND revoked_at IS NULL AND (delegator = $2 OR delegate = $2)`,
    [id, by],
  )
  return rowCount === 1
}

/** Whom somebody covers, and by which delegations. */
export interface Cover {
  readonly account: Account
  readonly delegations: readonly Pick<Delegation, 'commands' | 'listTypes'>[]
}

/** The delegations by which one account stands in for another on a day, with that other account while it is in use. */
export async function findStandingIn(
  pool: Pool,
  delegate: string,
  delegator: string,
  today: string,
): Promise<Cover | undefined> {
  const { rows } = await pool.query(
    `SELECT commands, list_types AS "listTypes", ${accountColumns} FROM delegations JOIN accounts ON accounts.id = delegator
     WHERE delegate = $1 AND delegator = $2 AND $3::date BETWEEN from_on AND until_on AND revoked_at IS NULL
       AND disabled_at IS NULL ORDER BY delegations.created_at DESC LIMIT $4`,
    [delegate, delegator, today, mostDelegations],
  )
  if (rows.length === 0) return undefined
  return { account: accountOf(rows[0]), delegations: rows.map(({ commands, listTypes }) => ({ commands, listTypes })) }
}
