import type { Database } from './rows.ts'
import { lastNumber } from './rows.ts'

/** What the log may pass by: entries of the ledger by their numbers, and what stands beside it by its ids. */
export interface Seen {
  /** The last one that was looked at; null before the first. */
  readonly entry: number | null
  readonly beside: number | null
}

/** What one look has come to: how far, the first thing that was passed by, and whether there is more behind. */
export interface Looked {
  readonly seen: Seen
  readonly failure: string | undefined
  readonly more: boolean
}

// Behind what was seen; from the smallest number that there can be where nothing was.
const behind = `coalesce($1::bigint + 1, '-9223372036854775808'::bigint)`

type Kind = keyof Seen

/** The kinds of things that wait for a leaf, in the order in which they are told. */
export const kinds = ['entry', 'beside'] as const satisfies readonly Kind[]

/** What a look calls one of a kind. */
export const thing = (kind: Kind, id: number): string =>
  kind === 'entry' ? `Ledger entry ${id}` : `Item ${id} beside the ledger`

// In one statement, so of one moment: what was just written waits in it, and what was just logged has its leaf.
const looks = {
  entry: `WITH block AS (SELECT seq AS id, case_no, case_seq::text AS name FROM public.ledger WHERE seq >= ${behind} AND seq <= ${lastNumber} ORDER BY seq LIMIT $2),
    passed AS (SELECT * FROM block WHERE NOT EXISTS (SELECT FROM public.log_leaves WHERE seq = block.id)
      AND NOT EXISTS (SELECT FROM public.log_waiting WHERE seq = block.id) ORDER BY id LIMIT 1)`,
  beside: `WITH block AS (SELECT id, case_no, concat_ws(' ', of, name) AS name, logged FROM public.log_besides WHERE id >= ${behind} AND id <= ${lastNumber} ORDER BY id LIMIT $2),
    passed AS (SELECT * FROM block WHERE logged AND NOT EXISTS (SELECT FROM public.log_leaves WHERE beside = block.id) ORDER BY id LIMIT 1)`,
} as const

/**
 * Looks for what has no leaf and does not wait for one either, behind what was seen, `atOnce` entries and as many items
 * beside the ledger. Nothing that the log does by itself leaves such a thing; who owns the database can.
 */
export async function lookForPassedBy(db: Database, seen: Seen, atOnce: number): Promise<Looked> {
  const [entry, beside] = [await look(db, 'entry', seen.entry, atOnce), await look(db, 'beside', seen.beside, atOnce)]
  return {
    seen: { entry: entry.last, beside: beside.last },
    failure: entry.failure ?? beside.failure,
    more: entry.more || beside.more,
  }
}

/** Where a look begins that need only see the newest, at most about `count` of each. */
export async function seenBefore(db: Database, count: number): Promise<Seen> {
  const { rows } = await db.query<Seen>(
    `SELECT (SELECT seq FROM public.ledger WHERE seq <= ${lastNumber} ORDER BY seq DESC OFFSET $1 LIMIT 1) AS entry,
       (SELECT id FROM public.log_besides WHERE id <= ${lastNumber} ORDER BY id DESC OFFSET $1 LIMIT 1) AS beside`,
    [count],
  )
  return rows[0]!
}

async function look(db: Database, kind: Kind, after: number | null, atOnce: number) {
  const { rows } = await db.query<{
    count: number
    last: number | null
    id: number | null
    caseNo: string
    name: string
  }>(
    `${looks[kind]} SELECT (SELECT count(*)::integer FROM block) AS count, (SELECT max(id) FROM block) AS last,
       passed.id, passed.case_no AS "caseNo", passed.name FROM (SELECT) AS one LEFT JOIN passed ON true`,
    [after, atOnce],
  )
  const { count, last, id, caseNo, name } = rows[0]!
  return {
    last: last ?? after,
    more: count === atOnce,
    failure:
      id === null
        ? undefined
        : `${thing(kind, id)} (${kind === 'entry' ? `${caseNo} entry ${name}` : name}) was passed by: it has no leaf, and does not wait for one. Until it is logged nothing shows whether it is altered. Run npm run verify.`,
  }
}

const gone = {
  entry: `NOT EXISTS (SELECT FROM public.log_leaves WHERE seq = number) AND NOT EXISTS (SELECT FROM public.log_waiting WHERE seq = number)`,
  beside: `NOT EXISTS (SELECT FROM public.log_leaves WHERE beside = number)
    AND NOT EXISTS (SELECT FROM public.log_besides AS item WHERE item.id = number AND NOT logged)`,
} as const

/**
 * Of what waited for its leaf at the last look, the first that has none and does not wait any more, in a sentence. It may
 * be there still, or be altered and put back under another number.
 */
export async function findGone(
  db: Database,
  waited: Readonly<Record<Kind, readonly number[]>>,
): Promise<string | undefined> {
  for (const kind of kinds) {
    if (waited[kind].length === 0) continue
    const { rows } = await db.query<{ number: number }>(
      `SELECT number FROM unnest($1::bigint[]) AS number WHERE ${gone[kind]} ORDER BY number LIMIT 1`,
      [waited[kind].filter(Number.isSafeInteger)],
    )
    if (rows[0])
      return `${thing(kind, rows[0].number)} waited for its leaf and is gone from what waits without one: somebody has taken it out, and may have altered it. Run npm run verify.`
  }
  return undefined
}
