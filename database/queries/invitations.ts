import type { Pool } from 'pg'
import { takenConstraint } from '../errors.ts'
import type { Account } from './accounts.ts'

/** Keeps an invitation of a case's entity; only the hash of its code. */
export async function addInvitation(
  pool: Pool,
  invitation: { codeHash: string; caseNo: string; entityCode: string; issuedBy: string; expiresAt: Date },
): Promise<void> {
  await pool.query(
    'INSERT INTO invitations (code_hash, case_no, entity_code, issued_by, expires_at) VALUES ($1, $2, $3, $4, $5)',
    [invitation.codeHash, invitation.caseNo, invitation.entityCode, invitation.issuedBy, invitation.expiresAt],
  )
}

/** Keeps an invitation unless it is there; answers until when it counts. */
export async function keepInvitation(pool: Pool, invitation: Parameters<typeof addInvitation>[1]): Promise<Date> {
  const { rows } = await pool.query<{ expires_at: Date }>(
    `INSERT INTO invitations (code_hash, case_no, entity_code, issued_by, expires_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (code_hash) DO UPDATE SET code_hash = excluded.code_hash RETURNING expires_at`,
    [invitation.codeHash, invitation.caseNo, invitation.entityCode, invitation.issuedBy, invitation.expiresAt],
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

/** What an account that an invitation makes signs in by. */
export interface NewEntityAccount {
  readonly id: string
  readonly name: string
  readonly passwordHash?: string
  readonly providerSubject?: string
  /** Where it is known already, whom the code has to be for. */
  readonly entityCode?: string
}

/**
 * Uses an invitation up and makes the account that it binds to the entity, both or neither. `used` when there is no
 * such invitation, it is over or another entity's; `taken` when the name of the account is.
 */
export async function redeemInvitation(
  pool: Pool,
  codeHash: string,
  { id, name, passwordHash, providerSubject, entityCode }: NewEntityAccount,
): Promise<Account | 'used' | 'taken'> {
  try {
    const { rows } = await pool.query<{ entity_code: string }>(
      `WITH redeemed AS (
         UPDATE invitations SET used_at = now(), used_by = $2
         WHERE code_hash = $1 AND used_at IS NULL AND expires_at > now() AND ($6::text IS NULL OR entity_code = $6)
         RETURNING entity_code
       )
       INSERT INTO accounts (id, name, role, entity_code, password_hash, provider_subject)
       SELECT $2, $3, 'entityAgent', entity_code, $4, $5 FROM redeemed RETURNING entity_code`,
      [codeHash, id, name, passwordHash ?? null, providerSubject ?? null, entityCode ?? null],
    )
    const row = rows[0]
    return row ? { id, name, role: 'entityAgent', entityCode: row.entity_code } : 'used'
  } catch (error) {
    if (takenConstraint(error) !== undefined) return 'taken'
    throw error
  }
}
