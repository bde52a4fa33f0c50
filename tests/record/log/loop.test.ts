import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { isRefusal } from '../../../domain/refusal.ts'
import { askVerification, listVerifications } from '../../../record/log/asked.ts'
import { keepLog } from '../../../record/log/loop.ts'
import { readOutside } from '../../../record/log/outside.ts'
import { root } from '../../../operations/development/documents/source-files.ts'
import { withDatabase } from '../../setup/database.ts'
import { itemsOf, liveCases, withKeeper } from './house.ts'
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
const isAllCopied = async () => size() === (await itemsOf(database))

describe('the loop of a worker', () => {
  it('logs and copies what is written meanwhile, answers who asks, and signs all when it ends', async () => {
    const stop = keep()
    await liveCases(database, 4)
    await eventually(isAllCopied)
    const copied = size()
    const { id } = await askVerification(database.pool, 'auditor')
    await eventually(async () => (await listVerifications(database.pool, 1))[0]?.finishedAt !== null)
    expect((await listVerifications(database.pool, 1))[0]).toMatchObject({ id, result: { good: true, size: copied } })
    await liveCases(database, 1)
    await stop()
    expect(await keeper.verify()).toMatchObject({ good: true, size: await itemsOf(database), waiting: 0 })
    expect([...(readOutside(keeper.folder)?.checkpoints ?? [])].at(-1)?.note.split('\n')[1]).toBe(String(size()))
    expect(failures).toEqual([])
  })

  it('goes on after a crash that left half a leaf and half a line', async () => {
    appendFileSync(join(keeper.folder, 'leaves'), Buffer.alloc(7, 1))
    appendFileSync(join(keeper.folder, 'checkpoints.jsonl'), '\n{"note":"bihuan/')
    await liveCases(database, 1)
    const stop = keep()
    await eventually(isAllCopied)
    await stop()
    expect(await keeper.verify()).toMatchObject({ good: true, size: await itemsOf(database) })
    expect(failures).toEqual([])
  })

  it('tells once that the copy does not fit, and goes on when it is put right', async () => {
    // What was interrupted would go on behind the first leaf.
    rmSync(join(keeper.folder, 'compared.json'), { force: true })
    const leaves = join(keeper.folder, 'leaves')
    const copy = readFileSync(leaves)
    writeFileSync(leaves, Buffer.concat([Buffer.alloc(32, 9), copy.subarray(32)]))
    const stop = keep()
    await eventually(() => failures.length > 0)
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    expect(failures).toEqual([expect.stringContaining('is not what its last checkpoint says')])
    writeFileSync(leaves, copy)
    await liveCases(database, 1)
    await eventually(isAllCopied)
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
      ['--import', 'tsx', `operations/commands/${program}.ts`, ...args],
      { cwd: root, env, encoding: 'utf8' },
    )
    return { status, said: stdout + stderr }
  }

  it('verify says good with 0, names the first bad entry with 1, and what is missing with 2', async () => {
    expect(run('verify')).toEqual({ status: 0, said: expect.stringContaining('未发现改动 Nothing was altered') })
    const { rows } = await database.owner.query(
      `UPDATE ledger SET reason = '补记' FROM log_leaves WHERE log_leaves.seq = ledger.seq AND position =
         (SELECT max(position) FROM log_leaves WHERE case_seq = 1) RETURNING position, ledger.case_no, ledger.case_seq`,
    )
    const { position } = rows[0]
    const { status, said } = run('verify', '--json')
    expect(status).toBe(1)
    expect(JSON.parse(said).faults[0]).toMatchObject({
      code: 'entry.changed',
      position,
      caseNo: rows[0].case_no,
      caseSeq: rows[0].case_seq,
    })
    expect(run('verify').said).toContain(
      `${rows[0].case_no} entry ${rows[0].case_seq}, item ${position + 1} of the log: the ledger entry is not what was logged`,
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
    await keeper.sign()
    const { said } = run('verify')
    expect(said).toMatch(new RegExp(`${caseNo} entity: \\d+ 处 values, .*operator: 申请（个人信息保护法第四十七条）`))
    expect(said).toMatch(new RegExp(`命令 Order ${order}: operator, \\d{4}-.*Z: 申请（个人信息保护法第四十七条）`))
    expect(said).toMatch(/批准 Approved: second-operator, \d{4}-.*Z: 申请/)
    expect(run('erase', '--order', '00000000-0000-4000-8000-000000000000').status).toBe(1)
  })

  it('verify says since when a copy was begun anew, by whom and why', async () => {
    renameSync(keeper.folder, `${keeper.folder}-lost`)
    try {
      const begun = run('log-copy', 'begin', '--by', '王管理员（虚构）', '--reason', '磁盘损坏（虚构）')
      expect(begun.status, begun.said).toBe(0)
      const { rows } = await database.owner.query('SELECT size, at FROM log_copies')
      expect(run('verify').said).toContain(
        `副本重建 Copy begun anew: ${rows[0].at.toISOString()}, 王管理员（虚构）: 磁盘损坏（虚构）；第${rows[0].size}项之前`,
      )
    } finally {
      rmSync(`${keeper.folder}-lost`, { recursive: true })
    }
  })
})
