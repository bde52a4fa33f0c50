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
 * exchanged or written anew while it waited for them.
 */
export async function holdTables(db: Database): Promise<Fault[]> {
  const { rows } = await db.query<{ table: string }>(
    `SELECT format('public.%I', relname) AS table FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND has_table_privilege(oid, 'SELECT') ORDER BY relname`,
  )
  if (rows.length > 0) await db.query(`LOCK TABLE ${rows.map(({ table }) => table).join(', ')} IN ACCESS SHARE MODE`)
  return (await named(db, exchanged, [])).map((name) => ({ code: 'guard.changed', name }))
}
