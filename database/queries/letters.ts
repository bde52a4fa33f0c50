import type { Pool } from 'pg'
import type { CaseState } from '../../domain/case.ts'

/** A certificate as it was entered in the register of documents, with the case as it stands. */
export interface CertificateRow {
  readonly caseNo: string
  readonly occasion: string
  readonly number: string
  readonly checkCode: string | null
  readonly words: Readonly<Record<string, string>>
  readonly state: CaseState
  /** The days on which repairs of the case were revoked, in order. */
  readonly revokedOn: readonly string[]
}

/** The certificate of repair under a number, as it is written in full. */
export async function findCertificate(pool: Pool, number: string): Promise<CertificateRow | undefined> {
  const { rows } = await pool.query<CertificateRow>(
    `SELECT letters.case_no AS "caseNo", occasion, number, check_code AS "checkCode", facts->'words' AS words, state,
       (SELECT coalesce(array_agg(on_date::text ORDER BY case_seq), '{}') FROM ledger
        WHERE ledger.case_no = letters.case_no AND type = 'repair.revoked') AS "revokedOn"
     FROM letters JOIN cases USING (case_no) WHERE number = $1 AND kind = 'repairCertificate' AND facts IS NOT NULL`,
    [number],
  )
  return rows[0]
}
