import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createPool } from '../../../database/pool.ts'
import { inTransaction } from '../../../database/transaction.ts'
import { checkGuards } from '../../../record/log/guards.ts'
import { withDatabase } from '../../setup/database.ts'

const database = withDatabase()

class Undone extends Error {}

/** What is found after some statements of whoever owns the database, which are then undone. */
const foundAfter = async (...statements: readonly string[]) => await foundIn(database.owner, ...statements)

async function foundIn(pool: Pool, ...statements: readonly string[]): Promise<string[]> {
  const names: string[] = []
  await inTransaction(pool, async (db) => {
    for (const statement of statements) await db.query(statement)
    names.push(...(await checkGuards(db)).map(({ code, name }) => `${code} ${name}`))
    throw new Undone()
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
  return names
}

it('finds nothing in a database as the migrations leave it, also for the login of the application', async () => {
  expect(await foundAfter()).toEqual([])
  expect(await foundIn(database.pool)).toEqual([])
})

it.each([
  ['GRANT UPDATE, DELETE ON ledger TO bihuan_app', ['bihuan_app delete ledger', 'bihuan_app update ledger']],
  ['GRANT UPDATE (reason) ON ledger TO bihuan_app', ['bihuan_app update ledger']],
  // The application may become its reader.
  [
    'GRANT TRUNCATE ON log_leaves TO bihuan_reader',
    ['bihuan_app truncate log_leaves', 'bihuan_reader truncate log_leaves'],
  ],
  [
    'GRANT DELETE ON erasure_orders TO PUBLIC',
    ['bihuan_app delete erasure_orders', 'bihuan_reader delete erasure_orders', 'delete on erasure_orders of public'],
  ],
  ['ALTER TABLE cases DISABLE ROW LEVEL SECURITY', ['row level security cases']],
  ['ALTER TABLE letters DISABLE ROW LEVEL SECURITY', ['row level security letters']],
  ['ALTER TABLE delegations DISABLE TRIGGER delegation_written', ['trigger delegation_written of delegations']],
  [
    'ALTER TABLE register ALTER COLUMN entity_name_form DROP EXPRESSION',
    ['columns of register', 'derived column register.entity_name_form'],
  ],
  [
    'ALTER TABLE cases ALTER COLUMN person_form DROP EXPRESSION',
    ['columns of cases', 'derived column cases.person_form'],
  ],
  [
    `CREATE RULE swallow AS ON INSERT TO ledger WHERE new.type = 'objection.filed' DO INSTEAD NOTHING`,
    ['rule swallow of ledger'],
  ],
  ['CREATE RULE aside AS ON UPDATE TO register DO ALSO NOTHING', ['rule aside of register']],
  [
    'ALTER TABLE cases ALTER COLUMN entity_code_form DROP EXPRESSION',
    ['columns of cases', 'derived column cases.entity_code_form'],
  ],
])('finds what was taken away: %s', async (statement, names) => {
  expect(await foundAfter(statement)).toEqual(names.map((name) => `guard.changed ${name}`))
})

it.each([
  ['ALTER TABLE measures DROP CONSTRAINT measures_pkey', ['constraints of measures']],
  ['ALTER TABLE letters DROP CONSTRAINT letters_case_no_fkey', ['constraints of letters']],
  [
    'ALTER TABLE register DROP CONSTRAINT register_case_no_fkey; ALTER TABLE register ADD CONSTRAINT register_case_no_fkey FOREIGN KEY (case_no) REFERENCES cases NOT VALID',
    ['constraints of register'],
  ],
  [`ALTER TABLE ledger DROP CONSTRAINT ledger_numbers_carried`, ['constraints of ledger']],
  [`ALTER TABLE changes ADD CHECK (case_no <> 'X')`, ['constraints of changes']],
  ['ALTER TABLE ledger ADD COLUMN honest text', ['columns of ledger']],
  ['ALTER TABLE measures ALTER COLUMN status DROP NOT NULL', ['columns of measures']],
  [`ALTER TABLE downloads ALTER COLUMN at SET DEFAULT '2026-01-01'`, ['columns of downloads']],
  ['GRANT INSERT ON ledger TO bihuan_app', ['bihuan_app insert ledger.seq']],
  [
    'ALTER FUNCTION may_read(text, text, text, text, text) IMMUTABLE STRICT',
    ['function public.may_read(text,text,text,text,text)'],
  ],
  [
    `CREATE OR REPLACE FUNCTION acting(field text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURN 'auditor'`,
    ['function public.acting(text)'],
  ],
  ['ALTER TABLE register ENABLE ROW LEVEL SECURITY', ['row level security register']],
  ['ALTER TABLE settings FORCE ROW LEVEL SECURITY', ['row level security settings']],
  [
    `CREATE POLICY p ON register TO bihuan_app USING (current_setting('application_name') LIKE '%verify%')`,
    ['policy p of register'],
  ],
  ['CREATE POLICY p ON ledger FOR SELECT TO bihuan_reader USING (true)', ['policy p of ledger']],
  [`ALTER POLICY writer ON ledger USING (case_no <> 'X')`, ['policy writer of ledger']],
  ['ALTER POLICY writer ON ledger TO PUBLIC', ['policy writer of ledger']],
  ['ALTER POLICY reader ON cases RENAME TO others', ['policy others of cases', 'policy reader of cases']],
  ['DROP POLICY reach ON outbox', ['policy reach of outbox']],
  ['DROP TRIGGER download_written ON downloads', ['trigger download_written of downloads']],
  [
    `CREATE TRIGGER swallow BEFORE INSERT ON downloads FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
    ['trigger swallow of downloads'],
  ],
  ['GRANT UPDATE (digest) ON log_besides TO bihuan_app', ['bihuan_app update log_besides']],
  ['GRANT DELETE ON log_waiting TO bihuan_app', ['bihuan_app delete log_waiting']],
  [
    'ALTER TABLE log_copies RENAME TO x; CREATE VIEW log_copies AS SELECT * FROM x',
    ['relation log_copies', 'relation x'],
  ],
  ['CREATE TABLE more () INHERITS (register)', ['relation more', 'relation register']],
  [`ALTER ROLE CURRENT_USER SET search_path = saved, public`, ['search_path of bihuan_owner']],
  // Schemas of these names come before public by PostgreSQL's own search path.
  ...['bihuan_app', 'bihuan_reader', 'bihuan_owner', 'others'].map((schema): [string, string[]] => [
    `CREATE SCHEMA ${schema}; CREATE VIEW ${schema}.ledger AS SELECT * FROM public.ledger; CREATE TABLE ${schema}.cases (LIKE public.cases)`,
    [`relation ${schema}.cases`, `relation ${schema}.ledger`, `schema ${schema}`],
  ]),
  ['CREATE SCHEMA aside; CREATE SEQUENCE aside.case_numbers', ['relation aside.case_numbers', 'schema aside']],
  ['CREATE TABLE kept AS SELECT * FROM letters', ['relation kept']],
  ['DROP TABLE log_cosignatures', ['relation log_cosignatures']],
  ['ALTER TABLE log_waiting SET UNLOGGED', ['unlogged log_waiting']],
  ['ALTER TABLE idempotency SET UNLOGGED', ['unlogged idempotency']],
  [
    `DROP TRIGGER certificate_is_granted ON letters; CREATE TRIGGER certificate_is_granted BEFORE INSERT OR UPDATE ON letters FOR EACH ROW WHEN (new.case_no = 'never') EXECUTE FUNCTION certificate_is_granted()`,
    ['trigger certificate_is_granted of letters'],
  ],
  [
    `DROP TRIGGER download_written ON downloads; CREATE TRIGGER download_written AFTER INSERT OR UPDATE ON downloads FOR EACH ROW WHEN (new.actor <> 'x') EXECUTE FUNCTION download_written()`,
    ['trigger download_written of downloads'],
  ],
  [`ALTER ROLE CURRENT_USER SET "TimeZone" = 'Asia/Tokyo'`, ['TimeZone of bihuan_owner']],
  [`ALTER ROLE CURRENT_USER SET synchronous_commit = off`, ['synchronous_commit of bihuan_owner']],
  [`ALTER ROLE CURRENT_USER SET work_mem = '64MB'`, []],
])('finds what no migration has made: %s', async (statement, names) => {
  expect(await foundAfter(...statement.split('; '))).toEqual(names.map((name) => `guard.changed ${name}`))
})

const same = (name: string, types: string, body: string) =>
  `CREATE FUNCTION public.${name}(${types}) RETURNS text LANGUAGE sql RETURN ${body}`

it.each([
  [same('concat_ws', 'text, name, name', `'ledger entries_wait'`), ['function public.concat_ws(text,name,name)']],
  [
    'CREATE FUNCTION eq(oid, regnamespace) RETURNS boolean LANGUAGE sql RETURN false; CREATE OPERATOR public.= (LEFTARG = oid, RIGHTARG = regnamespace, FUNCTION = eq)',
    ['function public.eq(oid,regnamespace)', 'operator public.=(oid,regnamespace)'],
  ],
  ['CREATE AGGREGATE public.string_agg(text) (SFUNC = textcat, STYPE = text)', ['function public.string_agg(text)']],
  [
    'CREATE SCHEMA aside; CREATE FUNCTION aside.f() RETURNS integer LANGUAGE sql RETURN 1',
    ['function aside.f()', 'schema aside'],
  ],
  [
    `CREATE TYPE mood AS ENUM ('a'); CREATE CAST (mood AS name) WITH INOUT AS IMPLICIT`,
    ['cast public.mood as name', 'type public.mood'],
  ],
  ['CREATE TYPE public.text AS (x integer)', ['type public.text']],
  ['CREATE DOMAIN public.jsonb AS pg_catalog.text', ['type public.jsonb']],
  [
    `CREATE COLLATION same (provider = icu, locale = 'und-u-ks-level1', deterministic = false); ALTER TABLE register ALTER violation TYPE text COLLATE same`,
    ['collation of register.violation', 'collation public.same'],
  ],
  [`CREATE DEFAULT CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8`, ['conversion c']],
  [
    `CREATE OR REPLACE FUNCTION letter_is_settled() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW;END'`,
    ['function public.letter_is_settled()'],
  ],
  ['ALTER FUNCTION entries_wait() RESET search_path', ['function public.entries_wait()']],
  [
    'GRANT EXECUTE ON FUNCTION enter_beside(text, text, text, jsonb) TO bihuan_app',
    ['function public.enter_beside(text,text,text,jsonb)'],
  ],
  [
    'DROP FUNCTION certificate_is_granted() CASCADE',
    ['function public.certificate_is_granted()', 'trigger certificate_is_granted of letters'],
  ],
  [
    'DROP TRIGGER letter_is_settled ON letters; CREATE TRIGGER letter_is_settled BEFORE UPDATE ON letters FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
    ['trigger letter_is_settled of letters'],
  ],
  [
    'DROP TRIGGER entries_wait ON ledger; CREATE TRIGGER entries_wait AFTER INSERT ON ledger FOR EACH ROW EXECUTE FUNCTION entries_wait()',
    ['trigger entries_wait of ledger'],
  ],
  ['GRANT CREATE ON SCHEMA public TO bihuan_app', ['create on schema public of bihuan_app']],
  ['GRANT CREATE ON SCHEMA public TO PUBLIC', ['create on schema public of public']],
  ['GRANT TRIGGER ON ledger TO bihuan_app', ['trigger on ledger of bihuan_app']],
  [
    'GRANT MAINTAIN, REFERENCES ON log_leaves TO bihuan_app',
    ['maintain on log_leaves of bihuan_app', 'references on log_leaves of bihuan_app'],
  ],
  ['GRANT INSERT ON log_waiting TO bihuan_app', ['insert on log_waiting of bihuan_app']],
  ['GRANT SELECT ON letters TO PUBLIC', ['select on letters of public']],
  ['ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO bihuan_app', ['default rights on new objects r of bihuan_owner']],
])("finds what would answer in another one's place: %s", async (statement, names) => {
  expect(await foundAfter(...statement.split('; '))).toEqual(names.map((name) => `guard.changed ${name}`))
})

describe('by who administers the server', () => {
  let superuser: Pool
  beforeAll(() => {
    const url = new URL(inject('postgres'))
    url.pathname = new URL(database.ownerUrl).pathname
    superuser = createPool(url.href, { max: 1 })
  })
  afterAll(async () => await superuser.end())

  it.each([
    ['ALTER ROLE bihuan_reader BYPASSRLS', ['bihuan_reader bypassrls']],
    ['ALTER ROLE bihuan_app CREATEROLE REPLICATION', ['bihuan_app createrole', 'bihuan_app replication']],
    [
      'CREATE ROLE evil NOLOGIN; GRANT UPDATE ON ledger TO evil; GRANT evil TO bihuan_app WITH INHERIT FALSE, SET TRUE',
      ['bihuan_app member of evil'],
    ],
    ['GRANT pg_write_all_data TO bihuan_reader WITH INHERIT FALSE', ['bihuan_reader member of pg_write_all_data']],
    ['GRANT bihuan_reader TO bihuan_app WITH ADMIN TRUE', ['bihuan_app member of bihuan_reader']],
    [
      'CREATE FUNCTION pg_catalog.jsonb_build_array(text) RETURNS jsonb LANGUAGE sql RETURN to_jsonb($1)',
      ['function jsonb_build_array(text)'],
    ],
    [
      `CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION e()`,
      ['event trigger e', 'function public.e()'],
    ],
    ['CREATE EXTENSION bloom', ['extension bloom']],
    ['ALTER ROLE bihuan_app SET session_replication_role = replica', ['session_replication_role of bihuan_app']],
    [
      'ALTER ROLE bihuan_reader SET default_transaction_isolation = serializable',
      ['default_transaction_isolation of bihuan_reader'],
    ],
  ])('finds %s', async (statement, names) => {
    // In a transaction that is undone, so that no other test of this server sees it.
    expect(await foundIn(superuser, ...statement.split('; '))).toEqual(names.map((name) => `guard.changed ${name}`))
  })

  it('finds a superuser, and what a login that was made beside the first may', async () => {
    expect(await foundIn(superuser, 'ALTER ROLE bihuan_app SUPERUSER')).toContain('guard.changed bihuan_app superuser')
    const made = ['CREATE ROLE bihuan_app_2027 LOGIN IN ROLE bihuan_app', 'SET SESSION AUTHORIZATION bihuan_app_2027']
    expect(await foundIn(superuser, ...made)).toEqual([])
    const [create, become] = made as [string, string]
    expect(await foundIn(superuser, create, 'ALTER ROLE bihuan_app_2027 BYPASSRLS', become)).toEqual([
      'guard.changed bihuan_app_2027 bypassrls',
    ])
  })
})

it('finds a wall without a policy, and every table that has one', async () => {
  const { rows } = await database.owner.query<{ table: string; policies: string[] }>(
    `SELECT tablename AS "table", array_agg(policyname::text ORDER BY policyname) AS policies FROM pg_policies WHERE schemaname = 'public' GROUP BY 1`,
  )
  expect(rows.length).toBeGreaterThan(10)
  for (const { table, policies } of rows)
    expect(await foundAfter(...policies.map((policy) => `DROP POLICY ${policy} ON ${table}`)), table).toEqual([
      ...policies.map((policy) => `guard.changed policy ${policy} of ${table}`),
      `guard.changed row level security ${table}`,
    ])
})
