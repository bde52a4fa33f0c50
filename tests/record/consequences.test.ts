import { describe, expect, it } from 'vitest'
import { consequences } from '../../domain/consequences.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { desk, listCase } from '../support/house.ts'
import { people } from '../support/people.ts'
import { done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
checkEveryCase(database)

const { officer, reviewer, entity } = people

// Nobody is told of anything: what stands in the record afterwards was written by the acts alone.
const nobody = { progressed: () => undefined, close: async () => undefined }

async function publishedCase() {
  const record = recordOn(database, handClock('2026-04-07'))
  const give = desk(record, nobody)
  const caseNo = await listCase(give, async () => '2026-04-07')
  await done(record, caseNo, entity, 'publicity.waivePreview', { statement: '同意提前公示' })
  await done(record, caseNo, officer, 'publicity.publish', {}, { reason: 'the entity has agreed to the text' })
  return { give, caseNo }
}

const entries = async (caseNo: string, type: string) =>
  (
    await database.pool.query('SELECT actor, reason, request_id FROM ledger WHERE case_no = $1 AND type = $2', [
      caseNo,
      type,
    ])
  ).rows

describe('What an act entails, without any conductor', () => {
  it('is the dispatch of each measure with the publication, by the system and for the reason of the act', async () => {
    const { caseNo } = await publishedCase()
    const published = await entries(caseNo, 'publicity.published')
    const dispatched = await entries(caseNo, 'measure.dispatched')
    expect(dispatched).toHaveLength(3)
    expect(published).toEqual([
      expect.objectContaining({ actor: officer.id, reason: 'the entity has agreed to the text' }),
    ])
    for (const entry of dispatched) expect(entry).toEqual({ ...published[0], actor: 'system' })
  })

  it('is the mark with the objection', async () => {
    const { give, caseNo } = await publishedCase()
    const { state } = await give(caseNo, entity, 'objection.file', { grounds: '理由', evidence: [] })
    expect(state?.objections.at(-1)?.marked).toBe(true)
    expect(await entries(caseNo, 'objection.marked')).toHaveLength(1)
  })

  it('is the lift order of each measure with the end of publicity, and nothing is left to draw', async () => {
    const { give, caseNo } = await publishedCase()
    const decision = { document: '沪虚撤〔2026〕1号', annulledBy: '虚构机关', annulledOn: '2026-04-07' }
    await give(caseNo, officer, 'annulment.record', decision)
    await give(caseNo, reviewer, 'annulment.confirm', { comments: '撤销' })
    const { rows } = await database.pool.query('SELECT status FROM measures WHERE case_no = $1', [caseNo])
    expect(rows).toEqual([{ status: 'liftOrdered' }, { status: 'liftOrdered' }, { status: 'liftOrdered' }])
    const {
      rows: [found],
    } = await database.pool.query('SELECT state FROM cases WHERE case_no = $1', [caseNo])
    expect(found.state.undoing.confirmed.publication).toBe('2026-04-07')
    expect(consequences(found.state)).toEqual([])
    expect((await database.pool.query('SELECT 1 FROM register WHERE case_no = $1', [caseNo])).rows).toEqual([])
  })
})
