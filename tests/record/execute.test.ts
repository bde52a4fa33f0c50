import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { executeDue } from '../../record/execute-due.ts'
import { executeEach } from '../../record/execute-each.ts'
import { foldLedger } from '../../record/read.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { bringTo, done, give, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
checkEveryCase(database)
const { officer, reviewer, entity, system } = people

function setUp() {
  const clock = handClock('2026-04-07')
  return { clock, record: recordOn(database, clock) }
}

const agreed = { outcome: 'agreed', comments: '同意' } as const

describe('execute', () => {
  it('writes ledger, read tables and outbox of a command together', async () => {
    const { record } = setUp()
    const { caseNo } = await done(record, undefined, officer, 'listing.propose', proposal(), {
      reason: '立案',
      legalBasis: '条例',
    })
    expect(caseNo).toMatch(/^BH-2026-\d{6}$/)
    const { rows: ledger } = await database.pool.query('SELECT * FROM ledger WHERE case_no = $1', [caseNo])
    expect(ledger).toMatchObject([
      {
        case_seq: 1,
        type: 'listing.proposed',
        on_date: '2026-04-07',
        actor: officer.id,
        role: 'caseOfficer',
        reason: '立案',
        legal_basis: '条例',
      },
    ])
    const { rows: deadlines } = await database.pool.query(
      'SELECT key, due_on, closed_on FROM deadlines WHERE case_no = $1',
      [caseNo],
    )
    expect(deadlines).toEqual([{ key: 'listing.review', due_on: '2026-04-14', closed_on: null }])
    await done(record, caseNo, reviewer, 'listing.review', agreed)
    const { rows: closed } = await database.pool.query(
      `SELECT closed_on, closed_as FROM deadlines WHERE case_no = $1 AND key = 'listing.review'`,
      [caseNo],
    )
    expect(closed).toEqual([{ closed_on: '2026-04-07', closed_as: 'met' }])
  })

  it('refuses with a value and writes nothing', async () => {
    const { record } = setUp()
    const before = await countRows()
    const refused = await give(record, undefined, officer, 'listing.propose', proposal({ legalBasis: '' }))
    expect(refused).toMatchObject({ refused: true, code: 'listing.noLegalBasis' })
    expect(await give(record, 'BH-2026-999999', reviewer, 'listing.review', agreed)).toMatchObject({
      code: 'case.unknown',
    })
    expect(await countRows()).toEqual(before)
  })

  it('never loses one of many concurrent commands on a case', async () => {
    const { record } = setUp()
    const { caseNo } = await done(record, undefined, officer, 'listing.propose', proposal())
    const revisions = Array.from({ length: 24 }, (_, n) =>
      done(record, caseNo, officer, 'listing.revise', { legalBasis: `《虚构条例》第${n}条` }),
    )
    await Promise.all(revisions)
    const { rows } = await database.pool.query('SELECT case_seq FROM ledger WHERE case_no = $1 ORDER BY case_seq', [
      caseNo,
    ])
    expect(rows.map((row) => row.case_seq)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1))
    const state = await foldLedger(database.pool, caseNo)
    expect(state?.version).toBe(25)
  })

  it('lets exactly one of two officers act on the version both have seen', async () => {
    const { record } = setUp()
    for (let round = 0; round < 20; round += 1) {
      const { caseNo, version } = await done(record, undefined, officer, 'listing.propose', proposal())
      const answers = await Promise.all(
        ['甲', '乙'].map((comments) =>
          give(
            record,
            caseNo,
            reviewer,
            'listing.review',
            { outcome: 'agreed', comments },
            { expectedVersion: version },
          ),
        ),
      )
      expect(answers.filter(isRefusal)).toMatchObject([{ code: 'case.stale', params: { expected: 1, version: 2 } }])
    }
  })

  it('answers a repeated key with the first answer, also when five are sent at once', async () => {
    const { record } = setUp()
    const idempotency = { key: randomUUID(), requestHash: 'hash-1' }
    const before = await countRows()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => done(record, undefined, officer, 'listing.propose', proposal(), { idempotency })),
    )
    expect(new Set(answers.map((answer) => answer.caseNo)).size).toBe(1)
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1)
    expect((await countRows()).cases).toBe(before.cases + 1)
    const other = { key: idempotency.key, requestHash: 'hash-2' }
    expect(await give(record, undefined, officer, 'listing.propose', proposal(), { idempotency: other })).toMatchObject(
      {
        code: 'idempotency.otherRequest',
      },
    )
  })

  it('says that a record does not fit together rather than try without end', async () => {
    const { record } = setUp()
    const { caseNo } = await done(record, undefined, officer, 'listing.propose', proposal())
    const other = await done(record, undefined, officer, 'listing.propose', proposal())
    // An entry that is ahead of the version of its case, as only tampering makes one.
    const ahead = `INSERT INTO ledger (case_no, case_seq, type, data, on_date, at, actor, role, request_id)
      SELECT case_no, 2, type, data, on_date, at, actor, role, request_id FROM ledger WHERE case_no = $1`
    await database.owner.query(ahead, [caseNo])
    const revision = { legalBasis: '《虚构条例》第九条' }
    await expect(done(record, caseNo, officer, 'listing.revise', revision)).rejects.toMatchObject({
      code: '23505',
      constraint: 'ledger_case_no_case_seq_key',
    })
    const steps = executeEach(record, caseNo, [{ type: 'listing.revise', payload: revision }], {
      actor: officer,
      requestId: 'test',
    })
    await expect(steps).rejects.toMatchObject({ code: '23505' })
    await done(record, other.caseNo, officer, 'listing.revise', revision)
    await database.owner.query('DELETE FROM ledger WHERE case_no = $1 AND case_seq = 2', [caseNo])
  })

  it('gives a new case the next free number when the sequence is behind the record, as after a restore', async () => {
    const { record } = setUp()
    const before = await database.owner.query(`SELECT last_value FROM case_numbers`)
    const taken = [
      await done(record, undefined, officer, 'listing.propose', proposal()),
      await done(record, undefined, officer, 'listing.propose', proposal()),
    ]
    await database.owner.query(`SELECT setval('case_numbers', $1)`, [before.rows[0].last_value])
    const idempotency = { key: randomUUID(), requestHash: 'hash' }
    const next = await done(record, undefined, officer, 'listing.propose', proposal(), { idempotency })
    expect(next.version).toBe(1)
    expect(taken.map(({ caseNo }) => caseNo)).not.toContain(next.caseNo)
    expect(await done(record, undefined, officer, 'listing.propose', proposal(), { idempotency })).toMatchObject({
      caseNo: next.caseNo,
      replayed: true,
    })
  })

  it('takes no step of the calendar that is not owed, whoever asks for it', async () => {
    const { record } = setUp()
    const { caseNo } = await done(record, undefined, officer, 'listing.propose', proposal())
    const early = { type: 'account.noteOpened', payload: { account: 'nobody', kind: 'notice', reach: 'case' } } as const
    expect(await executeDue(record, caseNo, [early])).toEqual({ refusals: ['calendar.notDue'] })
  })

  it('takes a step of the calendar once, however often it is tried', async () => {
    const { record, clock } = setUp()
    const caseNo = await bringTo(record, 'listed')
    clock.set('2026-04-14')
    await done(record, caseNo, entity, 'publicity.waivePreview', { statement: '同意提前公示' })
    await Promise.all(Array.from({ length: 4 }, () => give(record, caseNo, system, 'publicity.publish', {})))
    const { rows } = await database.pool.query(
      `SELECT count(*)::int AS n FROM ledger WHERE case_no = $1 AND type = 'publicity.published'`,
      [caseNo],
    )
    expect(rows).toEqual([{ n: 1 }])
    const { rows: shown } = await database.pool.query(
      'SELECT entity_name, published_on FROM register WHERE case_no = $1',
      [caseNo],
    )
    expect(shown).toEqual([{ entity_name: proposal().entity.name, published_on: '2026-04-14' }])
    const { rows: sent } = await database.pool.query(
      `SELECT recipient, delivered_at IS NULL AS waiting FROM outbox
       WHERE case_no = $1 AND kind IN ('publicity.published', 'measure.dispatched') ORDER BY recipient`,
      [caseNo],
    )
    // The measures of a case that is public go to their departments in the same transaction.
    expect(sent).toEqual([
      { recipient: 'department:dept-finance', waiting: false },
      { recipient: 'department:dept-honours', waiting: false },
      { recipient: 'department:dept-inspection', waiting: false },
      { recipient: 'entity:91310115MA1FAKE27N', waiting: false },
      { recipient: 'platform', waiting: true },
      { recipient: 'users', waiting: true },
    ])
  })

  it('gives the application no way to change or delete the ledger', async () => {
    await expect(database.pool.query(`UPDATE ledger SET type = 'x'`)).rejects.toThrow(/permission denied/)
    await expect(database.pool.query('DELETE FROM ledger')).rejects.toThrow(/permission denied/)
    await expect(database.pool.query('TRUNCATE ledger')).rejects.toThrow(/permission denied/)
    await expect(database.pool.query('DROP TABLE ledger')).rejects.toThrow(/must be owner/)
  })
})

async function countRows() {
  const { rows } = await database.pool.query(
    'SELECT (SELECT count(*)::int FROM cases) AS cases, (SELECT count(*)::int FROM ledger) AS ledger, (SELECT count(*)::int FROM idempotency) AS keys',
  )
  return rows[0]
}
