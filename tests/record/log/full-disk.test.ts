import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { makeSmallDisk } from '../../../operations/storm/small-disk.ts'
import { compareWithCopy } from '../../../record/log/compare.ts'
import { openKeeper } from '../../../record/log/keeper.ts'
import { readOutside } from '../../../record/log/outside.ts'
import { verifyRecord } from '../../../record/log/verify.ts'
import { withDatabase } from '../../setup/database.ts'
import { liveCases } from './house.ts'

const database = withDatabase()
const mounted = mkdtempSync(join(tmpdir(), 'bihuan-small-'))
const disk = makeSmallDisk(mounted, 1)
afterAll(() => {
  disk?.remove()
  rmSync(mounted, { recursive: true, force: true })
})

// So many rows beside the ledger are so many leaves; each asks for 32 bytes of the disk.
const addLeaves = async (caseNo: string, count: number) =>
  await database.owner.query(
    `INSERT INTO downloads (case_no, item, actor, role, request_id)
     SELECT $1, 'letter/listing.notice', 'auditor', 'auditor', n::text FROM generate_series(1, $2::integer) AS n`,
    [caseNo, count],
  )
const wholeAndGood = async (folder: string) => {
  const outside = readOutside(folder)!
  expect(await verifyRecord({ pool: database.pool, outside, graceMs: 0 })).toMatchObject({
    verdict: 'good',
    faults: [],
    size: Math.floor(outside.leaves.length / 32),
  })
  expect(await compareWithCopy({ pool: database.pool, folder, restsPerWork: 0 })).not.toHaveProperty('failure')
}

// Only root may mount; elsewhere a disk cannot be filled without filling that of everybody.
it.runIf(disk !== undefined)('goes on where a full disk has cut it off, whatever the disk had room for', async () => {
  const folder = join(mounted, 'log')
  const open = async () =>
    await openKeeper({ pool: database.pool, folder, keyFile: join(mounted, 'key.pem'), checkpointEveryMs: 0 })
  let keeper = await open()
  const [caseNo = ''] = await liveCases(database, 1)
  await keeper.catchUp({ now: true })
  await wholeAndGood(folder)
  // More than fits into what is left of a block of 4,096 bytes, less than that, and several blocks.
  for (const count of [200, 3, 131, 40, 500, 1]) {
    disk!.fill()
    await addLeaves(caseNo, count)
    const failed = await keeper.catchUp({ now: true }).catch((error: unknown) => String(error))
    if (count > 128) expect(failed).toContain('ENOSPC')
    await keeper.catchUp({ now: true }).catch(() => undefined)
    disk!.clear()
    // Half of the times the process is another one afterwards.
    if (count % 2 === 1) keeper = await open()
    await keeper.catchUp({ now: true })
    await wholeAndGood(folder)
  }
  expect(readOutside(folder)!.leaves.length / 32).toBeGreaterThan(875)
})
