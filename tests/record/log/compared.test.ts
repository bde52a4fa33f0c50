import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, it } from 'vitest'
import { notesIn } from '../../../record/log/compared.ts'
import { createKey, signerOf } from '../../../record/log/note.ts'
import { listKeys } from '../../../record/log/proofs.ts'
import { readOutside } from '../../../record/log/outside.ts'
import { verifyRecord } from '../../../record/log/verify.ts'
import { root } from '../../../operations/development/documents/source-files.ts'
import { withDatabase } from '../../setup/database.ts'
import { itemsOf, liveCases, withKeeper } from './house.ts'

const database = withDatabase()
const keeper = withKeeper(database)

const copyOf = () => readOutside(keeper.folder)!
const verify = (changes: Partial<Parameters<typeof verifyRecord>[0]> = {}) =>
  verifyRecord({ pool: database.pool, outside: copyOf(), graceMs: 0, ...changes })

it('says good only when leaves, checkpoints and keys outside the database were there to compare with', async () => {
  await liveCases(database, 2)
  await keeper.sign()
  const covered = await itemsOf(database)
  expect(await verify()).toMatchObject({ verdict: 'good', good: true, compared: { keys: 1, covered, lacking: [] } })
  const whole = copyOf()
  const lacks = [
    [undefined, 'copy.absent'],
    [{ ...whole, leaves: Buffer.alloc(0) }, 'copy.noLeaves'],
    [{ ...whole, checkpoints: [] }, 'copy.noCheckpoints'],
  ] as const
  for (const [outside, code] of lacks) {
    const result = await verify({ outside })
    expect(result, code).toMatchObject({ verdict: 'uncompared', good: false, faults: [] })
    expect(result.compared.lacking.map((lack) => lack.code)).toEqual([code])
  }
  // Without keys no signature can be checked, so that nobody can say whether one is forged.
  expect(await verify({ outside: { ...whole, publicKeys: [] } })).toMatchObject({
    verdict: 'uncompared',
    faults: [],
    compared: { lacking: [{ code: 'copy.noKeys' }] },
  })
})

it('compares a checkpoint that was kept elsewhere, whoever holds key and copy', async () => {
  const [kept] = copyOf().checkpoints
  const trusted = notesIn(`打印件：\n${kept!.note.replaceAll('\n', '  \r\n')}`)
  expect(trusted).toEqual([kept!.note])
  expect(notesIn(JSON.stringify({ note: kept!.note, at: 'x' }))).toEqual([kept!.note])
  expect(await verify({ trusted })).toMatchObject({ verdict: 'good', compared: { trusted: 1 } })
  const origin = kept!.note.split('\n')[0]!
  const foreign = signerOf(origin, createKey()).sign({ size: await itemsOf(database), root: Buffer.alloc(32) })
  const { faults } = await verify({ trusted: [foreign] })
  expect(faults.map(({ code }) => code)).toEqual(['trusted.signature', 'trusted.root'])
  const beyond = signerOf(origin, createKey()).sign({ size: 99, root: Buffer.alloc(32) })
  expect((await verify({ trusted: [beyond] })).faults.map(({ code }) => code)).toContain('trusted.beyond')
})

it('finds a key that only the database has, and hands it to nobody', async () => {
  const { publicKey } = signerOf([...copyOf().checkpoints][0]!.note.split('\n')[0]!, createKey())
  await database.owner.query('INSERT INTO log_keys (key) VALUES ($1)', [publicKey])
  expect((await verify()).faults).toMatchObject([{ code: 'key.onlyInDatabase', name: publicKey }])
  expect(await listKeys(database.pool)).toMatchObject([{ key: keeper.publicKey, fromSize: await itemsOf(database) }])
  await database.owner.query('DELETE FROM log_keys WHERE key = $1', [publicKey])
})

it('takes as long as it takes, beyond what a statement of the house may', async () => {
  const pool = new pg.Pool({ connectionString: database.appUrl, max: 1, statement_timeout: 400 })
  const slow = await database.owner.connect()
  try {
    await slow.query('BEGIN')
    await slow.query('LOCK TABLE log_besides')
    const verified = verify({ pool })
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    await slow.query('COMMIT')
    expect(await verified).toMatchObject({ verdict: 'good' })
  } finally {
    slow.release()
    await pool.end()
  }
})

it('finds a copy that ended long ago', async () => {
  await database.owner.query(`INSERT INTO settings (name, value) VALUES ('clock', '{"mode": "real", "origin": null}')`)
  const behind = copyOf()
  await liveCases(database, 1)
  await keeper.sign()
  // These cases live on a clock set by hand, so that on a record of real time the log seems to have stood still for them.
  const lacking = async (outside = copyOf()) => (await verify({ outside })).compared.lacking.map(({ code }) => code)
  expect(await lacking()).toEqual(['log.stoodStill'])
  expect(await lacking(behind)).toEqual(['copy.behind'])
  const old = mkdtempSync(join(tmpdir(), 'bihuan-behind-'))
  try {
    cpSync(keeper.folder, old, { recursive: true })
    const lines = [...behind.checkpoints].map((checkpoint) => JSON.stringify(checkpoint))
    writeFileSync(join(old, 'checkpoints.jsonl'), `${lines.join('\n')}\n`)
    const program = join(root, 'operations/proof/verify.py')
    const given = ['--copy', old, '--database', database.ownerUrl, '--grace', '0', '--json']
    const { stdout, stderr } = spawnSync('python3', ['-B', program, ...given], { encoding: 'utf8' })
    expect(JSON.parse(stdout || stderr).lacking).toEqual(['copy.behind'])
  } finally {
    rmSync(old, { recursive: true })
  }
})
