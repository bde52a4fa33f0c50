import type { Pool } from 'pg'
import { inTransaction } from '../../database/transaction.ts'
import type { RecordedEvent } from '../../domain/case.ts'
import { fold } from '../../domain/evolve.ts'
import type { DataSubject } from '../../domain/personal.ts'
import { dataSubjects, erasedText } from '../../domain/personal.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import { caseRow } from '../rows.ts'
import { recordedEvent } from '../read.ts'
import { appendLocked } from './append.ts'
import type { ErasureDoors } from './erase-beside.ts'
import { eraseEntity, eraseFiles, eraseLetters, forgetSalts } from './erase-beside.ts'
import type { ErasedField, LedgerEntry } from './leaf.ts'
import { maskEntry, saltOf, saltedHash } from './leaf.ts'
import type { Order } from './orders.ts'
import { findOrder, isApproved } from './orders.ts'
import type { Database, SubjectKeys } from './rows.ts'
import { entryColumns, logLock, readKeys } from './rows.ts'

const batch = 1_000

/** How many values of the ledger, and how many files of evidence. */
export interface Erased {
  readonly erased: number
  readonly files: number
}

/**
 * Carries out an approved order: erases the data of some people from a closed case, the values in ledger, case, letters
 * and messages, files of evidence, and the keys of their salted hashes. An order counts for the case as it stood then.
 * The hashes stay, so every proof still holds. Needs the owner's connection, since the application may not change the
 * ledger. Answers how much was erased, or why nothing was; throws, and has erased
 * nothing in the database, when the store of evidence does not answer.
 */
export async function erase(owner: Pool, orderId: string, doors: ErasureDoors): Promise<Erased | Refusal> {
  return await inTransaction(owner, async (db) => {
    await db.query(`SELECT pg_advisory_xact_lock(${logLock})`)
    const order = await findOrder(db, orderId)
    if (!order) return refuse('erasure.orderUnknown')
    if (!isApproved(order)) return refuse('erasure.notApproved')
    const { rows } = await db.query<{ closed: boolean; entityCode: string }>(
      'SELECT closed_on IS NOT NULL AS closed, entity_code AS "entityCode" FROM cases WHERE case_no = $1 FOR UPDATE',
      [order.caseNo],
    )
    const [found] = rows
    if (!found) return refuse('case.unknown', { caseNo: order.caseNo })
    if (!found.closed) return refuse('erasure.caseOpen', { caseNo: order.caseNo })
    await db.query(`SELECT set_config('bihuan.erasure_order', $1, true)`, [orderId])
    while ((await appendLocked(db, batch)) === 'more');
    if (await hasGoneOn(db, order)) return refuse('erasure.caseChanged', { caseNo: order.caseNo })
    const erased = await eraseLedger(db, order, doors)
    const isWhole = order.subjects.includes('entity')
    if (isWhole) await eraseEntity(db, order.caseNo, found.entityCode)
    while ((await appendLocked(db, batch)) === 'more');
    const files = await eraseFiles(db, order.caseNo, isWhole ? 'all' : order.files, doors.removeFile)
    await forgetSalts(db, order.caseNo)
    return { erased, files }
  })
}

/** Whether the case has entries that whoever ordered could not know, by the order of the log: nobody has approved of losing those. */
async function hasGoneOn(db: Database, { id, caseNo }: Order): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT FROM log_leaves AS later WHERE later.case_no = $2 AND later.seq IS NOT NULL AND later.position > (
       SELECT position FROM log_leaves JOIN log_besides ON log_besides.id = beside
       WHERE log_besides.of = 'erasureOrder' AND log_besides.case_no = $2 AND log_besides.name = $1 ORDER BY position LIMIT 1)
     LIMIT 1`,
    [id, caseNo],
  )
  return rowCount === 1
}

async function eraseLedger(db: Database, order: Order, doors: ErasureDoors): Promise<number> {
  const { caseNo } = order
  const subjects = dataSubjects.filter((known) => order.subjects.includes(known))
  const { rows: entries } = await db.query<LedgerEntry>(
    `SELECT ${entryColumns} FROM ledger WHERE case_no = $1 ORDER BY case_seq`,
    [caseNo],
  )
  const keys = await readKeys(db, [caseNo])
  const fields = new Map<DataSubject, ErasedField[]>(subjects.map((subject) => [subject, []]))
  const left = entries.map((entry) => withoutFields(entry, fields, keys))
  for (const { seq, data, opens, closes, reason } of left) {
    const [dataText, opensText, closesText] = [data, opens, closes].map((part) =>
      part === null ? null : JSON.stringify(part),
    )
    await db.query('UPDATE ledger SET data = $2, opens = $3, closes = $4, reason = $5 WHERE seq = $1', [
      seq,
      dataText,
      opensText,
      closesText,
      reason,
    ])
  }
  for (const [subject, erased] of fields) {
    await db.query('DELETE FROM subject_keys WHERE case_no = $1 AND subject = $2', [caseNo, subject])
    if (erased.length === 0) continue
    await db.query(
      `INSERT INTO erasures (case_no, subject, fields, actor, reason, legal_basis, order_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [caseNo, subject, JSON.stringify(erased), order.orderedBy, order.reason, order.legalBasis, order.id],
    )
  }
  await noteCarriedOut(db, order)
  const [before, after] = [entries, left].map((ledger) => ledger.map(eventOf)) as [RecordedEvent[], RecordedEvent[]]
  await eraseLetters(db, caseNo, doors.lettersWithout(caseNo, before, after))
  const state = fold(caseNo, after)
  if (!state) throw new Error(`The ledger of ${caseNo} does not fold`)
  const row = caseRow(state, '')
  await db.query('UPDATE cases SET state = $2, entity_code = $3, entity_name = $4 WHERE case_no = $1', [
    caseNo,
    JSON.stringify(row.state),
    row.entity_code,
    row.entity_name,
  ])
  return [...fields.values()].flat().length
}

/** Enters that an order was carried out also where the ledger held nothing of its people any more: files and letters went. */
async function noteCarriedOut(
  db: Database,
  { id, caseNo, subjects, orderedBy, reason, legalBasis }: Order,
): Promise<void> {
  await db.query(
    `INSERT INTO erasures (case_no, subject, fields, actor, reason, legal_basis, order_id)
     SELECT $1, $2, '[]', $3, $4, $5, $6 WHERE NOT EXISTS (SELECT FROM erasures WHERE order_id = $6)`,
    [caseNo, subjects[0], orderedBy, reason, legalBasis, id],
  )
}

const eventOf = (entry: LedgerEntry) => recordedEvent({ ...entry, on_date: entry.on, on_behalf_of: entry.onBehalfOf })

/** The entry without the values of the subjects, whose places and hashes are noted in `fields`. */
function withoutFields(
  entry: LedgerEntry,
  fields: ReadonlyMap<DataSubject, ErasedField[]>,
  keys: SubjectKeys,
): LedgerEntry {
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
