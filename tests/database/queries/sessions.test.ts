import { expect, it } from 'vitest'
import { listSessions, mostSessions } from '../../../database/queries/sessions.ts'
import { openSession, sessionReader } from '../../../identity/sessions.ts'
import { withDatabase } from '../../setup/database.ts'

const database = withDatabase()
const countOf = async (account: string) =>
  (await database.owner.query('SELECT count(*)::int AS n FROM sessions WHERE account = $1', [account])).rows[0].n

it('one account has no more sessions than are shown, and those longest out of use end for the newest', async () => {
  const { pool, owner } = database
  await owner.query(
    `INSERT INTO accounts (id, name, role) VALUES ('many', '虚构', 'auditor'), ('other', '虚构', 'auditor')`,
  )
  const others = await openSession(pool, 'other')
  const unused = await openSession(pool, 'many')
  const used = await openSession(pool, 'many')
  await owner.query(`UPDATE sessions SET used_at = now() - interval '30 minutes' WHERE account = 'many'`)
  // In use now, which the reader notes.
  expect(await sessionReader(pool).bySession(used.token)).toBeDefined()
  for (let no = 0; no < mostSessions - 1; no += 1) await openSession(pool, 'many')
  expect(await countOf('many')).toBe(mostSessions)
  expect(await sessionReader(pool).bySession(unused.token)).toBeUndefined()
  expect(await sessionReader(pool).bySession(used.token)).toBeDefined()

  await Promise.all(Array.from({ length: 40 }, async () => await openSession(pool, 'many')))
  const last = await openSession(pool, 'many')
  expect(await countOf('many')).toBeLessThanOrEqual(mostSessions)
  expect(await listSessions(pool, 'many')).toHaveLength(mostSessions)
  expect(await sessionReader(pool).bySession(last.token)).toBeDefined()
  expect(await sessionReader(pool).bySession(others.token)).toBeDefined()
})
