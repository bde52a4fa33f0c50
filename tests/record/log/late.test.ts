import type { Pool } from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { compareWithCopy } from '../../../record/log/compare.ts'
import type { Numbered } from '../../../record/log/lateness.ts'
import { latenessBy } from '../../../record/log/lateness.ts'
import { createKey, signerOf } from '../../../record/log/note.ts'
import { readOutside } from '../../../record/log/outside.ts'
import type { Outage } from '../../../record/log/verify.ts'
import { verifyRecord } from '../../../record/log/verify.ts'
import { withDatabase } from '../../setup/database.ts'
import { liveCases, withKeeper } from './house.ts'
import { signedEarlier } from './scenario.ts'

vi.setConfig({ testTimeout: 120_000 })

const minute = 60_000
const signer = signerOf('bihuan/of-the-tests', createKey())
const begun = Date.parse('2026-11-30T02:00:00Z')

/** Checkpoints of these sizes and minutes, each complete unless it says otherwise. */
const signed = (...list: readonly (readonly [size: number, minutes: number, complete?: boolean])[]) =>
  list.map(([size, minutes, complete = true]) => ({
    note: signer.sign({ size, root: Buffer.alloc(32) }),
    at: new Date(begun + minutes * minute).toISOString(),
    complete,
  }))

/** Judges leaves in their order: each the number of an entry (or item beside) and the minute of which it says to be. */
const judged = (
  checkpoints: ReturnType<typeof signed>,
  leaves: readonly (readonly [number: number, minutes: number, kind?: Numbered])[],
) => {
  const lateness = latenessBy(checkpoints)
  return leaves.map(([number, minutes, kind = 'entry'], position) =>
    lateness.take({ position, kind, number, at: begun + minutes * minute }),
  )
}

describe('by the checkpoints of a copy', () => {
  it('nothing is late that is signed within minutes, nor a number that commits a little later than those behind it', () => {
    const checkpoints = signed([2, 0], [4, 5], [6, 6])
    const leaves = [
      [1, 0],
      [2, 0],
      [4, 4.5],
      [5, 5],
      [3, 5],
      [6, 5.9],
    ] as const
    expect(judged(checkpoints, leaves)).toEqual(Array(6).fill(undefined))
  })

  it('an entry is passed over that got its leaf long after those with higher numbers, whatever time it says it is of', () => {
    const checkpoints = signed([2, 0], [3, 5], [4, 30])
    // The fourth leaf is of number 3, though number 4 was signed at minute 5: at once, later, and just before it was logged.
    for (const minutes of [4.9, 5, 29, NaN])
      expect(
        judged(checkpoints, [
          [1, 0],
          [2, 0],
          [4, 5],
          [3, minutes],
        ]).at(-1),
        `${minutes}`,
      ).toBe('passedOver')
    // Three minutes later it says to be of a time when others with higher numbers were signed already.
    expect(
      judged(signed([2, 0], [3, 5], [4, 9]), [
        [1, 0],
        [2, 0],
        [4, 5],
        [3, 8],
      ]).at(-1),
    ).toBe('passedOver')
    // Also before it is signed itself.
    expect(
      judged(signed([2, 0], [3, 5]), [
        [1, 0],
        [2, 0],
        [4, 5],
        [3, 8],
      ]).at(-1),
    ).toBe('passedOver')
  })

  it('items beside the ledger have numbers of their own', () => {
    const checkpoints = signed([2, 0], [4, 5], [5, 30])
    const leaves = [
      [1, 0],
      [7, 0, 'beside'],
      [2, 5],
      [9, 5, 'beside'],
      [8, 29, 'beside'],
    ] as const
    expect(judged(checkpoints, leaves)).toEqual([undefined, undefined, undefined, undefined, 'passedOver'])
  })

  it('what waited in its order stood still with the log, and times that follow each other are one', () => {
    const lateness = latenessBy(signed([2, 0], [5, 60], [6, 61], [7, 180]))
    const take = (position: number, minutes: number) =>
      lateness.take({ position, kind: 'entry', number: position, at: begun + minutes * minute })
    expect([0, 1, 2, 3, 4].map((n) => take(n, [0, 0, 10, 30, 59][n]!))).toEqual([
      undefined,
      undefined,
      'stoodStill',
      'stoodStill',
      undefined,
    ])
    expect([take(5, 60), take(6, 100)]).toEqual([undefined, 'stoodStill'])
    expect(lateness.standstills()).toEqual([
      { from: begun + 10 * minute, until: begun + 60 * minute, items: 2 },
      { from: begun + 100 * minute, until: begun + 180 * minute, items: 1 },
    ])
  })

  it('a record that is older than its log, or than its copy, is judged from the first complete checkpoint on', () => {
    const checkpoints = signed([2, 500, false], [4, 501, false], [5, 502], [7, 503])
    const leaves = [
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 500],
      [6, 501],
      [7, 502],
    ] as const
    expect(judged(checkpoints, leaves)).toEqual(Array(7).fill(undefined))
  })

  it('goes on from what it has kept as if it had not stopped, whatever came before', () => {
    let state = 7
    const dice = (n: number) => (state = (state * 48_271) % 2_147_483_647) % n
    for (let round = 0; round < 200; round += 1) {
      const sizes = Array.from({ length: 8 }, (_, n) => [3 * (n + 1), n * (1 + dice(20)) + n] as const)
      const rising = sizes.toSorted((a, b) => a[1] - b[1]).map(([, at], n) => [3 * (n + 1), at] as const)
      const leaves = Array.from({ length: 24 }, (_, position) => ({
        position,
        kind: dice(3) === 0 ? ('beside' as const) : ('entry' as const),
        number: dice(4) === 0 ? dice(24) : position,
        at: begun + dice(150) * minute,
      }))
      const whole = latenessBy(signed(...rising))
      const expected = leaves.map((leaf) => whole.take(leaf))
      const cut = dice(24)
      const first = latenessBy(signed(...rising))
      const before = leaves.slice(0, cut).map((leaf) => first.take(leaf))
      const second = latenessBy(signed(...rising), JSON.parse(JSON.stringify(first.kept())))
      const after = leaves.slice(cut).map((leaf) => second.take(leaf))
      // What is found is the same or less: of older checkpoints only the last one before it stopped counts.
      for (const [n, found] of after.entries())
        if (found !== expected[cut + n]) expect([found, expected[cut + n]]).toEqual([found, 'passedOver'])
      expect(before).toEqual(expected.slice(0, cut))
    }
  })
})

describe('a record', () => {
  const database = withDatabase()
  const keeper = withKeeper(database)
  let caseNo = ''

  const verify = async (outages: readonly Outage[] = []) => {
    const outside = readOutside(keeper.folder)
    return await verifyRecord({ pool: database.pool, outside, graceMs: 0, outages })
  }
  const compare = async () => await compareWithCopy({ pool: database.pool, folder: keeper.folder, restsPerWork: 0 })
  /** The clock of the record by which what is written at its legal instant was written so long ago. */
  const clockOfAgo = async (ms: number) =>
    await database.owner.query(
      `INSERT INTO settings (name, value) VALUES ('clock', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [
        JSON.stringify({
          mode: 'sandbox',
          origin: { legalStart: Date.parse('2026-04-07T02:00:00Z'), realStart: Date.now() - ms, daySeconds: 86_400 },
        }),
      ],
    )
  const inDatabase = async (owner: Pool, ...statements: readonly string[]) => {
    for (const statement of statements) await owner.query(statement)
  }

  beforeAll(async () => {
    await clockOfAgo(0)
    await liveCases(database, 2)
    await keeper.sign()
    await liveCases(database, 1)
    await keeper.sign()
  })

  it('is good where the log has followed', async () => {
    expect(await verify()).toMatchObject({ verdict: 'good', standstills: [] })
    expect(await compare()).not.toHaveProperty('stoodStill')
  })

  it('tells the last entry of a case that was passed over, altered with its time, and logged at last', async () => {
    ;[caseNo = ''] = await liveCases(database, 1)
    await inDatabase(
      database.owner,
      `DELETE FROM log_waiting WHERE seq = (SELECT max(seq) FROM ledger WHERE case_no = '${caseNo}')`,
    )
    await liveCases(database, 1)
    await keeper.sign()
    signedEarlier(keeper.folder, 3 * minute)
    await inDatabase(
      database.owner,
      `UPDATE ledger SET reason = '假话（虚构）' WHERE seq = (SELECT max(seq) FROM ledger WHERE case_no = '${caseNo}')`,
      `INSERT INTO log_waiting (seq) SELECT max(seq) FROM ledger WHERE case_no = '${caseNo}'`,
    )
    await keeper.sign()
    const last = { caseNo, caseSeq: 7 }
    const { verdict, faults } = await verify()
    expect(verdict).toBe('altered')
    expect(faults.filter(({ code }) => code === 'entry.late')).toMatchObject([last])
    expect((await compare())?.failure).toMatch(new RegExp(`\\(${caseNo} entry 7\\) got its leaf long after`))
  })

  it('tells an item beside the ledger that was passed over', async () => {
    const download = `INSERT INTO downloads (case_no, item, actor, role, request_id, at) VALUES ('${caseNo}', 'evidence', 'officer', 'caseOfficer', 'r', now())`
    await inDatabase(
      database.owner,
      download,
      'ALTER TABLE log_besides DISABLE TRIGGER USER',
      'UPDATE log_besides SET logged = true WHERE id = (SELECT max(id) FROM log_besides)',
      'ALTER TABLE log_besides ENABLE TRIGGER USER',
      download,
    )
    await keeper.sign()
    signedEarlier(keeper.folder, 3 * minute)
    await inDatabase(
      database.owner,
      `UPDATE downloads SET actor = 'another' WHERE id = (SELECT min(id) FROM downloads)`,
      `DELETE FROM log_besides WHERE id = (SELECT max(id) FROM log_besides) AND NOT logged`,
      `UPDATE log_besides SET at = clock_timestamp(), logged = false, digest = sha256(salt || convert_to(download_said(d)::text, 'UTF8'))
       FROM downloads AS d WHERE d.id = (SELECT min(id) FROM downloads) AND log_besides.name = d.id::text AND of = 'download'`,
    )
    await keeper.sign()
    const { faults } = await verify()
    expect(faults.filter(({ code }) => code.startsWith('beside.'))).toMatchObject([
      { code: 'beside.late', name: expect.stringMatching(/^download \d+$/) },
    ])
  })

  it('says when it stood still, which is not good until whoever asks says that it was an outage', async () => {
    const before = await verify()
    await clockOfAgo(60 * minute)
    await liveCases(database, 1)
    await keeper.sign()
    // Only what was written an hour ago by its clock is of interest here; what was signed before has this clock too.
    const { compared, standstills, verdict } = await verify()
    expect(before.standstills).toEqual([])
    expect(standstills).toHaveLength(1)
    expect(compared.lacking).toMatchObject([{ code: 'log.stoodStill' }])
    expect(verdict).toBe('altered')
    const { from, until } = standstills[0]!
    expect(until - from).toBeGreaterThan(59 * minute)
    expect((await verify([{ from, until }])).compared.lacking).toEqual([])
    expect((await verify([{ from: from + 1, until }])).compared.lacking).toHaveLength(1)
    expect((await compare())?.stoodStill).toMatch(/^The log stood still 1 times, last from 2\d{3}-/)
  })
})
