import { expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { bringTo, done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
const { officer, reviewer } = people

// D21: whoever lifts the measure of one case must know that another still orders it.
it('an order to lift a measure names the other live cases of the entity that have ordered it of the same department', async () => {
  const record = recordOn(database, handClock('2026-04-14'))
  const { underlyingDecision } = proposal()
  const other = { ...underlyingDecision, docNo: '沪虚罚〔2026〕77号' }
  const [first, second] = [
    await bringTo(record, 'published'),
    await bringTo(record, 'published', {
      changes: { underlyingDecision: other, measures: [{ code: 'M06', department: 'dept-finance' }] },
    }),
  ]
  const orders = async (caseNo: string) =>
    (
      await database.owner.query(
        `SELECT data ->> 'measure' AS measure, data -> 'keptBy' AS "keptBy" FROM ledger
         WHERE case_no = $1 AND type = 'measure.liftOrdered' ORDER BY case_seq`,
        [caseNo],
      )
    ).rows as unknown[]
  const annul = async (caseNo: string) => {
    const annulled = { document: '复议决定（虚构）', annulledBy: '虚构机关', annulledOn: '2026-04-14' }
    await done(record, caseNo, officer, 'annulment.record', annulled)
    await done(record, caseNo, reviewer, 'annulment.confirm', { comments: '属实' })
  }
  await annul(first)
  expect(await orders(first)).toEqual([
    { measure: 'M06', keptBy: [second] },
    { measure: 'M07', keptBy: null },
    { measure: 'M09', keptBy: null },
  ])
  // The first is ending now, and orders nothing any more.
  await annul(second)
  expect(await orders(second)).toEqual([{ measure: 'M06', keptBy: null }])
})
