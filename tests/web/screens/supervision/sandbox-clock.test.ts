import { expect, it } from 'vitest'
import { openClock } from '../../../../record/legal-time.ts'
import { withDatabase } from '../../../setup/database.ts'
import { people } from '../../../support/people.ts'
import { proposal } from '../../../support/proposal.ts'
import { done } from '../../../support/world.ts'
import { withReadPages } from './house.ts'

const database = withDatabase()
const house = withReadPages(database, '2026-04-07')

it('shows nothing of a sandbox on a record of real time', async () => {
  expect((await house.read(people.operator, '/health')).text).not.toContain('沙盒日期')
})

it('shows the day of a sandbox to who looks after it, and lets an operator turn it', async () => {
  Object.assign(house.record, {
    clock: await openClock(database.pool, { daySeconds: 'standing', start: '2026-04-07' }),
  })
  const seen = await house.read(people.auditor, '/health')
  expect(seen.text).toContain('今天是 2026-04-07')
  expect(seen.text).not.toContain('推进到这一天')
  const form = await house.read(people.operator, '/health')
  expect(form.text).toContain('推进到这一天')
  await house.send(
    people.operator,
    '/health',
    { turn: 'day', from: '2026-04-07', to: '2026-04-10', _sure: 'yes' },
    '/health',
  )
  expect((await house.read(people.operator, '/health')).text).toContain('今天是 2026-04-10')
  // A page that was open before the turn turns nothing again.
  const late = await house.send(
    people.operator,
    '/health',
    { turn: 'day', from: '2026-04-07', to: '2026-04-12', _sure: 'yes' },
    '/health',
  )
  expect(late.text).toContain('日期已由他人推进')
  const wrong = await house.send(people.operator, '/health', { turn: 'day', from: '2026-04-10', to: 'soon' }, '/health')
  expect(wrong.text).toContain('须为日期')
  // Nobody conducts here: a case that has something to do on the way holds the clock there.
  const { caseNo } = await done(house.record, undefined, people.officer, 'listing.propose', proposal())
  await database.owner.query(
    `UPDATE cases SET conducted_version = version, next_on = '2026-04-11' WHERE case_no = $1`,
    [caseNo],
  )
  const far = { turn: 'day', from: '2026-04-10', to: '2026-04-20', _sure: 'yes' }
  const held = await house.send(people.operator, '/health', far, '/health')
  expect(held.flash).toEqual(['attention', expect.stringContaining('没有到 2026-04-20，停在 2026-04-11')])
  await database.owner.query('UPDATE cases SET next_on = NULL WHERE case_no = $1', [caseNo])
  await house.send(
    people.auditor,
    '/health',
    { turn: 'day', from: '2026-04-11', to: '2026-04-12', _sure: 'yes' },
    '/health',
  )
  expect((await house.read(people.operator, '/health')).text).toContain('今天是 2026-04-11')
})
