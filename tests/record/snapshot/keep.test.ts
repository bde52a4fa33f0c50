import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { askForSnapshot, findSnapshot, isSnapshotDue } from '../../../database/queries/register-snapshots.ts'
import { inTransaction } from '../../../database/transaction.ts'
import { openEvidenceStorage, openPublishing } from '../../../evidence/storage.ts'
import { keepSnapshots } from '../../../record/snapshot/keep.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'
import { annul, bringTo, done, handClock, recordOn } from '../../support/world.ts'

vi.setConfig({ testTimeout: 60_000 })

const database = withDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bihuan-published-'))
afterAll(() => rmSync(folder, { recursive: true }))
const files = openPublishing({ folder })
const record = () => recordOn(database, handClock('2026-04-07'))
const keep = async (to = files) => await keepSnapshots(database.pool, to)
const found = async (position?: number) => await findSnapshot(database.pool, position)

const publish = async (listed: ReturnType<typeof entity>) =>
  await bringTo(record(), 'published', {
    changes: { entity: listed },
    by: {
      officer: people.officer,
      reviewer: people.reviewer,
      entity: { ...people.entity, entityCode: listed.code },
      publisher: people.system,
    },
  })

/** Every file below the folder, by what it holds: packed ones unpacked. */
function contents(below = folder): string[] {
  if (!existsSync(below)) return []
  return readdirSync(below, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name)))
    .map((content) => (content[0] === 0x1f ? gunzipSync(content) : content).toString())
}

const placeOf = (sha256: string) => join(folder, 'published', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')

const entity = (name: string, code: string) => ({ ...proposal().entity, name: `${name}（虚构）`, code })
const [one, other] = [entity('甲"公司', '91310115MAF9000013'), entity('乙,公司', '91310115MAF7000021')]

// Each test begins with files of two records.
let caseNos: string[] = []
beforeEach(async () => {
  for (const caseNo of caseNos) await annul(record(), caseNo)
  caseNos = []
  for (const changed of [one, other]) caseNos.push(await publish(changed))
  await keep()
})

describe('the files of the register', () => {
  it('hold what is public, sorted by code, as canonical JSON and as a table, packed without a time', async () => {
    const { position, rows, files: made } = (await found())!
    expect(rows).toBe(2)
    const [jsonl, csv] = made.map((file) => readFileSync(placeOf(file.sha256)))
    for (const [n, file] of [jsonl!, csv!].entries()) {
      const content = gunzipSync(file)
      expect(made[n]).toMatchObject({ bytes: file.length, sha256: sha256(file), contentBytes: content.length })
      expect(made[n]!.contentSha256).toBe(sha256(content))
      // RFC 1952, 2.3.1: MTIME 0 says that there is no time.
      expect(file.subarray(4, 8)).toEqual(Buffer.alloc(4))
    }
    const records = gunzipSync(jsonl!).toString().trimEnd().split('\n')
    expect(records.map((line) => JSON.parse(line).entityCode)).toEqual([other.code, one.code])
    // RFC 8785: members in the order of their names, and no blanks.
    for (const line of records) {
      const read = JSON.parse(line) as Record<string, unknown>
      expect(line).toBe(
        JSON.stringify(Object.fromEntries(Object.entries(read).toSorted(([a], [b]) => (a < b ? -1 : 1)))),
      )
    }
    const table = gunzipSync(csv!).toString()
    expect(table.startsWith('\uFEFFcaseNo,entityCode,entityName,')).toBe(true)
    // RFC 4180: quotes doubled, cells with commas quoted, lines ended by CRLF.
    expect(table).toContain(`,"甲""公司（虚构）",`)
    expect(table).toContain(`,"乙,公司（虚构）",`)
    expect(table.trimEnd().split('\r\n')).toHaveLength(3)
    const { rows: last } = await database.pool.query(
      `SELECT max(position) AS position FROM changes WHERE audience = 'public'`,
    )
    expect(position).toBe(last[0].position)
  })

  it('are the same, and not made again, while the register is', async () => {
    const before = (await found())!
    expect(await keep()).toBeUndefined()
    await askForSnapshot(database.pool)
    expect(await keep()).toBe(before.position)
    expect((await found())!.files).toEqual(before.files)
    expect((await found())!.id).not.toBe(before.id)
  })

  it('are made anew after a day in which the register has changed', async () => {
    const age = async () =>
      await database.owner.query(`UPDATE register_snapshots SET made_at = made_at - interval '25 hours'`)
    await age()
    expect(await keep()).toBeUndefined()
    const before = (await found())!
    const caseNo = await publish(one)
    expect((await found())?.id).toBe(before.id)
    expect(await keep()).toBeGreaterThan(before.position)
    expect((await found())!.rows).toBe(3)
    caseNos.push(caseNo)
  })

  it.each([
    ['ended', async (caseNo: string) => await annul(record(), caseNo)],
    [
      'is suspended',
      async (caseNo: string) =>
        await done(record(), caseNo, people.officer, 'annulment.record', {
          document: '复议决定',
          annulledBy: '虚构机关',
          annulledOn: '2026-04-07',
        }),
    ],
  ])(
    'are given out no more from the moment in which a record in them %s, and hold its name nowhere then',
    async (_, end) => {
      const before = (await found())!
      expect(contents().join()).toContain('甲')
      const [caseNo, rest] = caseNos
      await end(caseNo!)
      expect(await found()).toBeUndefined()
      expect(await found(before.position)).toBeUndefined()
      expect(await keep()).toBeGreaterThan(before.position)
      expect((await found())!.rows).toBe(1)
      expect(contents().join()).not.toContain('甲')
      expect(contents().join()).not.toContain(one.code)
      for (const { sha256: gone } of before.files) expect(existsSync(placeOf(gone))).toBe(false)
      const { rows } = await database.pool.query(
        `SELECT state -> 'publicity' ->> 'status' AS status FROM cases WHERE case_no = $1`,
        [caseNo],
      )
      caseNos = rows[0].status === 'ended' ? [rest!] : []
      if (rows[0].status !== 'ended') {
        await done(record(), caseNo!, people.reviewer, 'annulment.confirm', { comments: '属实' })
        await annul(record(), rest!)
      }
    },
  )

  it('stay for an hour beside newer ones, so that a download comes to its end', async () => {
    const before = (await found())!
    caseNos.push(await publish(one))
    await askForSnapshot(database.pool)
    await keep()
    expect((await found(before.position))?.id).toBe(before.id)
    await database.owner.query(`UPDATE register_snapshots SET made_at = made_at - interval '61 minutes'`)
    await keep()
    expect(await found(before.position)).toBeUndefined()
    for (const { sha256: gone } of before.files) expect(existsSync(placeOf(gone))).toBe(false)
    expect(contents()).toHaveLength(2)
  })

  it('keep a content that newer ones have too', async () => {
    const before = (await found())!
    // As it was, at a later position.
    const caseNo = await publish(one)
    await annul(record(), caseNo)
    expect(await keep()).toBeGreaterThan(before.position)
    const now = (await found())!
    expect(now.files.map(({ contentSha256 }) => contentSha256)).toEqual(
      before.files.map(({ contentSha256 }) => contentSha256),
    )
    for (const file of now.files) expect(existsSync(placeOf(file.sha256))).toBe(true)
  })

  it('are no more those of a release that masks otherwise', async () => {
    await database.owner.query('UPDATE register_snapshots SET form = 0')
    expect(await found()).toBeUndefined()
    expect(await keep()).toBeDefined()
    expect(await found()).toBeDefined()
  })
})

describe('what breaks off', () => {
  it('is offered to nobody, and taken away by the next', async () => {
    await askForSnapshot(database.pool)
    const before = (await found())!
    caseNos.push(await publish(one))
    let kept = 0
    const full = {
      ...files,
      keep: async (file: Parameters<typeof files.keep>[0]) => {
        if ((kept += 1) === 2) throw new Error('The disk is full')
        await files.keep(file)
      },
    }
    await expect(keep(full)).rejects.toThrow('The disk is full')
    expect((await found())?.id).toBe(before.id)
    expect(contents()).toHaveLength(3)
    expect(await keep()).toBeDefined()
    expect(contents()).toHaveLength(4)
    expect(await isSnapshotDue(database.pool, 24)).toBe(false)
  })

  it('leaves the old files, until a record in them ends', async () => {
    const broken = { ...files, write: async () => await Promise.reject(new Error('The disk is full')) }
    await annul(record(), caseNos[0]!)
    await expect(keep(broken)).rejects.toThrow('The disk is full')
    expect(contents()).toEqual([])
    caseNos.shift()
  })
})

it('only one process is at it', async () => {
  await askForSnapshot(database.pool)
  await inTransaction(database.owner, async (db) => {
    await db.query(`SELECT pg_advisory_xact_lock(hashtext('bihuan register files'))`)
    expect(await keep()).toBeUndefined()
  })
  expect(await keep()).toBeDefined()
})

it('files for everybody are apart from evidence of the same content', async () => {
  const { store, published } = await openEvidenceStorage({ folder })
  const { sha256: same } = (await found())!.files[0]!
  expect(await published.open(same)).toBeDefined()
  expect(await store.open(same)).toBeUndefined()
})
