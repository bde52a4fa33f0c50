import { join } from 'node:path'
import { beforeAll, expect, it, vi } from 'vitest'
import { watchOn } from '../../../record/log/held-up.ts'
import { keepLog } from '../../../record/log/loop.ts'
import { askVerification } from '../../../record/log/asked.ts'
import { noteWatch } from '../../../record/log/watch.ts'
import { withDatabase } from '../../setup/database.ts'
import { withWriting } from './writing.ts'

vi.setConfig({ testTimeout: 120_000 })

const database = withDatabase()
const { keeper, standing, writeSome } = withWriting(database)
beforeAll(async () => {
  await writeSome()
  await keeper.sign()
})

const times = [
  [`UPDATE log_watch SET at = now() + interval '50 years' WHERE name = 'compared'`, `UPDATE log_watch SET at = now()`],
  [`UPDATE log_watch SET good_at = now() + interval '2 minutes'`, `UPDATE log_watch SET good_at = now()`],
  [`UPDATE log_waiting SET since = now() + interval '1 year'`, `UPDATE log_waiting SET since = now()`],
  [
    `UPDATE log_besides SET at = now() + interval '1 day' WHERE NOT logged`,
    `UPDATE log_besides SET at = now() WHERE NOT logged`,
  ],
  [
    `UPDATE log_verifications SET finished_at = now() + interval '1 hour'`,
    `UPDATE log_verifications SET finished_at = NULL`,
  ],
] as const
it.each(times)('a time that is set ahead is told: %s', async (set, setBack) => {
  await noteWatch(database.pool, 'compared', {})
  await askVerification(database.pool, 'auditor')
  await writeSome()
  const watch = watchOn(database.pool)
  await watch()
  expect(await standing()).toMatchObject({ state: 'follows' })
  await database.owner.query(set)
  expect(await standing()).toMatchObject({
    state: 'altered',
    comparisonFailure: expect.stringContaining('in the future'),
  })
  await expect(watch()).rejects.toThrow('lies in the future')
  await database.owner.query(setBack)
  await watch()
  expect(await standing()).toMatchObject({ state: 'follows' })
  await keeper.sign()
})

it('what the worker has seen wait for long is in the standing, whatever the times in the database say', async () => {
  let now = 0
  await writeSome()
  const watch = watchOn(database.pool, { clock: () => now })
  await watch()
  now = 61_000
  await database.owner.query('UPDATE log_waiting SET since = now()')
  await expect(watch()).rejects.toThrow('has waited for the log for more than 60 s')
  expect(await standing()).toMatchObject({ state: 'heldUp' })
  await keeper.sign()
  await watch()
  expect(await standing()).toMatchObject({ state: 'follows' })
})

it('the comparison of the night is made, also when the database says that it was', async () => {
  const told: string[] = []
  const at = Date.now() + 12_000
  const hours = (((at + 8 * 3_600_000) % 86_400_000) + 86_400_000) % 86_400_000
  const stop = keepLog({
    pool: database.pool,
    folder: keeper.folder,
    keyFile: join(keeper.folder, 'key.pem'),
    tell: (error) => told.push(String(error)),
    compareAtHour: hours / 3_600_000,
  })
  try {
    await new Promise((resolve) => setTimeout(resolve, 6_000))
    await database.owner.query('UPDATE log_leaves SET hash = sha256(hash) WHERE position = 3')
    await database.owner.query(`UPDATE log_watch SET at = now() + interval '50 seconds' WHERE name = 'compared'`)
    for (let n = 0; n < 60 && !told.some((one) => one.includes('item 4 of the log')); n += 1)
      await new Promise((resolve) => setTimeout(resolve, 500))
  } finally {
    await stop()
  }
  expect(told.join()).toContain('item 4 of the log')
})
