import type { Pool } from 'pg'
import type { Proof } from './accounts.ts'

/** An entity's account of which not everybody knows yet. */
export interface Unannounced {
  readonly entityCode: string
  readonly provedBy: Proof | null
  /** The cases whose codes it has used. */
  readonly cases: readonly string[]
  /** The operator who has made it; null where a code or the portal has. */
  readonly madeBy: string | null
  /** The two officials who have seen of it that it speaks for its entity. */
  readonly seenBy: string | null
  readonly confirmedBy: string | null
}

/** An account of an entity that has to be told of; undefined for all others. */
export async function readUnannounced(pool: Pool, id: string): Promise<Unannounced | undefined> {
  const { rows } = await pool.query<Unannounced>(
    `SELECT entity_code AS "entityCode", proved_by AS "provedBy",
       ARRAY(SELECT case_no FROM account_cases WHERE account = accounts.id) AS cases,
       (SELECT actor FROM operator_acts WHERE act = 'accountCreated' AND about = accounts.id LIMIT 1) AS "madeBy",
       proposed_by AS "seenBy", confirmed_by AS "confirmedBy"
     FROM accounts LEFT JOIN account_proofs ON account = accounts.id AND confirmed_by IS NOT NULL
     WHERE id = $1 AND role = 'entityAgent' AND announced_at IS NULL`,
    [id],
  )
  return rows[0]
}

/** Notes that everybody has been told. */
export async function noteAnnounced(pool: Pool, id: string): Promise<void> {
  await pool.query('UPDATE accounts SET announced_at = now() WHERE id = $1', [id])
}

/** The open cases of an entity, whichever agency has them. */
export async function listOpenCasesOf(pool: Pool, entityCode: string): Promise<string[]> {
  const { rows } = await pool.query<{ case_no: string }>(
    'SELECT case_no FROM cases WHERE entity_code = $1 AND closed_on IS NULL ORDER BY case_no',
    [entityCode],
  )
  return rows.map((row) => row.case_no)
}
