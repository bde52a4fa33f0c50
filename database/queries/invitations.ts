import type { Pool } from 'pg'
import { takenConstraint } from '../errors.ts'
import type { Account } from './accounts.ts'

/** A code of a notice, as it is kept: only its hash. */
export interface Invitation {
  readonly codeHash: string
  readonly caseNo: string
  readonly entityCode: string
  readonly issuedBy: string
  readonly expiresAt: Date
  /** How many codes the notice had before. */
  readonly generation: number
}

/** Keeps an invitation unless it is there; answers until when it counts. Only the newest of a notice does. */
export async function keepInvitation(pool: Pool, invitation: Invitation): Promise<Date> {
  const { codeHash, caseNo, entityCode, issuedBy, expiresAt, generation } = invitation
  const { rows } = await pool.query<{ expires_at: Date }>(
    `INSERT INTO invitations (code_hash, case_no, entity_code, issued_by, expires_at, generation)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (code_hash) DO UPDATE SET code_hash = excluded.code_hash RETURNING expires_at`,
    [codeHash, caseNo, entityCode, issuedBy, expiresAt, generation],
  )
  return rows[0]!.expires_at
}

/** Whether an invitation could be used now, by the entity where one is given. */
export async function isOpenInvitation(pool: Pool, codeHash: string, entityCode: string | undefined): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT FROM invitations WHERE code_hash = $1 AND used_at IS NULL AND expires_at > now()
       AND ($2::text IS NULL OR entity_code = $2)`,
    [codeHash, entityCode ?? null],
  )
  return rowCount === 1
}

/** How the newest code of a notice stands. */
export interface CurrentInvitation extends Pick<Invitation, 'generation' | 'expiresAt'> {
  readonly usedAt: Date | null
  /** The reviewer who has given the notice this code in place of another; null where it came with the notice's number. */
  readonly givenBy: string | null
}

/** The code that a notice has now; undefined when it has none. */
export async function currentInvitation(pool: Pool, caseNo: string): Promise<CurrentInvitation | undefined> {
  const { rows } = await pool.query<CurrentInvitation>(
    `SELECT generation, expires_at AS "expiresAt", used_at AS "usedAt",
       (SELECT id FROM accounts WHERE id = issued_by AND role = 'reviewer') AS "givenBy"
     FROM invitations WHERE case_no = $1 ORDER BY generation DESC LIMIT 1`,
    [caseNo],
  )
  return rows[0]
}

/** Whether the notice of a case has its number, by which alone a code may be given out. */
export async function hasNumberedNotice(pool: Pool, caseNo: string): Promise<boolean> {
  const { rowCount } = await pool.query(`SELECT FROM letters WHERE case_no = $1 AND kind = 'determinationNotice'`, [
    caseNo,
  ])
  return (rowCount ?? 0) > 0
}

/** What an account that an invitation makes signs in by. */
export interface NewEntityAccount {
  readonly id: string
  readonly name: string
  readonly passwordHash?: string
  readonly providerSubject?: string
  /** The entities for which the portal vouches today. */
  readonly vouched?: readonly string[]
  /** Where it is known already, whom the code has to be for. */
  readonly entityCode?: string
}

/**
 * Uses an invitation up and makes the account that it binds to the entity, both or neither. The account reaches the case of
 * the invitation; one that the person has for the entity already reaches it too from now on, and no longer all of the entity's cases where
 * the portal has ceased to vouch. `used` when there is no such
 * invitation, it is over or another entity's; `taken` when the name of the account is.
 */
export async function redeemInvitation(
  pool: Pool,
  codeHash: string,
  { id, name, passwordHash, providerSubject, vouched = [], entityCode }: NewEntityAccount,
): Promise<Account | 'used' | 'taken'> {
  try {
    const { rows } = await pool.query<{ id: string; entity_code: string; case_no: string }>(
      `WITH code AS (
         SELECT case_no, entity_code FROM invitations
         WHERE code_hash = $1 AND used_at IS NULL AND expires_at > now() AND ($6::text IS NULL OR entity_code = $6)
           AND generation = (SELECT max(generation) FROM invitations AS of_notice WHERE of_notice.case_no = invitations.case_no)
         FOR UPDATE
       ), own AS (
         SELECT accounts.id FROM accounts, code WHERE $5::text IS NOT NULL AND provider_subject = $5
           AND accounts.entity_code = code.entity_code
       ), made AS (
         INSERT INTO accounts (id, name, role, entity_code, password_hash, provider_subject, proved_by)
         SELECT $2, $3, 'entityAgent', entity_code, $4, $5, CASE WHEN entity_code = ANY($7) THEN 'portal' END FROM code
         WHERE NOT EXISTS (SELECT FROM own) RETURNING id
       ), holder AS (SELECT id FROM own UNION ALL SELECT id FROM made), redeemed AS (
         UPDATE invitations SET used_at = now(), used_by = holder.id FROM holder WHERE code_hash = $1
         RETURNING invitations.entity_code, invitations.case_no, holder.id
       ), reach AS (
         INSERT INTO account_cases (account, case_no) SELECT id, case_no FROM redeemed ON CONFLICT DO NOTHING
       ), told AS (
         UPDATE accounts SET announced_at = NULL,
           proved_by = CASE WHEN proved_by = 'portal' AND entity_code <> ALL($7) THEN NULL ELSE proved_by END
         WHERE id IN (SELECT id FROM own)
       )
       SELECT id, entity_code, case_no FROM redeemed`,
      [codeHash, id, name, passwordHash ?? null, providerSubject ?? null, entityCode ?? null, vouched],
    )
    const row = rows[0]
    if (!row) return 'used'
    return { id: row.id, name, role: 'entityAgent', entityCode: row.entity_code, onlyCases: [row.case_no] }
  } catch (error) {
    if (takenConstraint(error) !== undefined) return 'taken'
    throw error
  }
}
