import { shapes } from './laid-down.ts'
import type { Database } from './rows.ts'

/** What a table is by the catalogue: a digest of its columns, and one of what has its rows be unlike and refer to others. */
export type Shape = readonly [columns: string, constraints: string]

const digest = (text: string) => `left(encode(sha256(convert_to(coalesce(${text}, ''), 'UTF8')), 'hex'), 16)`
const together = (parts: string) => `string_agg(${parts}, E'\\n' ORDER BY ${parts} COLLATE "C")`

// By what they say and not by their numbers or names, which a record restored from a backup may have otherwise.
const column = `concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated,
  (SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = attrelid AND adnum = attnum))`
// What NOT VALID has left unchecked stands in the definition; that a column is never null, newer releases have here too.
const constraint = `pg_get_constraintdef(pg_constraint.oid)`
// From which case on one decision opens one case, each record has as it was when that began.
const definition = `regexp_replace(regexp_replace(pg_get_indexdef(indexrelid), ' INDEX \\S+ ON ', ' INDEX ON '), '> ''[^'']*''::text(?!\\[)', '>')`
const unlike = `concat_ws(' ', ${definition}, indisvalid, indislive, indimmediate)`

/** The shape of every table of `public`. */
export async function shapesThere(db: Database): Promise<Readonly<Record<string, Shape>>> {
  const { rows } = await db.query<{ table: string; columns: string; constraints: string }>(
    `SELECT relname AS "table",
       ${digest(`(SELECT ${together(column)} FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped)`)} AS columns,
       ${digest(`concat_ws(E'\\n', (SELECT ${together(constraint)} FROM pg_constraint WHERE conrelid = pg_class.oid AND contype NOT IN ('n', 't')),
         (SELECT ${together(unlike)} FROM pg_index WHERE indrelid = pg_class.oid AND indisunique),
         (SELECT string_agg(DISTINCT 'not enforced', '') FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgisinternal AND tgenabled NOT IN ('O', 'A')))`)} AS constraints
     FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  )
  return Object.fromEntries(rows.map(({ table, columns, constraints }) => [table, [columns, constraints]]))
}

/** Tables of the migrations whose columns, keys or checks are not those that are laid down; one that is gone is told elsewhere. */
export async function misshapen(db: Database): Promise<string[]> {
  const there = await shapesThere(db)
  return Object.entries(shapes).flatMap(([table, [columns, constraints]]) => {
    const found = there[table]
    if (!found) return []
    return [
      ...(found[0] === columns ? [] : [`columns of ${table}`]),
      ...(found[1] === constraints ? [] : [`constraints of ${table}`]),
    ]
  })
}
