import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { addAccount } from '../../database/queries/accounts.ts'
import { systemClock } from '../../record/clock.ts'
import { ensureSchedules } from '../../workflows/schedules.ts'
import { withDatabase } from '../setup/database.ts'
import { openHouse, recordingSender } from '../support/house.ts'
import { people } from '../support/people.ts'
import { recordOn } from '../support/world.ts'

const database = withDatabase()
const over = 2_300
const tables = ['sessions', 'sign_in_attempts', 'provider_visits', 'drafts'] as const
const many = `generate_series(1, ${over}) AS n`

// Of each kind very many that are over, and one on each side of every border that is not.
const rows = [
  `INSERT INTO sessions (token_hash, account, expires_at, used_at) SELECT 'over-' || n, $1,
     now() + CASE n % 2 WHEN 0 THEN interval '-1 second' ELSE interval '1 hour' END,
     now() - CASE n % 2 WHEN 0 THEN interval '0' ELSE interval '121 minutes' END FROM ${many}`,
  `INSERT INTO sessions (token_hash, account, expires_at, used_at) VALUES
     ('kept-1', $1, now() + interval '1 hour', now()), ('kept-2', $1, now() + interval '1 minute', now() - interval '118 minutes')`,
  `INSERT INTO sign_in_attempts (name_hash, failures, last_at, locked_until)
     SELECT 'over-' || n, 5, now() - interval '25 hours', CASE n % 2 WHEN 0 THEN now() - interval '1 hour' END FROM ${many}`,
  `INSERT INTO sign_in_attempts (name_hash, failures, last_at, locked_until) VALUES
     ('kept-1', 1, now() - interval '23 hours', NULL), ('kept-2', 40, now() - interval '25 hours', now() + interval '1 hour')`,
  `INSERT INTO provider_visits (state_hash, browser_hash, door, nonce, code_verifier, return_to, expires_at)
     SELECT 'over-' || n, '', 'staff', '', '', '/', now() - interval '1 second' FROM ${many}`,
  `INSERT INTO provider_visits (state_hash, browser_hash, door, nonce, code_verifier, return_to, expires_at)
     SELECT 'kept-' || n, '', 'staff', '', '', '/', now() + interval '5 minutes' FROM generate_series(1, 2) AS n`,
  `INSERT INTO drafts (account, path, fields, claimed, saved_at)
     SELECT $1, '/over', '{}', n % 2 = 0, now() - CASE n % 2 WHEN 0 THEN interval '91 days' ELSE interval '25 hours' END FROM ${many}`,
  `INSERT INTO drafts (account, path, fields, claimed, saved_at) VALUES
     ($1, '/kept', '{}', true, now() - interval '89 days'), ($1, '/kept', '{}', false, now() - interval '23 hours')`,
]
const imports = [
  { id: randomUUID(), finished: `now() - interval '31 days'`, kept: 0 },
  { id: randomUUID(), finished: `now() - interval '29 days'`, kept: 3 },
  { id: randomUUID(), finished: 'NULL', kept: 3 },
]

beforeAll(async () => {
  await addAccount(database.pool, { ...people.officer, name: '林（虚构）' }, {})
  for (const text of rows) await database.owner.query(text, text.includes('$1') ? [people.officer.id] : [])
  for (const { id, finished } of imports) {
    await database.owner.query(
      `INSERT INTO imports (id, agency, actor, file_name, sha256, bytes, ignored_columns, request_id, staged_at, finished_at)
       VALUES ('${id}', 'agency-pudong', '{}', 'f.xlsx', '${id}', 1, '[]', 'r', now(), ${finished})`,
    )
    await database.owner.query(
      `INSERT INTO import_rows (import_id, row_no, identity, outcome) SELECT '${id}', n, 'document ' || n, 'refused' FROM generate_series(1, 3) AS n`,
    )
  }
})

const count = async (table: string) =>
  (await database.owner.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n as number

describe('tidying', () => {
  it('takes away by its schedule what is over, however much, and nothing else', async () => {
    for (const table of tables) expect(await count(table), table).toBe(over + 2)
    const house = await openHouse(inject('temporalAddress'), recordOn(database, systemClock), recordingSender())
    const stop = await house.start()
    try {
      await ensureSchedules(house.client, house.queue)
      await expect.poll(async () => await count('drafts'), { timeout: 30_000 }).toBe(2)
      const workflow = house.client.workflow.getHandle((await firstRun(house)) ?? '')
      expect(await workflow.result()).toBe(over * tables.length + 3)
      for (const table of tables) expect(await count(table), table).toBe(2)
      for (const { id, kept } of imports) {
        expect(await count(`import_rows WHERE import_id = '${id}' AND identity IS NOT NULL`), id).toBe(kept)
        expect(await count(`import_rows WHERE import_id = '${id}'`), id).toBe(3)
      }
      const again = { workflowId: randomUUID(), taskQueue: house.queue, args: [] }
      expect(await house.client.workflow.execute('tidying', again)).toBe(0)
    } finally {
      for (const name of ['tidying', 'wake-sweep', 'register-files'])
        await house.client.schedule.getHandle(`${name}/${house.queue}`).delete()
      await stop()
      await house.close()
    }
  })
})

/** The workflow that the schedule has started. */
async function firstRun({ client, queue }: Awaited<ReturnType<typeof openHouse>>): Promise<string | undefined> {
  const { info } = await client.schedule.getHandle(`tidying/${queue}`).describe()
  const [action] = info.recentActions.map((recent) => recent.action)
  return action?.type === 'startWorkflow' ? action.workflow.workflowId : undefined
}
