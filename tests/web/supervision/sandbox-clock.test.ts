import { expect, it } from 'vitest'
import { openClock } from '../../../record/legal-time.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
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
  await house.send(people.operator, '/health', { turn: 'day', from: '2026-04-07', to: '2026-04-10' }, '/health')
  expect((await house.read(people.operator, '/health')).text).toContain('今天是 2026-04-10')
  // A page that was open before the turn turns nothing again.
  const late = await house.send(
    people.operator,
    '/health',
    { turn: 'day', from: '2026-04-07', to: '2026-04-12' },
    '/health',
  )
  expect(late.text).toContain('日期已由他人推进')
  const wrong = await house.send(people.operator, '/health', { turn: 'day', from: '2026-04-10', to: 'soon' }, '/health')
  expect(wrong.text).toContain('须为日期')
  await house.send(people.auditor, '/health', { turn: 'day', from: '2026-04-10', to: '2026-04-12' }, '/health')
  expect((await house.read(people.operator, '/health')).text).toContain('今天是 2026-04-10')
})
