import type { Pool } from 'pg'
import { inTransaction } from '../../database/transaction.ts'
import { fold } from '../../domain/evolve.ts'
import type { DataSubject } from '../../domain/personal.ts'
import { erasedText } from '../../domain/personal.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import { caseRow } from '../rows.ts'
import { recordedEvent } from '../read.ts'
import { appendLocked } from './append.ts'
import type { ErasedField, LedgerEntry } from './leaf.ts'
import { maskEntry, saltOf, saltedHash } from './leaf.ts'
import type { Database, SubjectKeys } from './rows.ts'
import { entryColumns, logLock, readKeys } from './rows.ts'

/** A lawful erasure: whose data in which case, on whose order, why and on what basis. */
export interface ErasureOrder {
  readonly caseNo: string
  readonly subjects: readonly DataSubject[]
  readonly actor: string
  readonly reason: string
  readonly legalBasis: string
}

const batch = 1_000

/**
 * Erases the data of some people from a closed case: the values in ledger, case and messages, and the keys of their
 * salted hashes. The hashes stay, so every proof still holds. Needs the owner's connection, since the application may
 * not change the ledger. Answers how many values of the ledger were erased, or why none was.
 */
export async function erase(owner: Pool, order: ErasureOrder): Promise<{ readonly erased: number } | Refusal> {
  return await inTransaction(owner, async (db) => {
    await db.query(`SELECT pg_advisory_xact_lock(${logLock})`)
    const { rows } = await db.query<{ closed: boolean; entityCode: string }>(
      'SELECT closed_on IS NOT NULL AS closed, entity_code AS "entityCode" FROM cases WHERE case_no = $1 FOR UPDATE',
      [order.caseNo],
    )
    const [found] = rows
    if (!found) return refuse('case.unknown', { caseNo: order.caseNo })
    if (!found.closed) return refuse('erasure.caseOpen', { caseNo: order.caseNo })
    while ((await appendLocked(db, batch)) === 'more');
    const erased = await eraseLedger(db, order)
    if (order.subjects.includes('entity')) await eraseEntity(db, order.caseNo, found.entityCode)
    await appendLocked(db, batch)
    return { erased }
  })
}

async function eraseLedger(db: Database, order: ErasureOrder): Promise<number> {
  const { caseNo, subjects } = order
  const { rows: entries } = await db.query<LedgerEntry>(`SELECT ${entryColumns} FROM ledger WHERE case_no = $1 ORDER BY case_seq`, [caseNo])
  const keys = await readKeys(db, [caseNo])
  const fields = new Map<DataSubject, ErasedField[]>(subjects.map((subject) => [subject, []]))
  const left = entries.map((entry) => withoutFields(entry, fields, keys))
  for (const { seq, data, opens, closes, reason } of left) {
    const [dataText, opensText, closesText] = [data, opens, closes].map((part) => (part === null ? null : JSON.stringify(part)))
    await db.query('UPDATE ledger SET data = $2, opens = $3, closes = $4, reason = $5 WHERE seq = $1', [seq, dataText, opensText, closesText, reason])
  }
  for (const [subject, erased] of fields) {
    await db.query('DELETE FROM subject_keys WHERE case_no = $1 AND subject = $2', [caseNo, subject])
    if (erased.length === 0) continue
    await db.query('INSERT INTO erasures (case_no, subject, fields, actor, reason, legal_basis) VALUES ($1, $2, $3, $4, $5, $6)', [
      caseNo, subject, JSON.stringify(erased), order.actor, order.reason, order.legalBasis,
    ])
  }
  const kept = left.map((entry) => ({ ...entry, on_date: entry.on, on_behalf_of: entry.onBehalfOf }))
  const state = fold(caseNo, kept.map(recordedEvent))
  if (!state) throw new Error(`The ledger of ${caseNo} does not fold`)
  const row = caseRow(state, '')
  await db.query('UPDATE cases SET state = $2, entity_code = $3, entity_name = $4 WHERE case_no = $1', [
    caseNo, JSON.stringify(row.state), row.entity_code, row.entity_name,
  ])
  return [...fields.values()].flat().length
}

/** The entry without the values of the subjects, whose places and hashes are noted in `fields`. */
function withoutFields(entry: LedgerEntry, fields: ReadonlyMap<DataSubject, ErasedField[]>, keys: SubjectKeys): LedgerEntry {
  const { caseNo, caseSeq } = entry
  return maskEntry(entry, ({ subject, pointer, value }) => {
    const noted = fields.get(subject)
    const key = keys.find(caseNo, subject)
    // Without a key all that the subject had was erased before.
    if (!noted || !key) return value
    noted.push({ caseSeq, pointer, saltedHash: saltedHash(saltOf(key, caseSeq, pointer), value) })
    return erasedText
  }) as unknown as LedgerEntry
}

// What stands beside the ledger and names the entity.
async function eraseEntity(db: Database, caseNo: string, entityCode: string): Promise<void> {
  await db.query('UPDATE deadlines SET owner = $3 WHERE case_no = $1 AND owner = $2', [caseNo, entityCode, erasedText])
  await db.query('DELETE FROM register WHERE case_no = $1', [caseNo])
  await db.query(
    `UPDATE outbox SET body = '{}', recipient = CASE WHEN recipient LIKE 'entity:%' THEN 'entity:' || $2 ELSE recipient END WHERE case_no = $1`,
    [caseNo, erasedText],
  )
}
