import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { isRefusal } from '../../../domain/refusal.ts'
import { askVerification, listVerifications } from '../../../record/log/asked.ts'
import { keepLog } from '../../../record/log/loop.ts'
import { readOutside } from '../../../record/log/outside.ts'
import { root } from '../../support/source-files.ts'
import { withDatabase } from '../../setup/database.ts'
import { liveCases, withKeeper } from './house.ts'
import { orderOf } from './ordered.ts'

vi.setConfig({ testTimeout: 120_000 })

const database = withDatabase()
const keeper = withKeeper(database)
const failures: string[] = []
const keep = () =>
  keepLog({
    pool: database.pool,
    folder: keeper.folder,
    keyFile: join(keeper.folder, 'key.pem'),
    tell: (error) => failures.push(String(error)),
  })

async function eventually(fact: () => boolean | Promise<boolean>): Promise<void> {
  for (const until = Date.now() + 30_000; !(await fact()); await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (Date.now() > until) throw new Error(`It has not come so far; failures: ${failures.join('; ')}`)
  }
}

const size = () => (readOutside(keeper.folder)?.leaves.length ?? 0) / 32

describe('the loop of a worker', () => {
  it('logs and copies what is written meanwhile, answers who asks, and signs all when it ends', async () => {
    const stop = keep()
    await liveCases(database, 4)
    await eventually(() => size() === 20)
    const { id } = await askVerification(database.pool, 'auditor')
    await eventually(async () => (await listVerifications(database.pool, 1))[0]?.finishedAt !== null)
    expect((await listVerifications(database.pool, 1))[0]).toMatchObject({ id, result: { good: true, size: 20 } })
    await liveCases(database, 1)
    await stop()
    expect(await keeper.verify()).toMatchObject({ good: true, size: 26, waiting: 0 })
    expect(readOutside(keeper.folder)?.checkpoints.at(-1)?.note.split('\n')[1]).toBe('26')
    expect(failures).toEqual([])
  })

  it('goes on after a crash that left half a leaf and half a line', async () => {
    appendFileSync(join(keeper.folder, 'leaves'), Buffer.alloc(7, 1))
    appendFileSync(join(keeper.folder, 'checkpoints.jsonl'), '\n{"note":"bihuan/')
    await liveCases(database, 1)
    const stop = keep()
    await eventually(() => size() === 32)
    await stop()
    expect(await keeper.verify()).toMatchObject({ good: true, size: 32 })
    expect(failures).toEqual([])
  })

  it('tells once that the copy does not fit, and goes on when it is put right', async () => {
    const leaves = join(keeper.folder, 'leaves')
    const copy = readFileSync(leaves)
    writeFileSync(leaves, Buffer.concat([Buffer.alloc(32, 9), copy.subarray(32)]))
    const stop = keep()
    await eventually(() => failures.length > 0)
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    expect(failures).toEqual([expect.stringContaining('is not what its last checkpoint says')])
    writeFileSync(leaves, copy)
    await liveCases(database, 1)
    await eventually(() => size() === 38)
    await stop()
    expect(failures).toHaveLength(1)
  })
})

describe('on the command line', () => {
  const run = (program: string, ...args: string[]) => {
    const env = {
      ...process.env,
      DATABASE_URL: database.ownerUrl,
      DATABASE_APP_URL: database.appUrl,
      LOG_FOLDER: keeper.folder,
    }
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', `operations/${program}.ts`, ...args],
      { cwd: root, env, encoding: 'utf8' },
    )
    return { status, said: stdout + stderr }
  }

  it('verify says good with 0, names the first bad entry with 1, and what is missing with 2', async () => {
    expect(run('verify')).toEqual({ status: 0, said: expect.stringContaining('未发现改动 Nothing was altered') })
    await database.owner.query(
      `UPDATE ledger SET reason = '补记' WHERE seq = (SELECT seq FROM log_leaves WHERE position = 30)`,
    )
    const { rows } = await database.owner.query('SELECT case_no, case_seq FROM log_leaves WHERE position = 30')
    const { status, said } = run('verify', '--json')
    expect(status).toBe(1)
    expect(JSON.parse(said).faults[0]).toMatchObject({
      code: 'entry.changed',
      position: 30,
      caseNo: rows[0].case_no,
      caseSeq: rows[0].case_seq,
    })
    expect(run('verify').said).toContain(
      `${rows[0].case_no} entry ${rows[0].case_seq}, item 31 of the log: the ledger entry is not what was logged`,
    )
    expect(run('verify', '--copy', join(keeper.folder, 'none'))).toEqual({
      status: 2,
      said: expect.stringContaining('There is no copy of the log in'),
    })
    expect(existsSync(join(keeper.folder, 'none'))).toBe(false)
  })

  it('erase asks for all it needs, and erases', async () => {
    const [caseNo = ''] = await liveCases(database, 1)
    await keeper.sign()
    expect(run('erase')).toEqual({ status: 2, said: expect.stringContaining('usage: npm run erase') })
    const grounds = { actor: 'operator', reason: '申请', legalBasis: '个人信息保护法第四十七条' }
    const order = await orderOf(database, { caseNo, subjects: ['entity'], ...grounds })
    if (isRefusal(order)) throw new Error(order.code)
    expect(run('erase', '--order', order)).toEqual({
      status: 0,
      said: expect.stringMatching(/Erased \d+ values and 0 files; proofs of the log still hold/),
    })
    expect(run('erase', '--order', '00000000-0000-4000-8000-000000000000').status).toBe(1)
  })
})
