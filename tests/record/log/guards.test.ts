import { expect, it } from 'vitest'
import { inTransaction } from '../../../database/transaction.ts'
import { checkGuards } from '../../../record/log/guards.ts'
import { withDatabase } from '../../setup/database.ts'

const database = withDatabase()

class Undone extends Error {}

/** What is found after some statements of whoever owns the database, which are then undone. */
async function foundAfter(...statements: readonly string[]): Promise<string[]> {
  const names: string[] = []
  await inTransaction(database.owner, async (db) => {
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
  expect(await checkGuards(database.pool)).toEqual([])
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
    ['bihuan_app delete erasure_orders', 'bihuan_reader delete erasure_orders'],
  ],
  ['ALTER TABLE cases DISABLE ROW LEVEL SECURITY', ['row level security cases']],
  ['ALTER TABLE letters DISABLE ROW LEVEL SECURITY', ['row level security letters']],
  ['ALTER TABLE delegations DISABLE TRIGGER delegation_written', ['trigger delegation_written of delegations']],
  ['ALTER TABLE register ALTER COLUMN entity_name_form DROP EXPRESSION', ['derived column register.entity_name_form']],
  [
    `CREATE RULE swallow AS ON INSERT TO ledger WHERE new.type = 'objection.filed' DO INSTEAD NOTHING`,
    ['rule swallow of ledger'],
  ],
  ['CREATE RULE aside AS ON UPDATE TO register DO ALSO NOTHING', ['rule aside of register']],
  ['ALTER TABLE cases ALTER COLUMN entity_code_form DROP EXPRESSION', ['derived column cases.entity_code_form']],
])('finds what was taken away: %s', async (statement, names) => {
  expect(await foundAfter(statement)).toEqual(names.map((name) => `guard.changed ${name}`))
})

it('finds a wall without a policy, and every table that has one', async () => {
  const { rows } = await database.owner.query<{ table: string; policies: string[] }>(
    `SELECT tablename AS "table", array_agg(policyname::text) AS policies FROM pg_policies WHERE schemaname = 'public' GROUP BY 1`,
  )
  expect(rows.length).toBeGreaterThan(10)
  for (const { table, policies } of rows)
    expect(await foundAfter(...policies.map((policy) => `DROP POLICY ${policy} ON ${table}`)), table).toEqual([
      `guard.changed row level security ${table}`,
    ])
})
