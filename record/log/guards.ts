import type { Fault } from './faults.ts'
import type { Database } from './rows.ts'

/** The logins of the application, and what neither may do again to the rows of these tables. */
const logins = ['bihuan_app', 'bihuan_reader']
const enteredOnce =
  'ledger log_leaves log_subtrees log_checkpoints log_keys log_cosignatures subject_keys erasures erasure_orders erasure_approvals operator_acts'.split(
    ' ',
  )

/** Tables of which each account reads its own rows only. */
const walled =
  'cases ledger deadlines measures outbox imports import_rows import_refusals letters evidence_files drafts draft_files'.split(
    ' ',
  )

/** Columns that PostgreSQL derives, by which people find a case or a public record. */
const derived = ['cases', 'register'].flatMap((table) => [`${table}.entity_name_form`, `${table}.entity_code_form`])

/**
 * What the migrations lay down and who owns the database can take away without touching a row: a login that may change or
 * delete what is entered once, row-level security that is off or without a policy, a trigger that does not fire, a
 * derived column that is an ordinary one, a rule that does something else instead. Each fault names what is otherwise. Wordings of policies, functions and
 * constraints are not compared.
 */
export async function checkGuards(db: Database): Promise<Fault[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT format('%s %s %s', rolname, lower(act), relname) AS name
     FROM pg_roles, pg_class, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS act
     WHERE rolname = ANY($1) AND relnamespace = 'public'::regnamespace AND relname = ANY($2)
       AND (has_table_privilege(pg_roles.oid, pg_class.oid, act)
         OR act = 'UPDATE' AND has_any_column_privilege(pg_roles.oid, pg_class.oid, act))
     UNION ALL
     SELECT 'row level security ' || relname FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relname = ANY($3)
       AND NOT (relrowsecurity AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid))
     UNION ALL
     SELECT format('trigger %s of %s', tgname, relname) FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
     WHERE relnamespace = 'public'::regnamespace AND NOT tgisinternal AND tgenabled NOT IN ('O', 'A')
     UNION ALL
     SELECT format('derived column %s.%s', relname, attname) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
     WHERE relnamespace = 'public'::regnamespace AND relname || '.' || attname = ANY($4) AND attgenerated <> 's'
     UNION ALL
     SELECT format('rule %s of %s', rulename, relname) FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class
     WHERE relnamespace = 'public'::regnamespace AND NOT (ev_type = '1' AND rulename = '_RETURN')
     ORDER BY name`,
    [logins, enteredOnce, walled, derived],
  )
  return rows.map(({ name }) => ({ code: 'guard.changed', name }))
}
