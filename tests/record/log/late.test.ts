import type { Pool } from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { compareWithCopy } from '../../../record/log/compare.ts'
import { readOutside } from '../../../record/log/outside.ts'
import type { Outage } from '../../../record/log/verify.ts'
import { verifyRecord } from '../../../record/log/verify.ts'
import { withDatabase } from '../../setup/database.ts'
import { liveCases, withKeeper } from './house.ts'
import { signedEarlier } from './scenario.ts'

vi.setConfig({ testTimeout: 120_000 })

const minute = 60_000

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
