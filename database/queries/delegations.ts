import type { Pool } from 'pg'
import type { Account } from './accounts.ts'
import { accountColumns, accountOf } from './accounts.ts'

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

/** Adds a delegation by the delegator. */
export async function addDelegation(
  pool: Pool,
  given: Pick<Delegation, 'delegator' | 'delegate' | 'fromOn' | 'untilOn' | 'commands' | 'listTypes' | 'reason'>,
): Promise<Delegation> {
  const { rows } = await pool.query<Delegation>(
    `INSERT INTO delegations (delegator, delegate, from_on, until_on, commands, list_types, reason, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $1) RETURNING ${columns}`,
    [given.delegator, given.delegate, given.fromOn, given.untilOn, given.commands, given.listTypes, given.reason],
  )
  return rows[0]!
}

/** The delegations that an account has given or received, the newest first; every one when no account is named. */
export async function listDelegations(pool: Pool, account: string | undefined): Promise<Delegation[]> {
  const { rows } = await pool.query<Delegation>(
    `SELECT ${columns} FROM delegations WHERE $1::text IS NULL OR delegator = $1 OR delegate = $1
     ORDER BY delegations.created_at DESC, delegations.id`,
    [account ?? null],
  )
  return rows
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
       AND disabled_at IS NULL ORDER BY delegations.created_at`,
    [delegate, delegator, today],
  )
  if (rows.length === 0) return undefined
  return { account: accountOf(rows[0]), delegations: rows.map(({ commands, listTypes }) => ({ commands, listTypes })) }
}
