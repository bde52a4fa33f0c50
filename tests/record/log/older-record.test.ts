import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import { expect, it } from 'vitest'
import { migrate } from '../../../database/migrate.ts'
import { erasureContent, leafOf } from '../../../record/log/leaf.ts'
import { listErasures } from '../../../record/log/rows.ts'
import { withDatabase } from '../../setup/database.ts'
import { liveCases, withKeeper } from './house.ts'

const database = withDatabase()
const keeper = withKeeper(database)
const before = '0038_beside'

it('a record from before there were orders keeps its erasures, listed as such, and its rows are covered from then on', async () => {
  const dir = fileURLToPath(new URL('../../../database/migrations', import.meta.url))
  const { rows } = await database.owner.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM migrations WHERE name >= $1',
    [before],
  )
  const options = { databaseUrl: database.ownerUrl, dir, migrationsTable: 'migrations', log: () => undefined }
  // Lived by today's code, which needs today's tables, and not logged yet.
  const [, , , closed = ''] = await liveCases(database, 4)
  await runner({ ...options, direction: 'down', count: rows[0]!.count })
  await database.owner.query(
    `INSERT INTO erasures (case_no, subject, fields, actor, reason, legal_basis) VALUES ($1, 'contact', '[]', 'operator', '申请', '法')`,
    [closed],
  )
  await database.owner.query(
    `INSERT INTO evidence_files (case_no, sha256, name, type, bytes, uploaded_by, role, at, request_id)
     VALUES ($1, repeat('a', 64), 'a.pdf', 'application/pdf', 1, 'officer-lin', 'caseOfficer', now(), 'r')`,
    [closed],
  )
  const erasure = {
    id: 1,
    caseNo: closed,
    subject: 'contact',
    fields: [],
    actor: 'operator',
    reason: '申请',
    legalBasis: '法',
  }
  const { rows: times } = await database.owner.query<{ at: string }>(
    `SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at FROM erasures`,
  )
  await database.owner.query('INSERT INTO log_leaves (position, erasure, case_no, hash) VALUES (0, 1, $1, $2)', [
    closed,
    leafOf(erasureContent({ ...erasure, at: times[0]!.at })),
  ])
  await migrate(database.ownerUrl)
  expect(await listErasures(database.pool, { unlogged: true })).toEqual([])
  await keeper.sign()
  expect(await keeper.verify()).toMatchObject({
    good: true,
    faults: [],
    erasureList: [{ caseNo: closed, order: null, beforeOrders: true }],
  })
  await database.owner.query(`UPDATE evidence_files SET name = 'b.pdf'`)
  await keeper.sign()
  expect((await keeper.verify()).faults).toMatchObject([{ code: 'beside.changed', caseNo: closed }])
  await database.owner.query(
    `INSERT INTO erasures (case_no, subject, fields, actor, reason, legal_basis) VALUES ($1, 'contact', '[]', 'operator', '申请', '法')`,
    [closed],
  )
  await keeper.sign()
  expect((await keeper.verify()).faults.map(({ code }) => code)).toContain('erasure.noOrder')
})
