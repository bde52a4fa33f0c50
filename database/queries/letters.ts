import type { Pool } from 'pg'
import type { CaseState } from '../../domain/case.ts'

/** A signed checkpoint that a letter is printed with, and the real instant at which it was signed, in ISO form. */
export interface LetterCheckpoint {
  readonly note: string
  readonly at: string
}

/** The checkpoint of a row of letters, under the name `checkpoint`; null where none had been signed. */
export const checkpointColumn = `CASE WHEN checkpoint IS NOT NULL
  THEN json_build_object('note', checkpoint, 'at', checkpoint_at) END AS checkpoint`

/** A letter that anybody may check, as it was entered in the register of documents, with the case as it stands. */
interface CheckableRow {
  readonly caseNo: string
  readonly occasion: string
  readonly number: string
  readonly checkCode: string | null
  /** The checkpoint of the log that it is printed with. */
  readonly checkpoint: LetterCheckpoint | null
  readonly words: Readonly<Record<string, string>>
  readonly state: CaseState
}

/** A certificate of repair. */
export interface CertificateRow extends CheckableRow {
  /** The days on which repairs of the case were revoked, in order. */
  readonly revokedOn: readonly string[]
}

/** A decision to list. */
export type DecisionRow = CheckableRow

const checkableColumns = `letters.case_no AS "caseNo", occasion, number, check_code AS "checkCode", facts->'words' AS words, state,
  ${checkpointColumn}`

/** Whether the ledger has the grant that a certificate in `letters` rests on: of the nth repair that was applied for. */
export const isGranted = `EXISTS (SELECT FROM public.ledger AS granted
  WHERE granted.case_no = letters.case_no AND granted.type = 'repair.granted'
    AND letters.occasion = concat('repair.', (SELECT count(*) FROM public.ledger AS applied
      WHERE applied.case_no = letters.case_no AND applied.type = 'repair.applied'
        AND applied.case_seq < granted.case_seq), '.certificate'))`

// What its newest item of the log says of a letter, so that one that was altered since is not vouched for.
const isAsLogged = `(SELECT digest = sha256(salt || convert_to(letter_said(letters)::text, 'UTF8')) FROM public.log_besides
  WHERE of = 'letter' AND log_besides.case_no = letters.case_no AND name = occasion ORDER BY id DESC LIMIT 1)`

/**
 * The certificates of repair under a number in its normal form: agencies may each have one under it. Only those that are
 * settled, that the ledger has granted, and that are as they were logged.
 */
export async function listCertificates(pool: Pool, number: string): Promise<readonly CertificateRow[]> {
  const { rows } = await pool.query<CertificateRow>(
    `SELECT ${checkableColumns},
       (SELECT coalesce(array_agg(on_date::text ORDER BY case_seq), '{}') FROM public.ledger
        WHERE ledger.case_no = letters.case_no AND type = 'repair.revoked') AS "revokedOn"
     FROM public.letters JOIN public.cases USING (case_no) WHERE normal_number(number) = $1 AND kind = 'repairCertificate'
       AND template IS NOT NULL AND facts IS NOT NULL AND ${isGranted} AND ${isAsLogged}
     ORDER BY letters.case_no, occasion`,
    [number],
  )
  return rows
}

// Of a decision that was renumbered both are in the register: the paper with the wrong number stays what was served.
const isListed = `EXISTS (SELECT FROM public.ledger WHERE ledger.case_no = letters.case_no AND ledger.type = 'listing.listed')`

/**
 * The decisions to list under a number in its normal form: agencies, and years where it names none, may each have one under
 * it. Only those that were served, and that are as they were logged.
 */
export async function listDecisions(pool: Pool, number: string): Promise<readonly DecisionRow[]> {
  const { rows } = await pool.query<DecisionRow>(
    `SELECT ${checkableColumns} FROM public.letters JOIN public.cases USING (case_no)
     WHERE normal_number(number) = $1 AND kind = 'decision' AND check_code IS NOT NULL
       AND template IS NOT NULL AND facts IS NOT NULL AND ${isListed} AND ${isAsLogged}`,
    [number],
  )
  return rows
}
