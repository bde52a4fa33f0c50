import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import { expect, it } from 'vitest'
import { migrate } from '../../../database/migrate.ts'
import { withDatabase } from '../../setup/database.ts'
import { root } from '../../../operations/development/documents/source-files.ts'
import { liveCases, withKeeper } from './house.ts'

const database = withDatabase()
const keeper = withKeeper(database)

/** The faults that each of the two verifiers finds. */
async function faults(): Promise<{ ours: string[]; theirs: string[] }> {
  const ours = (await keeper.verify()).faults.map(({ code }) => code)
  const given = ['--copy', keeper.folder, '--database', database.ownerUrl, '--grace', '0', '--json']
  const program = join(root, 'operations/proof/verify.py')
  const { stdout, stderr } = spawnSync('python3', ['-B', program, ...given], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return { ours, theirs: (JSON.parse(stdout) as { faults: { code: string }[] }).faults.map(({ code }) => code) }
}

it('the log holds of new files whether a scanner has seen them, and of older ones what it held', async () => {
  const dir = fileURLToPath(new URL('../../../database/migrations', import.meta.url))
  const { rows } = await database.owner.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM migrations WHERE name >= '0062_scanned_said'`,
  )
  const [caseNo = ''] = await liveCases(database, 1)
  const enter = async (letter: string, scanned: boolean | null) =>
    await database.owner.query(
      `INSERT INTO evidence_files (case_no, sha256, name, type, bytes, uploaded_by, role, at, request_id, scanned)
       VALUES ($1, repeat($2, 64), 'a.pdf', 'application/pdf', 1, 'officer-lin', 'caseOfficer', now(), 'r', $3)`,
      [caseNo, letter, scanned],
    )
  // Without the triggers, as whoever owns the tables could.
  const say = async (letter: string, change: string) => {
    await database.owner.query('ALTER TABLE evidence_files DISABLE TRIGGER USER')
    await database.owner.query(`UPDATE evidence_files SET ${change} WHERE sha256 = repeat($1, 64)`, [letter])
    await database.owner.query('ALTER TABLE evidence_files ENABLE TRIGGER USER')
  }
  const options = { databaseUrl: database.ownerUrl, dir, migrationsTable: 'migrations', log: () => undefined }
  await runner({ ...options, direction: 'down', count: rows[0]!.count })
  await enter('a', null)
  await enter('b', true)
  await migrate(database.ownerUrl)
  await enter('c', false)
  await enter('d', null)
  await keeper.sign()
  expect(await faults()).toEqual({ ours: [], theirs: [] })
  for (const change of ['scanned = true', 'scanned = NULL', 'scanned = false, form = 1']) {
    await say('c', change)
    expect(await faults(), change).toEqual({ ours: ['beside.changed'], theirs: ['beside.changed'] })
    await say('c', 'scanned = false, form = 2')
  }
  expect(await faults()).toEqual({ ours: [], theirs: [] })
})
