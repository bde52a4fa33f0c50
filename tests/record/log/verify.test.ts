import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { createPool } from '../../../database/pool.ts'
import { diceOf } from '../../../operations/explore/random-lives.ts'
import { LogDiverged } from '../../../record/log/keeper.ts'
import { verifyRecord } from '../../../record/log/verify.ts'
import { withDatabase } from '../../setup/database.ts'
import { liveCases, withKeeper } from './house.ts'
import { recomputeLeaves, restoreTables, saveTables, superuserAttacks } from './superuser.ts'

vi.setConfig({ testTimeout: 180_000 })

const randomAttacks = 60

const database = withDatabase()
const keeper = withKeeper(database)
let superuser: Pool
let caseNos: string[] = []

beforeAll(async () => {
  const url = new URL(inject('postgres'))
  url.pathname = new URL(database.ownerUrl).pathname
  superuser = createPool(url.href, { max: 1, applicationName: 'superuser' })
  for (let round = 0; round < 4; round += 1) {
    caseNos = [...caseNos, ...(await liveCases(database, 4))]
    await keeper.sign()
  }
  await saveTables(superuser)
})
afterAll(async () => await superuser.end())

describe('npm run verify', () => {
  it('finds nothing wrong where nobody has altered anything', async () => {
    const result = await keeper.verify()
    expect(result).toMatchObject({
      good: true,
      cases: 16,
      size: 80,
      faults: [],
      checkpoints: { inDatabase: 4, outside: 4 },
    })
  })

  it('keeps its key from others', () => {
    expect(statSync(join(keeper.folder, 'key.pem')).mode & 0o777).toBe(0o600)
  })

  it.each(Object.keys(superuserAttacks))('finds what a superuser does: %s', async (kind) => {
    const harmed = await superuserAttacks[kind]!(superuser, diceOf(17))
    const { good, faults } = await keeper.verify()
    await restoreTables(superuser)
    expect(good).toBe(false)
    expect(faults[0]).toMatchObject(harmed)
    expect((await keeper.verify()).good).toBe(true)
  })

  it(`finds each of ${randomAttacks} random attacks`, async () => {
    const kinds = Object.keys(superuserAttacks)
    for (let seed = 1; seed <= randomAttacks; seed += 1) {
      const dice = diceOf(seed)
      const kind = kinds[dice(kinds.length)]!
      const harmed = await superuserAttacks[kind]!(superuser, dice)
      const { faults } = await keeper.verify()
      await restoreTables(superuser)
      expect(faults[0], `seed ${seed}, ${kind}`).toMatchObject(harmed)
    }
  })

  it('finds a total rewriting also by the checkpoints alone, and by nothing without them', async () => {
    await superuser.query(`UPDATE ledger SET actor = 'somebody-else' WHERE seq = (SELECT min(seq) FROM ledger)`)
    await recomputeLeaves(superuser)
    const leaves = join(keeper.folder, 'leaves')
    const copy = readFileSync(leaves)
    writeFileSync(leaves, '')
    const { faults } = await keeper.verify()
    writeFileSync(leaves, copy)
    expect(faults[0]).toMatchObject({ code: 'checkpoint.root', position: 0, size: 20 })
    await superuser.query('DELETE FROM log_checkpoints')
    expect((await verifyRecord({ pool: database.pool, graceMs: 0 })).faults).toEqual([
      { code: 'case.state', caseNo: caseNos[0], zh: expect.any(String), en: expect.any(String) },
    ])
    await restoreTables(superuser)
  })

  it('waits for entries that are about to be logged, and finds those that never are', async () => {
    const [caseNo] = await liveCases(database, 1)
    const late = await keeper.verify()
    expect(late).toMatchObject({ good: false, waiting: 6, faultCount: 6 })
    expect(late.faults[0]).toMatchObject({ code: 'entry.notLogged', caseNo, caseSeq: 1 })
    const patient = keeper.verify(20_000)
    await keeper.sign()
    expect(await patient).toMatchObject({ good: true, waiting: 6, faults: [] })
    await saveTables(superuser)
  })
})

describe('the keeper', () => {
  it('signs nothing that does not continue its copy', async () => {
    await superuser.query('DELETE FROM log_leaves WHERE position = (SELECT max(position) FROM log_leaves)')
    await superuser.query('DELETE FROM ledger WHERE seq = (SELECT max(seq) FROM ledger)')
    const again = await keeper.open()
    await expect(again.catchUp({ now: true })).rejects.toThrow(LogDiverged)
    await restoreTables(superuser)
  })

  it('goes on where it stood when it is opened again', async () => {
    const again = await keeper.open()
    await liveCases(database, 2)
    await again.catchUp({ now: true })
    expect(await keeper.verify()).toMatchObject({ good: true })
  })
})
