import { isDeepStrictEqual } from 'node:util'
import type { QueryResult } from 'pg'
import type { Fault } from './faults.ts'
import { named } from './named.ts'
import type { Database } from './rows.ts'

// Of the snapshot that the transaction has; the functions answer by what the names mean now.
const exchanged = `SELECT 'relation ' || relname AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
    AND (to_regclass('public.' || quote_ident(relname)) IS DISTINCT FROM oid
      OR pg_relation_filenode(oid) IS DISTINCT FROM nullif(relfilenode, 0))`

/**
 * Has everything that this transaction reads be of one moment, which lies before anything that it could be made to wait for,
 * and holds all tables from then on, so that none is exchanged for another until it ends. Its first statement: in the snapshot
 * that it takes stands what was there before anybody could know that somebody verifies. Answers with the tables that were
 * exchanged or written anew, and those whose columns were renamed, while it waited for them.
 */
export async function holdTables(db: Database): Promise<Fault[]> {
  const { rows } = await db.query<{ table: string }>(
    `SELECT format('public.%I', relname) AS table FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND has_table_privilege(oid, 'SELECT') ORDER BY relname`,
  )
  if (rows.length > 0) await db.query(`LOCK TABLE ${rows.map(({ table }) => table).join(', ')} IN ACCESS SHARE MODE`)
  const names = [...(await named(db, exchanged, [])), ...(await renamed(db, rows))]
  return names.map((name) => ({ code: 'guard.changed', name }))
}

interface Columns {
  readonly table: string
  readonly columns: readonly string[]
}

// Names are looked up as they are now, the catalogue answers as of the snapshot: a column that was renamed meanwhile, so that
// another answers under its name, has another number in the one than in the other.
async function renamed(db: Database, tables: readonly { readonly table: string }[]): Promise<string[]> {
  if (tables.length === 0) return []
  const { rows } = await db.query<Columns>(
    `SELECT format('public.%I', relname) AS "table", array_agg(concat_ws(' ', attnum, atttypid, attname) ORDER BY attnum) AS columns
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
     WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped GROUP BY 1`,
  )
  const before = new Map(rows.map(({ table, columns }) => [table, columns]))
  // Several statements in one question give a list of answers.
  const answers = [
    await db.query(tables.map(({ table }) => `SELECT * FROM ${table} LIMIT 0`).join(';')),
  ].flat() as unknown as QueryResult[]
  return tables.flatMap(({ table }, n) => {
    const now = answers[n]!.fields.map(({ columnID, dataTypeID, name }) => `${columnID} ${dataTypeID} ${name}`)
    return isDeepStrictEqual(now, before.get(table) ?? []) ? [] : [`columns of ${table.slice('public.'.length)}`]
  })
}
