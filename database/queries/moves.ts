import type { Pool } from 'pg'
import type { Account } from './accounts.ts'
import { inTransaction } from '../transaction.ts'

/**
 * Gives an account of staff another role and place, and ends the delegations that it has given or received and that still
 * stand: they were between people of one agency. False when no member of staff has such an account.
 */
export async function moveAccount(
  pool: Pool,
  { id, role, agency, district }: Pick<Account, 'id' | 'role' | 'agency' | 'district'>,
  { by, today }: { readonly by: string; readonly today: string },
): Promise<boolean> {
  return await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE accounts SET role = $2, agency = $3, district = $4
       WHERE id = $1 AND role <> 'entityAgent' AND NOT is_system`,
      [id, role, agency ?? null, district ?? null],
    )
    if (rowCount !== 1) return false
    await client.query(
      `UPDATE delegations SET revoked_at = now(), revoked_by = $2
       WHERE (delegator = $1 OR delegate = $1) AND revoked_at IS NULL AND until_on >= $3::date`,
      [id, by, today],
    )
    return true
  })
}
