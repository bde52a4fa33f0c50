import type { Pool } from 'pg'

/** What an officer has seen of whoever holds an entity's account. */
export interface SeenProof {
  readonly account: string
  readonly caseNo: string
  readonly kind: 'receipt' | 'identity'
  readonly seen: string
  readonly proposedBy: string
}

/** Keeps what was seen; false unless the account reaches the case by its code and is not proved yet. */
export async function proposeProof(
  pool: Pool,
  { account, caseNo, kind, seen, proposedBy }: SeenProof,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `INSERT INTO account_proofs (account, case_no, kind, seen, proposed_by)
     SELECT account_cases.account, case_no, $3, $4, $5 FROM account_cases JOIN accounts ON accounts.id = account
     WHERE account = $1 AND case_no = $2 AND proved_by IS NULL
     ON CONFLICT (account) DO UPDATE SET case_no = excluded.case_no, kind = excluded.kind, seen = excluded.seen,
       proposed_by = excluded.proposed_by, proposed_at = now() WHERE account_proofs.confirmed_by IS NULL`,
    [account, caseNo, kind, seen, proposedBy],
  )
  return rowCount === 1
}

/** Who has said what was seen in a case, while nobody has confirmed it. */
export async function findProposer(pool: Pool, account: string, caseNo: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ proposedBy: string }>(
    `SELECT proposed_by AS "proposedBy" FROM account_proofs WHERE account = $1 AND case_no = $2 AND confirmed_by IS NULL`,
    [account, caseNo],
  )
  return rows[0]?.proposedBy
}

/** Confirms by a second person what was seen, and lets the account speak for its entity; both or neither. */
export async function confirmProof(pool: Pool, account: string, caseNo: string, by: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `WITH confirmed AS (
       UPDATE account_proofs SET confirmed_by = $3, confirmed_at = now()
       WHERE account = $1 AND case_no = $2 AND confirmed_by IS NULL AND proposed_by <> $3 RETURNING account
     )
     UPDATE accounts SET proved_by = 'paper', announced_at = NULL FROM confirmed
     WHERE accounts.id = confirmed.account AND proved_by IS NULL`,
    [account, caseNo, by],
  )
  return rowCount === 1
}
