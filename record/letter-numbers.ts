import type { PoolClient } from 'pg'
import type { LocalDate } from '../domain/dates.ts'
import { parseDocumentNumber } from '../domain/identifiers/document-number.ts'
import { normalNumber } from '../domain/identifiers/number-form.ts'

/** Keeps others from serving letters of an agency under some numbers until the transaction ends. */
export async function holdNumbers(client: PoolClient, agency: string, keys: readonly string[]): Promise<void> {
  // Everybody takes them in the same order, so that two cases never wait for each other.
  for (const key of [...new Set(keys)].toSorted())
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('number ' || $1, 0))`, [`${agency} ${key}`])
}

/**
 * The case of another letter of the agency under a number; undefined when there is none. A number without a year of its own
 * may come again in another year.
 */
export async function findUnderNumber(
  client: PoolClient,
  letter: {
    readonly caseNo: string
    readonly occasion: string
    readonly agency: string
    readonly number: string
    readonly on: LocalDate
  },
): Promise<string | undefined> {
  const { caseNo, occasion, agency, number, on } = letter
  const hasYear = parseDocumentNumber(number) !== undefined
  const { rows } = await client.query<{ caseNo: string }>(
    `SELECT case_no AS "caseNo" FROM letters JOIN cases USING (case_no)
     WHERE normal_number(number) = $1 AND agency = $2 AND (case_no, occasion) <> ($3, $4)
       AND ($5 OR extract(year FROM drawn_up_at AT TIME ZONE 'Asia/Shanghai') = $6) LIMIT 1`,
    [normalNumber(number), agency, caseNo, occasion, hasYear, Number(on.slice(0, 4))],
  )
  return rows[0]?.caseNo
}
