import type { Pool } from 'pg'
import { withHolder } from './desk.ts'
import type { Proof } from './accounts.ts'
import { shortened } from './shortened.ts'

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

/** What was said to be seen in a case, and by whom, while nobody has confirmed it. */
export async function findUnconfirmed(
  pool: Pool,
  account: string,
  caseNo: string,
): Promise<Pick<SeenProof, 'kind' | 'seen' | 'proposedBy'> | undefined> {
  const { rows } = await pool.query<Pick<SeenProof, 'kind' | 'seen' | 'proposedBy'>>(
    `SELECT kind, seen, proposed_by AS "proposedBy" FROM account_proofs
     WHERE account = $1 AND case_no = $2 AND confirmed_by IS NULL`,
    [account, caseNo],
  )
  return rows[0]
}

/** What a second person confirms, word for word. */
export interface ConfirmedProof extends Pick<SeenProof, 'account' | 'caseNo' | 'kind' | 'seen'> {
  readonly by: string
}

/**
 * Confirms by a second person what was seen, and lets the account speak for its entity; both or neither, and neither when
 * other words stand there by now.
 */
export async function confirmProof(pool: Pool, { account, caseNo, kind, seen, by }: ConfirmedProof): Promise<boolean> {
  const { rowCount } = await pool.query(
    `WITH confirmed AS (
       UPDATE account_proofs SET confirmed_by = $3, confirmed_at = now()
       WHERE account = $1 AND case_no = $2 AND confirmed_by IS NULL AND proposed_by <> $3 AND kind = $4 AND seen = $5
       RETURNING account
     )
     UPDATE accounts SET proved_by = 'paper', announced_at = NULL FROM confirmed
     WHERE accounts.id = confirmed.account AND proved_by IS NULL`,
    [account, caseNo, by, kind, seen],
  )
  return rowCount === 1
}

/** An account that reaches a case by the code in its notice. */
export interface NoticeAccount {
  readonly id: string
  readonly name: string
  readonly since: Date
  readonly disabled: boolean
  /** By what it is known that it speaks for the entity as a whole; null until then. */
  readonly provedBy: Proof | null
  /** What was seen of it in this case. */
  readonly seen: SeenOfAccount | null
}

/** What two persons have seen of whoever holds an account; the second is missing until it is confirmed. */
interface SeenOfAccount {
  readonly kind: SeenProof['kind']
  readonly words: string
  readonly by: string
  readonly at: Date
  readonly confirmedBy: string | null
  readonly confirmedAt: Date | null
}

/** The accounts that reach a case by the code in its notice, the newest first. */
export async function listNoticeAccounts(pool: Pool, caseNo: string): Promise<NoticeAccount[]> {
  const { rows } = await pool.query<Omit<NoticeAccount, 'seen'> & Partial<SeenOfAccount>>(
    `SELECT accounts.id, accounts.name, since, disabled_at IS NOT NULL AS disabled, proved_by AS "provedBy",
       proof.kind, proof.seen AS words, proposed_by AS by, proposed_at AS at,
       confirmed_by AS "confirmedBy", confirmed_at AS "confirmedAt"
     FROM account_cases JOIN accounts ON accounts.id = account
     LEFT JOIN account_proofs AS proof
       ON proof.account = accounts.id AND proof.case_no = account_cases.case_no
     WHERE account_cases.case_no = $1 ORDER BY since DESC, accounts.id`,
    [caseNo],
  )
  return rows.map(({ kind, words, by, at, confirmedBy, confirmedAt, ...account }) => ({
    ...account,
    seen:
      kind && words && by && at
        ? { kind, words, by, at, confirmedBy: confirmedBy ?? null, confirmedAt: confirmedAt ?? null }
        : null,
  }))
}

/** An account of an entity that waits for somebody of an agency: to be looked into, or to be confirmed. */
export interface WaitingAccount {
  readonly caseNo: string
  readonly entityName: string
  readonly account: string
  readonly name: string
  readonly since: Date
  /** Who has said what was seen, where somebody has. */
  readonly seenBy: string | null
}

/** Whose work it is: of an officer what nobody has looked into, of a reviewer what another person has said was seen. */
export interface WaitingFor {
  readonly agency: string
  readonly account: string
  readonly role: 'caseOfficer' | 'reviewer'
}

const mostWaiting = 50

/** The accounts of entities that wait for somebody, the oldest first; those of cases that others look after are left out. */
export async function listWaitingAccounts(
  pool: Pool,
  { agency, account, role }: WaitingFor,
): Promise<WaitingAccount[]> {
  const { rows } = await pool.query<WaitingAccount>(
    `SELECT cases.case_no AS "caseNo", ${shortened('entity_name')} AS "entityName", accounts.id AS account, accounts.name, since,
       proof.proposed_by AS "seenBy"
     FROM account_cases JOIN accounts ON accounts.id = account_cases.account
     JOIN cases ON cases.case_no = account_cases.case_no
     LEFT JOIN account_proofs AS proof ON proof.account = accounts.id
     ${withHolder}
     WHERE cases.agency = $1 AND cases.closed_on IS NULL AND accounts.proved_by IS NULL AND accounts.disabled_at IS NULL
       AND CASE WHEN $3 = 'reviewer'
         THEN proof.case_no = cases.case_no AND proof.confirmed_by IS NULL AND proof.proposed_by <> $2
         ELSE proof.account IS NULL AND (holder.id IS NULL OR holder.role <> $3 OR holder.id = $2) END
     ORDER BY since, accounts.id, cases.case_no LIMIT ${mostWaiting}`,
    [agency, account, role],
  )
  return rows
}

/** An account of an entity as the others of that entity see it. */
export interface FellowAccount {
  readonly id: string
  /** Told to accounts only that are known to speak for the entity. */
  readonly name: string | null
  /** When it was opened by the code of a notice; unknown of one that came otherwise. */
  readonly since: Date | null
  readonly provedBy: Proof | null
  readonly disabled: boolean
  /** The cases that it reaches, where it does not speak for the whole entity. */
  readonly cases: readonly string[]
}

/** The other accounts of an entity, the newest first; to one that reaches some cases only, those by a code of the same. */
export async function listFellowAccounts(
  pool: Pool,
  {
    id,
    entityCode,
    onlyCases,
  }: { readonly id: string; readonly entityCode: string; readonly onlyCases?: readonly string[] },
): Promise<FellowAccount[]> {
  const { rows } = await pool.query<FellowAccount>(
    `SELECT id, CASE WHEN $3 IS NULL THEN name END AS name, min(since) AS since, proved_by AS "provedBy", disabled_at IS NOT NULL AS disabled,
       coalesce(array_agg(case_no ORDER BY case_no) FILTER (WHERE case_no IS NOT NULL), '{}') AS cases
     FROM accounts LEFT JOIN account_cases ON account = accounts.id AND ($3::text[] IS NULL OR case_no = ANY($3))
     WHERE role = 'entityAgent' AND entity_code = $1 AND id <> $2
     GROUP BY id HAVING $3::text[] IS NULL OR count(case_no) > 0
     ORDER BY min(since) DESC NULLS LAST, id LIMIT ${mostWaiting}`,
    [entityCode, id, onlyCases ?? null],
  )
  return rows
}
