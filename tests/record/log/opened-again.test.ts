import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { items } from '../../support/later-life.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { bringTo, done, handClock, recordOn } from '../../support/world.ts'
import { withKeeper } from './house.ts'

const database = withDatabase()
const keeper = withKeeper(database)

it('a term that runs again under another rule stands in the table as its last opening has it, and is found good', async () => {
  const clock = handClock('2026-04-07')
  const record = recordOn(database, clock)
  const caseNo = await bringTo(record, 'published')
  const due = async () =>
    (
      await database.pool.query(
        `SELECT topic, due_on FROM deadlines WHERE case_no = $1 AND key = 'rectification.due'`,
        [caseNo],
      )
    ).rows[0]
  const ordered = await due()
  clock.set(ordered.due_on)
  await done(record, caseNo, people.entity, 'rectification.commit', { commitment: '承诺整改（虚构）' })
  await done(record, caseNo, people.entity, 'rectification.submitEvidence', { items })
  await done(record, caseNo, people.officer, 'rectification.returnEvidence', {
    gaps: [{ requirement: 'r2', text: '缺整改报告（虚构）' }],
  })
  await done(record, caseNo, people.officer, 'service.serve', {
    method: 'direct',
    servedOn: ordered.due_on,
    proof: '送达回证（虚构）',
  })
  const again = await due()
  expect(again.topic).not.toBe(ordered.topic)
  await keeper.sign()
  expect((await keeper.verify()).faults).toEqual([])
  // As earlier releases have left it, and a migration puts it right.
  await database.owner.query(`UPDATE deadlines SET topic = $2 WHERE case_no = $1 AND key = 'rectification.due'`, [
    caseNo,
    ordered.topic,
  ])
  expect((await keeper.verify()).faults).toMatchObject([{ code: 'deadline.changed', name: 'rectification.due' }])
  const migration = new URL('../../../database/migrations/0167_deadlines_opened_again.sql', import.meta.url)
  await database.owner.query(readFileSync(migration, 'utf8').split('-- Down Migration')[0]!)
  expect((await keeper.verify()).faults).toEqual([])
})
