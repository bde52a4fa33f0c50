import type { Database } from './rows.ts'

/** Numbers of the ledger that were passed without being seen, and the transaction before which none may use them. */
export interface Gap {
  readonly first: number
  readonly last: number
  /** Every transaction that may still use the numbers is older. */
  readonly horizon: number
}

/** How far the ledger has been taken up. */
export interface Progress {
  /** Every number up to it has a leaf, lies in a gap, or was never used. */
  readonly taken: number
  readonly gaps: readonly Gap[]
  /** Every transaction older than this had ended when the progress was read. */
  readonly oldest: number
  /** How many leaves there are. */
  readonly size: number
}

// Each is looked through with every batch; beyond this number neighbours are joined.
const mostGaps = 200

interface Row extends Progress {
  readonly settled: number
  readonly kept: number | null
}

/** Reads the progress, and finds it anew from the leaves where another release of this program has appended. */
export async function readProgress(db: Database): Promise<Progress> {
  const { rows } = await db.query<Row>(
    `SELECT settled, taken AS kept, gaps, pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest,
       greatest(settled, (SELECT max(seq) FROM log_leaves)) AS taken,
       (SELECT coalesce(max(position) + 1, 0) FROM log_leaves) AS size
     FROM log_progress`,
  )
  const [row] = rows
  if (!row)
    throw new Error(
      'The table log_progress has lost its row: insert one with its defaults, all leaves are then looked through',
    )
  const { settled, kept, taken, gaps, oldest, size } = row
  return { taken, oldest, size, gaps: kept === taken ? gaps : await gapsBetween(db, settled, taken) }
}

async function gapsBetween(db: Database, settled: number, taken: number): Promise<Gap[]> {
  const { rows } = await db.query<Gap>(
    `SELECT before + 1 AS first, seq - 1 AS last, pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS horizon
     FROM (SELECT seq, lag(seq, 1, $1) OVER (ORDER BY seq) AS before FROM log_leaves WHERE seq > $1 AND seq <= $2) AS leaf
     WHERE seq > before + 1 ORDER BY seq`,
    [settled, taken],
  )
  return rows
}

/** The gaps that numbers leave which were read in order behind `taken`. */
export function newGaps(taken: number, seqs: readonly number[], horizon: number): Gap[] {
  return seqs.flatMap((seq, n) => {
    const first = (n === 0 ? taken : seqs[n - 1]!) + 1
    return seq > first ? [{ first, last: seq - 1, horizon }] : []
  })
}

/** The gaps in which an entry may still appear, joined where there are too many. */
export function openGaps(gaps: readonly Gap[], oldest: number): Gap[] {
  let open = gaps.filter(({ horizon }) => horizon > oldest)
  while (open.length > mostGaps) {
    open = open.flatMap((gap, n) => {
      if (n % 2 === 1) return []
      const next = open[n + 1] ?? gap
      return [{ first: gap.first, last: next.last, horizon: Math.max(gap.horizon, next.horizon) }]
    })
  }
  return open
}

/** Notes how far the ledger is taken up, unless somebody else has noted more meanwhile. */
export async function noteProgress(db: Database, before: Progress, taken: number, gaps: readonly Gap[]): Promise<void> {
  const settled = gaps.length > 0 ? Math.min(...gaps.map(({ first }) => first)) - 1 : taken
  // Whoever holds the row must not hold up the log: what is not noted is found anew from the leaves. `seen` and `horizon`
  // are what an older release goes by.
  await db.query(
    `UPDATE log_progress SET settled = $1, seen = $1, horizon = 0, taken = $2, gaps = $3
     WHERE only_row IN (SELECT only_row FROM log_progress FOR UPDATE SKIP LOCKED) AND (taken IS NULL OR taken <= $4) AND (settled, taken, gaps) IS DISTINCT FROM ($1::bigint, $2::bigint, $3::jsonb)`,
    [settled, taken, JSON.stringify(gaps), before.taken],
  )
}
