import { expect, it } from 'vitest'
import { withDatabase } from '../../../setup/database.ts'
import { people } from '../../../support/people.ts'
import { proposal } from '../../../support/proposal.ts'
import { done } from '../../../support/world.ts'
import { withReadPages } from './house.ts'

const database = withDatabase()
const house = withReadPages(database, '2026-04-07')

it('all messages that were set aside are sent again with one press, by an operator', async () => {
  const { caseNo } = await done(house.record, undefined, people.officer, 'listing.propose', proposal())
  await database.owner.query(
    `INSERT INTO outbox (case_no, case_seq, recipient, kind, body, created_at, refused_at, refusal)
     SELECT $1, n, 'platform', 'objection.marked', '{}', now(), now(), 'The platform answered 422'
     FROM generate_series(101, 130) AS n`,
    [caseNo],
  )
  expect((await house.read(people.auditor, '/health')).text).not.toContain('全部重新发送')
  expect((await house.read(people.operator, '/health')).text).toContain('全部重新发送')
  await house.send(people.auditor, '/health', { all: 'yes' }, '/health')
  const waiting = async () =>
    (await database.owner.query('SELECT count(*)::integer AS count FROM outbox WHERE again_at IS NOT NULL')).rows[0]
      .count
  expect(await waiting()).toBe(0)
  const answer = await house.send(people.operator, '/health', { all: 'yes' }, '/health')
  expect(answer.flash).toEqual(['begun', '30 条消息将陆续重新发送'])
  expect(await waiting()).toBe(30)
  expect((await house.read(people.operator, '/health')).text).not.toContain('全部重新发送')
})
