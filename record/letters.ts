import { randomInt } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { formatDocumentNumber } from '../domain/identifiers/document-number.ts'

/** A letter to be entered in the register of documents. */
export interface LetterEntry {
  readonly occasion: string
  readonly kind: string
  /** Agency and kind, as the number begins; each has numbers of its own in each year. */
  readonly organ: string
  readonly year: number
  /** The number that the act named, which goes before any that was given here. */
  readonly givenNumber?: string
  /** Whether strangers can check the letter, so that it needs a code beside its number. */
  readonly checkable?: boolean
  /** What the letter says; absent while it has still to be served. */
  readonly settled?: { readonly template: number; readonly facts: unknown }
}

/** A letter as the register of documents holds it. */
export interface RegisteredLetter {
  readonly occasion: string
  readonly number: string
  readonly template: number | null
  readonly facts: unknown
  readonly checkCode: string | null
}

/**
 * Enters letters in the register of documents and answers with all of the case's, by occasion. A letter keeps the number
 * and, once settled, the wording that it got first, however often and by however many this is called. Numbers have no
 * gaps: they are given in the transaction that enters the letter.
 */
export async function registerLetters(
  pool: Pool,
  caseNo: string,
  entries: readonly LetterEntry[],
  by: string,
  at: Date,
): Promise<ReadonlyMap<string, RegisteredLetter>> {
  const known = await listRegistered(pool, caseNo)
  if (entries.every((entry) => isEntered(entry, known))) return known
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('letters ' || $1, 0))`, [caseNo])
    const held = await listRegistered(client, caseNo)
    // Everybody takes the counters in the same order, so that two cases never wait for each other.
    const inOrder = entries.toSorted((one, other) => (one.organ < other.organ ? -1 : one.organ > other.organ ? 1 : 0))
    for (const entry of inOrder) {
      if (!held.has(entry.occasion)) await enter(client, caseNo, entry, by, at)
      else if (!isEntered(entry, held)) await settle(client, caseNo, entry)
    }
    const registered = await listRegistered(client, caseNo)
    await client.query('COMMIT')
    return registered
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** The letters of a case that have a number, by occasion. */
async function listRegistered(pool: Pool | PoolClient, caseNo: string): Promise<Map<string, RegisteredLetter>> {
  const { rows } = await pool.query<RegisteredLetter>(
    `SELECT occasion, number, template, facts, check_code AS "checkCode" FROM letters WHERE case_no = $1`,
    [caseNo],
  )
  return new Map(rows.map((row) => [row.occasion, row]))
}

function isEntered({ occasion, settled }: LetterEntry, known: ReadonlyMap<string, RegisteredLetter>): boolean {
  const letter = known.get(occasion)
  return letter !== undefined && (settled === undefined || letter.template !== null)
}

async function enter(client: PoolClient, caseNo: string, entry: LetterEntry, by: string, at: Date): Promise<void> {
  const number = entry.givenNumber ?? (await nextNumber(client, entry))
  const code = entry.checkable === true ? checkCode() : null
  const { template = null, facts = null } = entry.settled ?? {}
  await client.query(
    `INSERT INTO letters (case_no, occasion, kind, number, template, facts, check_code, drawn_up_by, drawn_up_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [caseNo, entry.occasion, entry.kind, number, template, facts && JSON.stringify(facts), code, by, at],
  )
}

async function settle(
  client: PoolClient,
  caseNo: string,
  { occasion, givenNumber, settled }: LetterEntry,
): Promise<void> {
  await client.query(
    `UPDATE letters SET template = $3, facts = $4, number = coalesce($5, number) WHERE case_no = $1 AND occasion = $2`,
    [caseNo, occasion, settled?.template, JSON.stringify(settled?.facts), givenNumber ?? null],
  )
}

async function nextNumber(client: PoolClient, { organ, year }: LetterEntry): Promise<string> {
  const { rows } = await client.query<{ last: number }>(
    `INSERT INTO letter_serials (organ, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (organ, year) DO UPDATE SET last = letter_serials.last + 1 RETURNING last`,
    [organ, year],
  )
  return formatDocumentNumber({ organ, year, serial: rows[0]!.last })
}

// No letter or digit that is easily read as another.
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

function checkCode(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [group(), group(), group()].join('-')
}
