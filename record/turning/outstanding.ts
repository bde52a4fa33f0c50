import type { Pool } from 'pg'
import { waitsOn } from '../../database/queries/behind.ts'
import type { LocalDate } from '../../domain/dates.ts'
import { isAtWork, listUnfinishedImports } from '../bulk/imports.ts'
import type { Told, Waking } from '../conducting.ts'
import type { PublicationsAtWork } from '../publication/at-work.ts'

/** What has not caught up with the legal day. */
export interface Outstanding {
  /** Cases whose conductor has not seen the newest version. */
  readonly behind: readonly Waking[]
  /** Cases whose conductor has something to do today. */
  readonly due: readonly Waking[]
  readonly imports: readonly string[]
  readonly publications: readonly string[]
}

/** The same for who waits for it: what to look at first, and how much there is. */
export interface Report {
  readonly cases: readonly string[]
  readonly casesInAll: number
  /** Messages that have not left the house. */
  readonly messages: number
  readonly imports: readonly string[]
  readonly publications: readonly string[]
}

const casesNamed = 20
// One look tells so many conductors; the others come with the next.
const casesPerLook = 2_000

interface Found {
  readonly caseNo: string | null
  readonly version: number
  readonly isBehind: boolean
  readonly importing: boolean
  readonly publishing: boolean
}

/** Reads what has still to be done on this day; undefined when nothing is. */
export async function findOutstanding(
  pool: Pool,
  today: LocalDate,
  publicationsAtWork: PublicationsAtWork,
): Promise<Outstanding | undefined> {
  // One statement for each look: whoever works on what is looked for needs the connections.
  const { rows } = await pool.query<Found>({
    name: 'find-outstanding',
    text: `SELECT case_no AS "caseNo", version, conducted_version < version AS "isBehind",
        EXISTS (SELECT FROM imports WHERE ${isAtWork}) AS importing,
        EXISTS (SELECT FROM rule_publications WHERE stage IN ('counting', 'moving', 'settling')) AS publishing
      FROM (SELECT) AS one LEFT JOIN (
        SELECT case_no, version, conducted_version FROM cases
        WHERE ${waitsOn('$1')} ORDER BY case_no LIMIT $2) AS waiting ON true`,
    values: [today, casesPerLook],
  })
  const imports = rows[0]?.importing ? await listUnfinishedImports(pool) : []
  const publications = rows[0]?.publishing ? await publicationsAtWork(today) : []
  const cases = rows.flatMap(({ caseNo, version, isBehind }) =>
    caseNo === null ? [] : [{ caseNo, version, isBehind }],
  )
  if (cases.length + imports.length + publications.length === 0) return undefined
  const only = (wanted: boolean): Waking[] =>
    cases.filter(({ isBehind }) => isBehind === wanted).map(({ caseNo, version }) => ({ caseNo, version }))
  return { behind: only(true), due: only(false), imports, publications }
}

/** What is outstanding, in words that can be passed on. */
export async function reportOf(pool: Pool, { behind, due, imports, publications }: Outstanding): Promise<Report> {
  const { rows } = await pool.query<{ messages: number }>(
    'SELECT count(*)::integer AS messages FROM outbox WHERE delivered_at IS NULL AND refused_at IS NULL',
  )
  const cases = [...behind, ...due].map(({ caseNo }) => caseNo)
  const named = cases.slice(0, casesNamed)
  return { cases: named, casesInAll: cases.length, messages: rows[0]?.messages ?? 0, imports, publications }
}

/** Cases whose conductor has something to do on this day, for the sweep. */
export async function listDue(pool: Pool, today: LocalDate, limit: number): Promise<Told[]> {
  const { rows } = await pool.query<Told>(
    `SELECT case_no AS "caseNo", version, told_in_vain AS "toldInVain" FROM cases WHERE next_on <= $1
     ORDER BY next_on, case_no LIMIT $2`,
    [today, limit],
  )
  return rows
}
