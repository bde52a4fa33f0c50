import { randomInt } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { LetterCheckpoint } from '../database/queries/letters.ts'
import { checkpointColumn } from '../database/queries/letters.ts'
import type { Queryable } from '../database/reading.ts'
import type { AsLast } from '../database/transaction.ts'
import { aroundSerial } from '../domain/identifiers/document-number.ts'

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
  readonly checkCode: string | null
  /** The checkpoint of the log that it is printed with; null where none had been signed when it got its number. */
  readonly checkpoint: LetterCheckpoint | null
}

/**
 * Enters letters in the register of documents, within the transaction that holds those of the case, and answers with all of
 * the case's, by occasion. A letter keeps the number and, once settled, the wording that it got first, however often and by however
 * many this is called. Numbers have no gaps: they are given in the transaction that enters the letter, which ends with it.
 */
export async function registerLetters(
  client: PoolClient,
  caseNo: string,
  held: ReadonlyMap<string, RegisteredLetter>,
  entries: readonly LetterEntry[],
  { by, at, asLast }: { readonly by: string; readonly at: Date; readonly asLast: AsLast },
): Promise<ReadonlyMap<string, RegisteredLetter>> {
  const written = await settle(
    client,
    caseNo,
    entries.filter((entry) => held.has(entry.occasion) && !isEntered(entry, held)),
  )
  const unknown = entries.filter(({ occasion }) => !held.has(occasion))
  if (unknown.length > 0) written.push(...(await asLast(async () => await enter(client, caseNo, unknown, by, at))))
  return new Map([...held, ...written.map((letter) => [letter.occasion, letter] as const)])
}

/**
 * Keeps others from numbering letters of a case until the transaction ends, and answers with those that have a number, by
 * occasion. Taken before rows of the case are locked.
 */
export async function holdLetters(client: PoolClient, caseNo: string): Promise<ReadonlyMap<string, RegisteredLetter>> {
  // By two statements, of which the second sees what whoever held them before has entered.
  const [, registered] = await Promise.all([
    client.query(`SELECT pg_advisory_xact_lock(hashtextextended('letters ' || $1, 0))`, [caseNo]),
    listRegistered(client, caseNo),
  ])
  return registered
}

const columns = `occasion, number, template, check_code AS "checkCode", ${checkpointColumn}`

/** The letters of a case that have a number, by occasion. */
export async function listRegistered(db: Queryable, caseNo: string): Promise<ReadonlyMap<string, RegisteredLetter>> {
  const { rows } = await db.query<RegisteredLetter>(`SELECT ${columns} FROM letters WHERE case_no = $1`, [caseNo])
  return new Map(rows.map((row) => [row.occasion, row]))
}

/** What a letter said when it was settled, by the register of documents; undefined while it is not. */
export async function settledFacts(db: Queryable, caseNo: string, occasion: string): Promise<unknown> {
  const { rows } = await db.query<{ facts: unknown }>(
    'SELECT facts FROM letters WHERE case_no = $1 AND occasion = $2 AND template IS NOT NULL',
    [caseNo, occasion],
  )
  return rows[0]?.facts
}

function isEntered({ occasion, settled }: LetterEntry, known: ReadonlyMap<string, RegisteredLetter>): boolean {
  const letter = known.get(occasion)
  return letter !== undefined && (settled === undefined || letter.template !== null)
}

// Taken with the number and kept when the letter is settled, so that both prints of a letter say the same.
const newestCheckpoint = '(SELECT note, at FROM log_checkpoints ORDER BY size DESC LIMIT 1) AS newest'

/** Enters letters that are not yet in the register; undefined columns of an entry are left empty. */
async function enter(
  client: PoolClient,
  caseNo: string,
  entries: readonly LetterEntry[],
  by: string,
  at: Date,
): Promise<RegisteredLetter[]> {
  const rows = entries.map(({ occasion, kind, organ, year, givenNumber, checkable, settled }, place) => ({
    place,
    occasion,
    kind,
    organ,
    year,
    around: aroundSerial({ organ, year }),
    given: givenNumber,
    code: checkable === true ? checkCode() : undefined,
    ...settled,
  }))
  const entered = await client.query<RegisteredLetter>(enterAll, [caseNo, JSON.stringify(rows), by, at])
  return entered.rows
}

// Whoever draws a number holds the counter of its series until the transaction ends, and everybody of the agency waits
// behind: so numbers are drawn by the statement that enters the letters, and it ends its transaction. Counters are taken in
// one order by all, so that two cases never wait for each other.
const enterAll = `
  WITH entry AS (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS e(place integer, occasion text, kind text, organ text, year integer,
      around jsonb, given text, code text, template integer, facts jsonb)
  ),
  drawn AS (
    INSERT INTO letter_serials (organ, year, last)
    SELECT organ, year, count(*) FROM entry WHERE given IS NULL GROUP BY organ, year ORDER BY organ, year
    ON CONFLICT (organ, year) DO UPDATE SET last = letter_serials.last + excluded.last
    RETURNING organ, year, last
  ),
  numbered AS (
    SELECT occasion, concat(around->>'before', last - row_number() OVER (PARTITION BY organ, year ORDER BY place DESC) + 1,
      around->>'after') AS drawn_number
    FROM entry JOIN drawn USING (organ, year) WHERE given IS NULL
  )
  INSERT INTO letters (case_no, occasion, kind, number, template, facts, check_code, drawn_up_by, drawn_up_at, checkpoint,
    checkpoint_at)
  SELECT $1, occasion, kind, coalesce(given, drawn_number), template, facts, code, $3, $4, newest.note, newest.at
  FROM entry LEFT JOIN numbered USING (occasion) LEFT JOIN ${newestCheckpoint} ON true
  RETURNING ${columns}`

/** Settles what letters say that have their number already. */
async function settle(
  client: PoolClient,
  caseNo: string,
  entries: readonly LetterEntry[],
): Promise<RegisteredLetter[]> {
  if (entries.length === 0) return []
  const rows = entries.map(({ occasion, givenNumber, settled }) => ({
    letter: occasion,
    given: givenNumber,
    wording: settled?.template,
    said: settled?.facts,
  }))
  const settled = await client.query<RegisteredLetter>(
    `UPDATE letters SET template = wording, facts = said, number = coalesce(given, number),
       checkpoint = coalesce(checkpoint, newest.note),
       checkpoint_at = CASE WHEN checkpoint IS NULL THEN newest.at ELSE checkpoint_at END
     FROM jsonb_to_recordset($2::jsonb) AS e(letter text, given text, wording integer, said jsonb)
     LEFT JOIN ${newestCheckpoint} ON true
     WHERE case_no = $1 AND occasion = letter
     RETURNING ${columns}`,
    [caseNo, JSON.stringify(rows)],
  )
  return settled.rows
}

// No letter or digit that is easily read as another.
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

function checkCode(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [group(), group(), group()].join('-')
}
