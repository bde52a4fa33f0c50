import { describe, expect, it } from 'vitest'
import type { CorrectableField } from '../../domain/correction/types.ts'
import { checkStates } from '../../record/log/states.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { bringTo, done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
const { officer, reviewer } = people
const evidence = [{ title: '原件（虚构）' }]

// All that a public record says and that may have been typed wrong, with the column in which the public reads it.
const shown = {
  entityName: 'entity_name',
  conductType: 'violation',
  legalBasis: 'legal_basis',
} satisfies Partial<Record<CorrectableField, string>>

describe('what was corrected', () => {
  it.each(Object.entries(shown))('of %s stands in every table beside the ledger', async (field, column) => {
    const record = recordOn(database, handClock('2026-04-14'))
    const caseNo = await bringTo(record, 'published')
    const text = '更正后的文字（虚构）'
    const wrong = { field: field as CorrectableField, text, reasons: '录入有误（虚构）', evidence }
    await done(record, caseNo, officer, 'correction.propose', wrong)
    await done(record, caseNo, reviewer, 'correction.confirm', { comments: '属实', slip: true })
    const { rows } = await database.owner.query(`SELECT ${column} AS text FROM register WHERE case_no = $1`, [caseNo])
    expect(rows).toEqual([{ text }])
    expect((await checkStates(database.owner, [{ caseNo }])).map(({ code }) => code)).toEqual([])
  })
})

// Whoever owns the database can have a row swallowed without an error; then nothing of the command is written.
describe('a command of which a row is swallowed', () => {
  it.each(['ledger', 'deadlines', 'measures', 'outbox', 'register', 'changes'])(
    'on its way to %s fails, and the case stays as it was',
    async (table) => {
      const clock = handClock('2026-04-14')
      const record = recordOn(database, clock)
      const caseNo = await bringTo(record, 'listed')
      clock.set('2026-04-20')
      const before = await database.owner.query('SELECT * FROM cases WHERE case_no = $1', [caseNo])
      await database.owner.query(
        `CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
      )
      await database.owner.query(
        `CREATE TRIGGER swallow BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION swallow()`,
      )
      try {
        await expect(done(record, caseNo, officer, 'publicity.publish', {})).rejects.toThrow(/more than one row/)
      } finally {
        await database.owner.query('DROP FUNCTION swallow CASCADE')
      }
      expect((await database.owner.query('SELECT * FROM cases WHERE case_no = $1', [caseNo])).rows).toEqual(before.rows)
      await done(record, caseNo, officer, 'publicity.publish', {})
    },
  )

  it('by a rule fails too', async () => {
    const clock = handClock('2026-04-14')
    const record = recordOn(database, clock)
    const caseNo = await bringTo(record, 'listed')
    clock.set('2026-04-20')
    await database.owner.query(
      `CREATE RULE swallow AS ON INSERT TO ledger WHERE new.type = 'publicity.published' DO INSTEAD NOTHING`,
    )
    try {
      await expect(done(record, caseNo, officer, 'publicity.publish', {})).rejects.toThrow()
    } finally {
      await database.owner.query('DROP RULE swallow ON ledger')
    }
    await done(record, caseNo, officer, 'publicity.publish', {})
  })
})

describe('a deadline whose key runs again', () => {
  it('stands in its table as the term that runs now', async () => {
    const record = recordOn(database, handClock('2026-04-07'))
    const caseNo = await bringTo(record, 'reviewed')
    const row = async () =>
      (await database.owner.query(`SELECT topic, owner, rule_id FROM deadlines WHERE case_no = $1 AND key = $2`, [
        caseNo,
        'listing.serveNotice',
      ])) as { rows: unknown[] }
    await database.owner.query(`UPDATE deadlines SET owner = 'of the first term' WHERE case_no = $1`, [caseNo])
    await done(record, caseNo, officer, 'service.recordAttempt', { method: 'direct', on: '2026-04-07', result: '无人' })
    const notice = { postedOn: '2026-04-07', place: '公告栏（虚构）', course: '上门无人' }
    await done(record, caseNo, officer, 'service.postPublicly', notice)
    expect((await row()).rows).toEqual([{ topic: 'service.public', owner: null, rule_id: 'CPL-95-public' }])
  })
})
