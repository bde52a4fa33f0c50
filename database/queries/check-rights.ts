import type { Pool } from 'pg'
import type { CheckRights } from '../../domain/checks/types.ts'

/** Says from now on by which law an account is told of more than the register shows; null ends it. */
export async function setCheckRight(
  pool: Pool,
  account: string,
  covers: keyof CheckRights,
  legalBasis: string | null,
): Promise<void> {
  await pool.query('INSERT INTO check_rights (account, covers, legal_basis) VALUES ($1, $2, $3)', [
    account,
    covers,
    legalBasis,
  ])
}
