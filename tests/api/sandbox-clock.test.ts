import { expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import { openClock } from '../../record/legal-time.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { withApi } from './support.ts'

const database = withDatabase()
// Its turner tells nobody, so whoever has something to do never catches up.
const api = withApi(database, '2026-04-07')
const url = '/api/v1/sandbox/clock'

const turn = (body: object, actor: Actor = people.operator) => api.as(actor).ask(url, { method: 'POST', body })

async function runsOn(daySeconds: number | 'standing' | undefined): Promise<void> {
  await database.owner.query(`DELETE FROM settings WHERE name = 'clock'`)
  const clock = await openClock(
    database.pool,
    daySeconds === undefined ? undefined : { daySeconds, start: '2026-04-07' },
  )
  Object.assign(api.record, { clock })
}

it('is not turned on a record of real time, nor where the days of a sandbox pass by themselves', async () => {
  for (const [daySeconds, kind] of [
    [undefined, 'real'],
    [86_400, 'running'],
  ] as const) {
    await runsOn(daySeconds)
    const refused = await turn({ to: 'next' })
    expect(refused.body).toMatchObject({ status: 409, code: `clock.${kind}` })
    expect(refused.body.detail).toContain('SANDBOX_CLOCK=standing')
    expect((await api.as(people.operator).ask(url)).body).toMatchObject({ kind })
  }
  const { rows } = await database.owner.query('SELECT FROM clock_turns')
  expect(rows).toEqual([])
})

it('is turned by operators only, forward only, to days only', async () => {
  await runsOn('standing')
  expect((await turn({ to: 'next' }, people.officer)).status).toBe(403)
  expect((await turn({ to: '2026-02-30' })).status).toBe(400)
  expect((await turn({ to: '2026-04-06' })).body).toMatchObject({ status: 409, code: 'clock.backwards' })
  expect((await turn({ to: '2099-04-06' })).body).toMatchObject({ status: 422, code: 'clock.tooFar' })
  expect((await turn({ to: 'next' })).body).toMatchObject({ status: 409, code: 'clock.nothingDue' })
  expect((await turn({ to: '2026-04-09', from: '2026-04-08' })).body).toMatchObject({ code: 'clock.turnedMeanwhile' })
  expect(await turn({ to: '2026-04-09', from: '2026-04-07' })).toMatchObject({
    status: 200,
    body: { today: '2026-04-09', caughtUp: true },
  })
  expect((await api.as(people.operator).ask(url)).body).toEqual({ kind: 'standing', today: '2026-04-09' })
  const { rows } = await database.owner.query('SELECT day, turned_by AS by FROM clock_turns ORDER BY day')
  expect(rows).toEqual([
    { day: '2026-04-07', by: 'start' },
    { day: '2026-04-09', by: people.operator.id },
  ])
})

it('waits no longer than asked, says who has not caught up, and is not turned over their heads', async () => {
  const { body } = await api.as(people.officer).propose(proposal())
  const waited = await turn({ to: '2026-04-09', waitSeconds: 1 })
  expect(waited).toMatchObject({
    status: 202,
    body: { today: '2026-04-09', caughtUp: false, outstanding: { cases: [body.caseNo], casesInAll: 1 } },
  })
  const refused = await turn({ to: 'next', waitSeconds: 0 })
  expect(refused.body).toMatchObject({ status: 503, code: 'clock.notCaughtUp', params: { cases: [body.caseNo] } })
  expect(refused.headers['retry-after']).toBe('5')
  expect((await api.as(people.operator).ask(url)).body.today).toBe('2026-04-09')
})
