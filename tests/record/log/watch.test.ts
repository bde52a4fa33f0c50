import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { isRefusal } from '../../../domain/refusal.ts'
import { appendLeaves } from '../../../record/log/append.ts'
import { answerVerification, askVerification, listVerifications } from '../../../record/log/asked.ts'
import { compareWithCopy } from '../../../record/log/compare.ts'
import { leaseOn } from '../../../record/log/lease.ts'
import { proveConsistency, proveEntry } from '../../../record/log/proofs.ts'
import { readLogStanding } from '../../../record/log/watch.ts'
import { withDatabase } from '../../setup/database.ts'
import { itemsOf, liveCases, withKeeper } from './house.ts'

vi.setConfig({ testTimeout: 120_000 })

const database = withDatabase()
const keeper = withKeeper(database)
let caseNos: string[] = []
/** How many items there were when it was signed, each time. */
const sizes: number[] = []
beforeAll(async () => {
  for (let round = 0; round < 2; round += 1) {
    caseNos = [...caseNos, ...(await liveCases(database, 4))]
    await keeper.sign()
    sizes.push(await itemsOf(database))
  }
})

const compare = async () => await compareWithCopy({ pool: database.pool, folder: keeper.folder, restsPerWork: 0 })
const standing = async () => await readLogStanding(database.pool)
const alterLeaf = async (position: number) => {
  const { rows } = await database.owner.query<{ hash: Buffer }>(
    `UPDATE log_leaves SET hash = sha256(hash) WHERE position = $1 RETURNING hash`,
    [position],
  )
  return rows[0]!.hash
}
const putLeaf = async (position: number, hash: Buffer) =>
  await database.owner.query('UPDATE log_leaves SET hash = $2 WHERE position = $1', [position, hash])
const leafAt = async (position: number) =>
  (await database.pool.query<{ hash: Buffer }>('SELECT hash FROM log_leaves WHERE position = $1', [position])).rows[0]!
    .hash

describe('the comparison of all leaves with the copy', () => {
  it('finds nothing where nothing was altered, and says when it was', async () => {
    expect(await compare()).toEqual({ size: sizes[1] })
    expect(await standing()).toMatchObject({
      state: 'follows',
      comparisonFailure: null,
      comparedAgeSeconds: expect.any(Number),
    })
  })

  it('finds an old leaf that was altered in the database, and one that was altered in the copy', async () => {
    const kept = await leafAt(7)
    await alterLeaf(7)
    expect((await compare())?.failure).toMatch(
      /^item 8 of the log \(BH-\d{4}-\d{6} entry \d\) is not what the copy has/,
    )
    expect(await standing()).toMatchObject({ state: 'altered' })
    await putLeaf(7, kept)
    const path = join(keeper.folder, 'leaves')
    const bytes = readFileSync(path)
    writeFileSync(path, Buffer.concat([Buffer.alloc(32, 1), bytes.subarray(32)]))
    expect((await compare())?.failure).toMatch(/is not what its last checkpoint says/)
    writeFileSync(path, bytes)
    expect(await compare()).toEqual({ size: sizes[1] })
    expect((await standing()).state).toBe('follows')
  })

  it.each([
    [
      'an entry altered',
      `UPDATE ledger SET actor = 'somebody-else' WHERE seq = (SELECT seq FROM log_leaves WHERE position = 5)`,
      /^item 6 of the log \(BH-\S+ entry \d+\) is not what was logged/,
    ],
    [
      'a personal text altered',
      `UPDATE ledger SET data = jsonb_set(data, '{violation,facts}', '"另一件事（虚构）"') WHERE seq = (SELECT min(seq) FROM ledger WHERE data #>> '{violation,facts}' IS NOT NULL)`,
      /is not what was logged/,
    ],
    [
      'an entry deleted',
      `DELETE FROM ledger WHERE seq = (SELECT seq FROM log_leaves WHERE position = 5)`,
      /^item 6 of the log \(\S+ entry \d+\) is gone from the ledger/,
    ],
    [
      'the key of a person taken away',
      `DELETE FROM subject_keys WHERE case_no = (SELECT case_no FROM log_leaves WHERE position = 0)`,
      /^item \d+ of the log .* is not what was logged/,
    ],
    [
      'what was entered beside it altered',
      `UPDATE log_besides SET digest = sha256(digest) WHERE id = (SELECT min(beside) FROM log_leaves)`,
      /^item \d+ of the log .* is not what was logged/,
    ],
  ])('finds %s, with its leaf as it was', async (_name, statement, sentence) => {
    const tables = ['ledger', 'subject_keys', 'log_besides']
    const client = await database.owner.connect()
    try {
      for (const table of tables) await client.query(`CREATE TEMP TABLE kept_${table} AS TABLE ${table}`)
      expect((await client.query(statement)).rowCount).toBeGreaterThan(0)
      expect((await compare())?.failure).toMatch(sentence)
      expect(await standing()).toMatchObject({ state: 'altered', comparisonFailure: expect.stringMatching(sentence) })
    } finally {
      for (const table of tables) {
        await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER; DELETE FROM ${table}`)
        const { rows } = await client.query<{ names: string }>(
          `SELECT string_agg(quote_ident(attname), ', ') AS names FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attnum > 0 AND attgenerated = '' AND NOT attisdropped`,
        )
        await client.query(
          `INSERT INTO ${table} (${rows[0]!.names}) OVERRIDING SYSTEM VALUE SELECT ${rows[0]!.names} FROM kept_${table}; ALTER TABLE ${table} ENABLE TRIGGER USER`,
        )
        await client.query(`DROP TABLE kept_${table}`)
      }
      client.release()
    }
    expect(await compare()).toEqual({ size: sizes[1] })
  })

  it('finds a guard that is not what the migrations lay down', async () => {
    await database.owner.query('CREATE SCHEMA bihuan_reader')
    expect((await compare())?.failure).toMatch(/^A guard of the database .*schema bihuan_reader/)
    await database.owner.query('DROP SCHEMA bihuan_reader')
    expect(await compare()).toEqual({ size: sizes[1] })
    expect((await standing()).state).toBe('follows')
  })

  it('finds a checkpoint in the database that is not of this log', async () => {
    const { rows } = await database.owner.query<{ note: string }>('SELECT note FROM log_checkpoints WHERE size = $1', [
      sizes[0],
    ])
    const other = sizes[0]! + 1
    const forged = rows[0]!.note.replace(`\n${sizes[0]}\n`, `\n${other}\n`)
    await database.owner.query('INSERT INTO log_checkpoints (size, note) VALUES ($1, $2)', [other, forged])
    expect((await compare())?.failure).toMatch(
      new RegExp(`^The checkpoint of ${other} items in the database is not of this log`),
    )
    await database.owner.query('DELETE FROM log_checkpoints WHERE size = $1', [other])
    expect(await compare()).toEqual({ size: sizes[1] })
  })
})

describe('a proof', () => {
  it('is not given out when it does not hold, and those who watch are told', async () => {
    const [caseNo = ''] = caseNos
    expect(isRefusal(await proveEntry(database.pool, caseNo, 2))).toBe(false)
    const { rows } = await database.owner.query<{ position: number; reason: string | null; seq: number }>(
      `SELECT position, reason, ledger.seq FROM ledger JOIN log_leaves USING (seq)
       WHERE ledger.case_no = $1 AND ledger.case_seq = 2`,
      [caseNo],
    )
    const { position, reason, seq } = rows[0]!
    await database.owner.query(`UPDATE ledger SET reason = '补记' WHERE seq = $1`, [seq])
    expect(await proveEntry(database.pool, caseNo, 2)).toMatchObject({ code: 'log.proofFails' })
    expect(await standing()).toMatchObject({ state: 'altered', proofFailure: expect.stringContaining(caseNo) })
    await database.owner.query(`UPDATE ledger SET reason = $2 WHERE seq = $1`, [seq, reason])
    const kept = await leafAt(position + 1)
    await alterLeaf(position + 1)
    expect(await proveEntry(database.pool, caseNo, 2)).toMatchObject({ code: 'log.proofFails' })
    await putLeaf(position + 1, kept)
    expect(await proveConsistency(database.pool, sizes[0]!, sizes[1])).toMatchObject({ kind: 'consistency' })
    const late = await leafAt(sizes[0]! + 10)
    await alterLeaf(sizes[0]! + 10)
    expect(await proveConsistency(database.pool, sizes[0]!, sizes[1])).toMatchObject({ code: 'log.proofFails' })
    await putLeaf(sizes[0]! + 10, late)
    await askVerification(database.pool, 'auditor')
    await answerVerification({ pool: database.pool, folder: keeper.folder })
    expect(await standing()).toMatchObject({ state: 'follows', proofFailure: null })
  })
})

describe('a verification that was asked for', () => {
  it('is carried out by one worker, taken over when that one is gone, and not repeated for ever', async () => {
    const options = { pool: database.pool, folder: keeper.folder }
    let runs = 0
    const count = async () => {
      runs += 1
      await new Promise((resolve) => setTimeout(resolve, 300))
      throw new Error('it takes too long')
    }
    await askVerification(database.pool, 'auditor')
    const answers = Array.from({ length: 3 }, async () => await answerVerification({ ...options, verify: count }))
    const ended = await Promise.allSettled(answers)
    expect(runs).toBe(1)
    expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect((await listVerifications(database.pool, 1))[0]).toMatchObject({
      result: null,
      failure: 'It could not be carried out: it takes too long',
    })
    await askVerification(database.pool, 'auditor')
    // A worker that was killed in the middle leaves it open, with a last sign of life.
    const die = async () =>
      await database.pool.query(
        `UPDATE log_verifications SET attempts = attempts + 1, heartbeat_at = clock_timestamp() - interval '1 hour' WHERE finished_at IS NULL`,
      )
    for (let n = 0; n < 3; n += 1) await die()
    await answerVerification({ ...options, verify: count })
    expect(runs).toBe(1)
    expect((await listVerifications(database.pool, 1))[0]).toMatchObject({
      failure: expect.stringContaining('No worker has finished it in 3 attempts'),
    })
  })
})

describe('the lease on a folder', () => {
  it('lets one keep it, and another only when it is renewed no more', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bihuan-lease-'))
    let now = 0
    const clock = () => now
    const [one, other] = [leaseOn(folder, 10_000, clock), leaseOn(folder, 10_000, clock)]
    one.hold()
    expect([one.hold(), other.hold()]).toEqual([true, false])
    for (now = 0; now < 30_000; now += 1_000) expect([one.hold(), other.hold()]).toEqual([true, false])
    for (const until = now + 9_000; now <= until; now += 1_000) expect(other.hold()).toBe(false)
    now += 1_000
    other.hold()
    expect([other.hold(), one.hold()]).toEqual([true, false])
    other.release()
    one.hold()
    expect(one.hold()).toBe(true)
    rmSync(folder, { recursive: true, force: true })
  })
})

describe('a session that holds up the log', () => {
  it('is passed by when it holds the lock of the log, and seen in the standing', async () => {
    const blocker = await database.pool.connect()
    try {
      await blocker.query('BEGIN')
      await blocker.query(`SELECT pg_advisory_lock(hashtext('bihuan log'))`)
      // What waits nobody can lock with the login of the application.
      await expect(database.pool.query('SELECT FROM log_waiting FOR UPDATE')).rejects.toThrow('permission denied')
      await liveCases(database, 1)
      expect(await appendLeaves(database.pool)).toBe('busy')
      expect(await standing()).toMatchObject({ state: 'follows' })
      await database.owner.query(`UPDATE log_waiting SET since = since - interval '61 seconds'`)
      expect(await standing()).toMatchObject({ state: 'heldUp' })
      expect(await appendLeaves(database.pool, undefined, { evenIfLocked: true })).toBe('all')
      expect(await standing()).toMatchObject({ state: 'follows', unloggedSeconds: 0 })
    } finally {
      blocker.release(true)
    }
    await keeper.sign()
    expect((await keeper.verify()).faults).toEqual([])
  })
})
