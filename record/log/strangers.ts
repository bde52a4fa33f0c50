import { functions, tables, triggers, unlogged } from './laid-down.ts'
import { named } from './named.ts'
import type { Database } from './rows.ts'

// What initdb makes has smaller ids, whatever the release.
const made = 16_384

/**
 * What stands in the database and no migration makes, by which a name may come to mean something else: functions,
 * operators, casts, types, collations, classes of operators, conversions, languages, extensions, event triggers, schemas and relations; rights by
 * which such things can be made or run. What an extension brings is told as the extension.
 */
export async function strangers(db: Database): Promise<string[]> {
  return [await objects(db), await relations(db), await routines(db), await columns(db), await grants(db)].flat()
}

const kinds = {
  operator: ['pg_operator', 'oid::regoperator::text'],
  cast: ['pg_cast', `format('%s as %s', castsource::regtype, casttarget::regtype)`],
  collation: [
    'pg_collation',
    'oid::regcollation::text',
    `collnamespace = 'public'::regnamespace OR NOT collisdeterministic`,
  ],
  'operator class': ['pg_opclass', 'opcname::text'],
  'operator family': ['pg_opfamily', 'opfname::text'],
  conversion: ['pg_conversion', 'conname::text'],
  language: ['pg_language', 'lanname::text'],
  type: [
    'pg_type',
    'oid::regtype::text',
    // Tables have types of their own, and every type has one of lists.
    `typelem = 0 AND typtype <> 'm' AND NOT EXISTS (SELECT FROM pg_class WHERE pg_class.oid = typrelid AND relkind <> 'c')`,
  ],
  extension: ['pg_extension', 'extname::text'],
  'event trigger': ['pg_event_trigger', 'evtname::text'],
  schema: ['pg_namespace', 'nspname::text', `nspname !~ '^pg_(toast_)?temp_'`],
} as const satisfies Readonly<Record<string, readonly [catalogue: string, name: string, where?: string]>>

async function objects(db: Database): Promise<string[]> {
  const select = Object.entries(kinds).map(([kind, [catalogue, name, where = 'true']]) => {
    return `SELECT '${kind} ' || ${name} AS name FROM ${catalogue} WHERE oid >= ${made} AND (${where}) AND ${isOwn(catalogue)}`
  })
  return await named(db, select.join(' UNION ALL '), [])
}

const isOwn = (catalogue: string) =>
  `NOT EXISTS (SELECT FROM pg_depend WHERE classid = '${catalogue}'::regclass AND objid = ${catalogue}.oid AND deptype = 'e')`

/**
 * Relations that no migration makes, wherever they stand: what a name means first where a search path leads there, or an
 * altered table and its honest copy, of which the one waits while the other is shown. Temporary ones are their session's own.
 */
async function relations(db: Database): Promise<string[]> {
  return await named(
    db,
    `SELECT format('relation %s.%s', relnamespace::regnamespace, relname) AS name FROM pg_class
     WHERE oid >= ${made} AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND relpersistence <> 't' AND ${isOwn('pg_class')}
       AND relnamespace <> 'public'::regnamespace
     UNION ALL
     SELECT 'relation ' || coalesce(relname, laid.name) FROM (
       SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r') AS there
     FULL JOIN unnest($1::text[]) AS laid(name) ON laid.name = relname WHERE relname IS NULL OR laid.name IS NULL
     UNION ALL
     SELECT 'unlogged ' || relname FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'S') AND relpersistence = 'u' AND relname <> ALL($2)`,
    [tables, unlogged],
  )
}

const there = `SELECT oid::regprocedure::text AS signature, left(encode(sha256(convert_to(concat_ws(' ', prosrc,
    pg_get_function_sqlbody(pg_proc.oid), prosecdef, proconfig, provolatile, proisstrict, proleakproof, proretset, prorettype::regtype,
    (SELECT lanname FROM pg_language WHERE pg_language.oid = prolang), proowner = (SELECT relowner FROM pg_class WHERE oid = 'public.ledger'::regclass), prokind,
    has_function_privilege('bihuan_app', oid, 'EXECUTE'), has_function_privilege('bihuan_reader', oid, 'EXECUTE')), 'UTF8')), 'hex'), 16) AS says
  FROM pg_proc WHERE oid >= ${made} AND ${isOwn('pg_proc')}`

/** Every function and aggregate, with its digest as it is laid down. */
export async function functionsThere(db: Database): Promise<Readonly<Record<string, string>>> {
  const { rows } = await db.query<{ signature: string; says: string }>(there)
  return Object.fromEntries(rows.map(({ signature, says }) => [signature, says]))
}

async function routines(db: Database): Promise<string[]> {
  const found = await functionsThere(db)
  const names = new Set([...Object.keys(found), ...Object.keys(functions)])
  return [...names].filter((name) => found[name] !== functions[name]).map((name) => `function ${name}`)
}

async function columns(db: Database): Promise<string[]> {
  return await named(
    db,
    `SELECT format('collation of %s.%s', relname, attname) AS name FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
       JOIN pg_collation ON pg_collation.oid = attcollation
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT collisdeterministic`,
    [],
  )
}

/** Who may make something where names are looked up, and what is granted to everybody. */
async function grants(db: Database): Promise<string[]> {
  return await named(
    db,
    `WITH owner AS (SELECT relowner FROM pg_class WHERE oid = 'public.ledger'::regclass),
     granted AS (
       SELECT format('%s on schema %s', lower(privilege_type), nspname) AS what, grantee FROM pg_namespace, aclexplode(nspacl)
       WHERE nspname IN ('public', 'pg_catalog') AND privilege_type = 'CREATE' AND grantee NOT IN (nspowner, 10)
       UNION ALL
       SELECT 'create on the database', grantee FROM pg_database, aclexplode(datacl)
       WHERE datname = current_database() AND privilege_type = 'CREATE' AND grantee NOT IN (datdba, 10)
       UNION ALL
       SELECT format('%s on %s', lower(privilege_type), relname), grantee FROM pg_class, aclexplode(relacl)
       WHERE relnamespace = 'public'::regnamespace AND (grantee = 0 OR relkind = 'r' AND grantee NOT IN (relowner, 10)
         AND (privilege_type IN ('TRIGGER', 'REFERENCES', 'MAINTAIN') OR relname = 'log_waiting' AND privilege_type = 'INSERT'))
       UNION ALL
       SELECT DISTINCT format('default rights on new objects %s', defaclobjtype), defaclrole FROM pg_default_acl)
     SELECT format('%s of %s', what, CASE grantee WHEN 0 THEN 'public' ELSE grantee::regrole::text END) AS name
     FROM granted, owner WHERE grantee <> relowner OR what LIKE 'default%'`,
    [],
  )
}

/** Triggers as the migrations lay them down, each with what it runs and when. */
export async function firing(db: Database): Promise<string[]> {
  return await named(
    db,
    `WITH there AS (
       SELECT concat_ws(' ', relname, tgname) AS trigger, concat_ws(' ', tgfoid::regproc, tgtype, tgattr,
         coalesce(substring(pg_get_triggerdef(pg_trigger.oid) FROM ' WHEN (.*) EXECUTE '), 't')) AS says,
         tgenabled FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
       WHERE relnamespace = 'public'::regnamespace AND NOT tgisinternal)
     SELECT format('trigger %s of %s', split_part(trigger, ' ', 2), split_part(trigger, ' ', 1)) AS name
     FROM there FULL JOIN unnest($1::text[], $2::text[]) AS laid(trigger, says) USING (trigger)
     WHERE laid.says IS DISTINCT FROM there.says OR tgenabled NOT IN ('O', 'A')`,
    [Object.keys(triggers), Object.values(triggers)],
  )
}
