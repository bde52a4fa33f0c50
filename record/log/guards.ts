import type { Fault } from './faults.ts'
import { derived, enteredOnce, policies, roles, walled } from './laid-down.ts'
import { named } from './named.ts'
import type { Database } from './rows.ts'
import { seeOwnTables } from './rows.ts'
import { misshapen } from './shapes.ts'
import { firing, strangers } from './strangers.ts'

/**
 * What the migrations lay down and who owns the database can change without touching a row. Each fault names what is
 * otherwise: a role of the application that may change or delete what is entered once, has a right over the whole server or
 * is a member of another role; row-level security, a policy or a trigger that is gone, out of force or nowhere laid down; a
 * derived column that is an ordinary one; a rule, a view or a child table that answers instead of a table; a setting of
 * a role or of the database; a table of other columns, keys or checks; and what no migration makes (`strangers`). Wordings of
 * policies of readers are not compared.
 */
export async function checkGuards(db: Database): Promise<Fault[]> {
  await seeOwnTables(db)
  const parts = [
    await rights(db),
    await walls(db),
    await firing(db),
    await answering(db),
    await misshapen(db),
    await strangers(db),
  ]
  return [...new Set(parts.flat())].toSorted().map((name) => ({ code: 'guard.changed', name }))
}

// Of the login that asks too, where it is one that was made for the application beside its first.
const acting = `SELECT oid, rolname, rolsuper, rolbypassrls, rolcreaterole, rolreplication FROM pg_roles WHERE rolname = ANY($1)
    OR rolname = session_user AND oid <> (SELECT relowner FROM pg_class WHERE oid = 'public.ledger'::regclass)
      AND EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid AND roleid::regrole::text = ANY($1))`

async function rights(db: Database): Promise<string[]> {
  const tables = await named(
    db,
    `WITH acting AS (${acting})
     SELECT format('%s %s %s', rolname, lower(act), relname) AS name
     FROM acting, pg_class, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS act
     WHERE relnamespace = 'public'::regnamespace AND relname = ANY($2)
       AND (has_table_privilege(acting.oid, pg_class.oid, act) OR act = 'UPDATE' AND
         CASE relname WHEN 'log_besides' THEN has_column_privilege(acting.oid, pg_class.oid, 'digest', act)
           ELSE has_any_column_privilege(acting.oid, pg_class.oid, act) END)`,
    [roles, enteredOnce],
  )
  const numbers = await named(
    db,
    `WITH acting AS (${acting}) SELECT rolname || ' insert ledger.seq' AS name FROM acting
     WHERE has_column_privilege(acting.oid, 'public.ledger'::regclass, 'seq', 'INSERT')`,
    [roles],
  )
  const attributes = await named(
    db,
    `WITH acting AS (${acting})
     SELECT format('%s %s', rolname, attribute) AS name FROM acting CROSS JOIN LATERAL (VALUES ('superuser', rolsuper),
       ('bypassrls', rolbypassrls), ('createrole', rolcreaterole), ('replication', rolreplication)) AS has(attribute, granted)
     WHERE granted`,
    [roles],
  )
  // Whatever it inherits: who may become another role has its rights with SET ROLE.
  const members = await named(
    db,
    `WITH acting AS (${acting})
     SELECT format('%s member of %s', rolname, roleid::regrole) AS name FROM acting JOIN pg_auth_members ON member = acting.oid
     WHERE admin_option OR NOT (rolname = $2 AND roleid::regrole::text = $3 OR rolname <> ALL($1) AND roleid::regrole::text = $2)`,
    [roles, ...roles],
  )
  return [...tables, ...numbers, ...attributes, ...members]
}

async function walls(db: Database): Promise<string[]> {
  const tables = await named(
    db,
    `SELECT 'row level security ' || relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND (relforcerowsecurity OR relrowsecurity <> (relname = ANY($1))
       OR relrowsecurity AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid))`,
    [walled],
  )
  const [of, names, says] = [0, 1, 2].map((n) => policies.map((policy) => policy[n]))
  const changed = await named(
    db,
    `WITH there AS (
       SELECT relname::text AS "of", polname::text AS name, concat_ws(' ', polcmd, CASE WHEN polpermissive THEN 'permissive' ELSE 'restrictive' END,
         (SELECT string_agg(CASE role WHEN 0 THEN 'public' ELSE role::regrole::text END, ',') FROM unnest(polroles) AS role),
         CASE WHEN polname = 'writer' THEN coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '') END) AS says
       FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid WHERE relnamespace = 'public'::regnamespace)
     SELECT format('policy %s of %s', name, "of") AS name
     FROM there FULL JOIN unnest($1::text[], $2::text[], $3::text[]) AS laid("of", name, says) USING ("of", name)
     WHERE there.says IS DISTINCT FROM laid.says`,
    [of, names, says],
  )
  return [...tables, ...changed]
}

// What whoever runs a database tunes, and what no answer depends on. Of everything else nothing is laid down.
const mayBeSet = (
  'work_mem maintenance_work_mem hash_mem_multiplier effective_cache_size effective_io_concurrency random_page_cost jit ' +
  'log_min_duration_statement log_lock_waits statement_timeout lock_timeout idle_in_transaction_session_timeout'
).split(' ')
// Every connection of ours names its path itself.
const harmless = ['search_path=public', 'search_path="$user", public', 'search_path=public, pg_temp']

async function answering(db: Database): Promise<string[]> {
  return await named(
    db,
    `SELECT format('derived column %s.%s', relname, attname) AS name FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
     WHERE relnamespace = 'public'::regnamespace AND relname || '.' || attname = ANY($1) AND attgenerated <> 's'
     UNION ALL
     SELECT format('rule %s of %s', rulename, relname) FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class
     WHERE relnamespace = 'public'::regnamespace AND NOT (ev_type = '1' AND rulename = '_RETURN')
     UNION ALL
     SELECT 'relation ' || relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
       AND (relkind IN ('v', 'm', 'f', 'p') OR EXISTS (SELECT FROM pg_inherits WHERE pg_class.oid IN (inhrelid, inhparent) AND relkind = 'r'))
     UNION ALL
     SELECT format('%s of %s', split_part(setting, '=', 1), CASE setrole WHEN 0 THEN 'the database' ELSE setrole::regrole::text END)
     FROM pg_db_role_setting, unnest(setconfig) AS setting
     WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
       AND (setrole = 0 OR setrole::regrole::text = ANY($2) OR setrole::regrole::text = session_user
         OR setrole = (SELECT relowner FROM pg_class WHERE oid = 'public.ledger'::regclass)
         OR EXISTS (SELECT FROM pg_auth_members WHERE member = setrole AND roleid::regrole::text = ANY($2)))
       AND NOT (split_part(setting, '=', 1) = ANY($3) OR setting = ANY($4))`,
    [derived, roles, mayBeSet, harmless],
  )
}
