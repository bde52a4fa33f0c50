import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { createPool } from '../../../database/pool.ts'
import { diceOf } from '../../../fictitious/random-lives.ts'
import { LogDiverged } from '../../../record/log/keeper.ts'
import { leaseOn } from '../../../record/log/lease.ts'
import { outsideWriter } from '../../../record/log/outside.ts'
import { checkpointFile } from '../../../record/log/second-place.ts'
import { verifyRecord } from '../../../record/log/verify.ts'
import { withDatabase } from '../../setup/database.ts'
import { itemsOf, liveCases, withKeeper } from './house.ts'
import { recomputeLeaves, restoreTables, saveTables, superuserAttacks } from './superuser.ts'

vi.setConfig({ testTimeout: 180_000 })

const randomAttacks = 60

const database = withDatabase()
const keeper = withKeeper(database)
let superuser: Pool
let caseNos: string[] = []
const sizes: number[] = []

beforeAll(async () => {
  const url = new URL(inject('postgres'))
  url.pathname = new URL(database.ownerUrl).pathname
  superuser = createPool(url.href, { max: 1, applicationName: 'superuser' })
  for (let round = 0; round < 4; round += 1) {
    caseNos = [...caseNos, ...(await liveCases(database, 4))]
    await keeper.sign()
    sizes.push(await itemsOf(database))
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
      size: await itemsOf(database),
      faults: [],
      checkpoints: { inDatabase: 4, outside: 4 },
    })
  })

  it('keeps its key from others', () => {
    expect(statSync(join(keeper.folder, 'key.pem')).mode & 0o777).toBe(0o600)
  })

  it('keeps its copy from others, whatever the umask and however the folder was left', async () => {
    const before = process.umask(0o022)
    const folder = join(keeper.folder, 'left', 'open')
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 })
      chmodSync(folder, 0o755)
      leaseOn(folder).hold()
      const writer = outsideWriter(folder)
      writer.addLeaves(0, [Buffer.alloc(32)])
      writer.addPublicKey('key')
      await checkpointFile(join(folder, 'second', 'place')).take({ size: 1, note: 'x', at: new Date() })
    } finally {
      process.umask(before)
    }
    const made = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)))
    expect(made.length).toBeGreaterThanOrEqual(5)
    for (const path of [folder, ...made]) {
      const at = statSync(path)
      expect([path, at.mode & 0o777]).toEqual([path, at.isDirectory() ? 0o700 : 0o600])
    }
    const all = readdirSync(keeper.folder, { withFileTypes: true }).filter((entry) => entry.isFile())
    for (const { name } of all) expect([name, statSync(join(keeper.folder, name)).mode & 0o077]).toEqual([name, 0])
    rmSync(join(keeper.folder, 'left'), { recursive: true })
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

  it('finds a total rewriting also by the checkpoints alone, and without them by those on letters', async () => {
    await superuser.query(`UPDATE ledger SET actor = 'somebody-else' WHERE seq = (SELECT min(seq) FROM ledger)`)
    await recomputeLeaves(superuser)
    const leaves = join(keeper.folder, 'leaves')
    const copy = readFileSync(leaves)
    writeFileSync(leaves, '')
    const { faults } = await keeper.verify()
    writeFileSync(leaves, copy)
    expect(faults[0]).toMatchObject({ code: 'checkpoint.root', position: 0, size: sizes[0] })
    await superuser.query('DELETE FROM log_checkpoints')
    const alone = await verifyRecord({ pool: database.pool, graceMs: 0 })
    expect(new Set(alone.faults.map(({ code }) => code))).toEqual(new Set(['checkpoint.root', 'case.state']))
    await restoreTables(superuser)
  })

  it('waits for entries that are about to be logged, and finds those that never are', async () => {
    const logged = await itemsOf(database)
    const [caseNo] = await liveCases(database, 1)
    const { rows } = await database.pool.query<{ entries: number }>(
      'SELECT count(*)::integer AS entries FROM ledger WHERE case_no = $1',
      [caseNo],
    )
    const waiting = rows[0]!.entries
    expect(waiting).toBeGreaterThan(0)
    const late = await keeper.verify()
    expect(late).toMatchObject({ good: false, waiting, faultCount: (await itemsOf(database)) - logged })
    expect(late.faults).toContainEqual(expect.objectContaining({ code: 'entry.notLogged', caseNo, caseSeq: 1 }))
    const patient = keeper.verify(20_000)
    await keeper.sign()
    expect(await patient).toMatchObject({ good: true, waiting, faults: [] })
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
