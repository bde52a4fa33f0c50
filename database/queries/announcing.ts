import type { Pool } from 'pg'
import type { Proof } from './accounts.ts'

/** An entity's account of which not everybody knows yet. */
export interface Unannounced {
  readonly entityCode: string
  readonly provedBy: Proof | null
  /** The cases whose codes it has used. */
  readonly cases: readonly string[]
}

/** An account of an entity that has to be told of; undefined for all others. */
export async function readUnannounced(pool: Pool, id: string): Promise<Unannounced | undefined> {
  const { rows } = await pool.query<Unannounced>(
    `SELECT entity_code AS "entityCode", proved_by AS "provedBy",
       ARRAY(SELECT case_no FROM account_cases WHERE account = accounts.id) AS cases
     FROM accounts WHERE id = $1 AND role = 'entityAgent' AND announced_at IS NULL`,
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
