import { erasedText } from '../../domain/personal.ts'
import type { RecordedEvent } from '../../domain/case.ts'
import type { Database } from './rows.ts'

/** What an erasure needs of the parts of the house that stand above the record. */
export interface ErasureDoors {
  /** What letters may still say, from the ledger with and without what is erased. */
  readonly lettersWithout: (
    caseNo: string,
    before: readonly RecordedEvent[],
    after: readonly RecordedEvent[],
  ) => (occasion: string, facts: unknown) => unknown
  /** Takes a content out of the store of evidence; harmless where there is none. */
  readonly removeFile: (sha256: string) => Promise<void>
}

/** Rewrites the facts of the letters that were entered; number, wording and place in the ledger stay. */
export async function eraseLetters(
  db: Database,
  caseNo: string,
  factsWithout: (occasion: string, facts: unknown) => unknown,
): Promise<void> {
  const { rows } = await db.query<{ occasion: string; facts: unknown }>(
    'SELECT occasion, facts FROM letters WHERE case_no = $1 AND facts IS NOT NULL',
    [caseNo],
  )
  for (const { occasion, facts } of rows) {
    await db.query('UPDATE letters SET facts = $3 WHERE case_no = $1 AND occasion = $2', [
      caseNo,
      occasion,
      JSON.stringify(factsWithout(occasion, facts)),
    ])
  }
}

/**
 * Takes files of evidence out of a case, and out of the store where no other case or draft has them; answers how many. They go
 * before the transaction ends: what is left undone by a fault is done when the erasure is asked for again.
 */
export async function eraseFiles(
  db: Database,
  caseNo: string,
  files: 'all' | readonly string[],
  removeFile: ErasureDoors['removeFile'],
): Promise<number> {
  const { rows } = await db.query<{ sha256: string; shared: boolean }>(
    `DELETE FROM evidence_files AS file WHERE case_no = $1 AND ($2::text[] IS NULL OR sha256 = ANY($2))
     RETURNING sha256, EXISTS (SELECT FROM evidence_files AS other WHERE other.sha256 = file.sha256 AND other.case_no <> $1)
       OR EXISTS (SELECT FROM draft_files WHERE draft_files.sha256 = file.sha256) AS shared`,
    [caseNo, files === 'all' ? null : files],
  )
  for (const { sha256, shared } of rows) if (!shared) await removeFile(sha256)
  return rows.length
}

/** What stands beside the ledger and names the entity of a case. */
export async function eraseEntity(db: Database, caseNo: string, entityCode: string): Promise<void> {
  await db.query('UPDATE deadlines SET owner = $3 WHERE case_no = $1 AND owner = $2', [caseNo, entityCode, erasedText])
  await db.query('DELETE FROM register WHERE case_no = $1', [caseNo])
  await db.query('UPDATE changes SET record = NULL WHERE case_no = $1 AND record IS NOT NULL', [caseNo])
  await db.query('DELETE FROM invitations WHERE case_no = $1', [caseNo])
  // What was seen of who holds an account names people.
  await db.query('DELETE FROM account_proofs WHERE case_no = $1', [caseNo])
  await db.query(
    `UPDATE outbox SET body = '{}', recipient = CASE WHEN recipient LIKE 'entity:%' THEN 'entity:' || $2 ELSE recipient END WHERE case_no = $1`,
    [caseNo, erasedText],
  )
  // Of an import: by what a row is told from others, and what was quoted of rows that were refused for this entity.
  await db.query('UPDATE import_rows SET identity = NULL WHERE case_no = $1', [caseNo])
  await db.query(`UPDATE import_refusals SET params = '{}' WHERE strpos(params::text, $1) > 0`, [entityCode])
  await db.query('DELETE FROM drafts WHERE strpos(path, $1) > 0', [caseNo])
  // An unsalted hash of a request could be guessed.
  await db.query(`DELETE FROM idempotency WHERE answer ->> 'caseNo' = $1`, [caseNo])
  await forgetAsked(db, entityCode)
  await closeAccounts(db, entityCode)
}

// That a department has asked stays, and in which matter; about whom goes with the last case of the entity.
async function forgetAsked(db: Database, entityCode: string): Promise<void> {
  await db.query(
    `UPDATE checks SET subject_code = $2, subject_name = NULL, request_hash = $2
     WHERE subject_code = public.normal_code($1) AND $1 <> $2 AND NOT EXISTS (SELECT FROM cases WHERE cases.entity_code = $1)`,
    [entityCode, erasedText],
  )
}

// Agents of an entity keep their accounts while another case of it is there. Ids stay: the ledger names its authors.
async function closeAccounts(db: Database, entityCode: string): Promise<void> {
  const { rows } = await db.query<{ id: string }>(
    `UPDATE accounts SET name = $2, entity_code = $2, password_hash = NULL, provider_subject = NULL, disabled_at = coalesce(disabled_at, now())
     WHERE entity_code = $1 AND $1 <> $2 AND NOT EXISTS (SELECT FROM cases WHERE cases.entity_code = $1) RETURNING id`,
    [entityCode, erasedText],
  )
  const ids = rows.map(({ id }) => id)
  await db.query('DELETE FROM sessions WHERE account = ANY($1)', [ids])
  await db.query('DELETE FROM drafts WHERE account = ANY($1)', [ids])
}

/** Takes the salts of letters that were written again, and of files and invitations that are gone: nobody can then try texts. */
export async function forgetSalts(db: Database, caseNo: string): Promise<void> {
  await db.query(
    `UPDATE log_besides AS old SET salt = NULL WHERE case_no = $1 AND of IN ('letter', 'evidence', 'invitation') AND salt IS NOT NULL
       AND (EXISTS (SELECT FROM log_besides AS newer WHERE newer.of = 'letter' AND old.of = 'letter' AND newer.case_no = old.case_no
           AND newer.name = old.name AND newer.id > old.id AND newer.erasure_order IS NOT NULL)
         OR old.of = 'evidence' AND NOT EXISTS (SELECT FROM evidence_files AS kept WHERE kept.case_no = old.case_no AND kept.sha256 = old.name)
         OR old.of = 'invitation' AND NOT EXISTS (SELECT FROM invitations AS kept WHERE kept.code_hash = old.name))`,
    [caseNo],
  )
}
