import { expect, it } from 'vitest'
import type { Actor } from '../../../domain/actor.ts'
import { registerFirst } from '../../../record/subscribers/registry.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { registration } from '../../support/subscribers.ts'
import { annul, bringTo, handClock, recordOn } from '../../support/world.ts'
import { withApi } from '../support.ts'

const database = withDatabase()
const api = withApi(database)
const record = () => recordOn(database, handClock('2026-04-07'))
const operator: Actor = { id: 'operator-of-letters', role: 'operator' }
const base = '/api/v1/subscribers/refuser'
const post = async (actor: Actor, path: string, body: object = {}) =>
  await api.as(actor).ask(`${base}/${path}`, { method: 'POST', body })
const letters = async () => (await api.as(people.auditor).ask(`${base}/dead-letters`)).body

/** A case that its subscriber has refused. */
async function refused(): Promise<string> {
  await registerFirst(database.pool, 'refuser', registration(), 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')
  const caseNo = await bringTo(record(), 'published')
  await database.owner.query(
    `INSERT INTO subscriber_cases (subscriber, case_no, sent_seq, failed_seq, failures, failed_at, said, parked_at)
     VALUES ('refuser', $1, 1, 1, 1, now(), 'answered 422', now())`,
    [caseNo],
  )
  return caseNo
}

it('a dead letter is shown with what was said, and sent again when an operator says so', async () => {
  const caseNo = await refused()
  const { waiting, oldestAt, deadLetters, items } = await letters()
  expect({ deadLetters, items }).toMatchObject({
    deadLetters: 1,
    items: [{ caseNo, op: 'put', said: 'answered 422', triesAt: null }],
  })
  // Positions come with the log, which nobody keeps here.
  expect([waiting, oldestAt]).toEqual([0, null])
  expect((await post(operator, `dead-letters/${caseNo}/send-again`)).body).toEqual({ again: 1 })
  expect((await letters()).items[0].triesAt).not.toBeNull()
  expect((await post(operator, 'dead-letters/BH-2026-999999/send-again')).body).toMatchObject({
    status: 409,
    code: 'subscriber.notParked',
  })
  expect((await post(operator, 'send-again')).body).toEqual({ again: 1 })
})

it('a message that nobody takes is given up by two persons, with the reason', async () => {
  const caseNo = await refused()
  const path = `dead-letters/${caseNo}/skip`
  expect((await post(people.city, `${path}/approve`)).body).toMatchObject({ code: 'subscriber.notParked' })
  expect((await post(operator, path, { reason: ' ' })).status).toBe(400)
  expect((await post(operator, path, { reason: '对方系统已撤销（虚构）' })).status).toBe(204)
  expect((await post(operator, `${path}/approve`)).body).toMatchObject({ status: 403, code: 'subscriber.sameSkipper' })
  expect((await post(people.city, `${path}/approve`)).status).toBe(204)
  expect((await letters()).items.map((one: { caseNo: string }) => one.caseNo)).not.toContain(caseNo)
  const { rows } = await database.owner.query(`SELECT actor, act FROM operator_acts WHERE about = $1 ORDER BY id`, [
    `refuser ${caseNo}`,
  ])
  expect(rows).toEqual([
    { actor: operator.id, act: 'subscriberSkipAsked' },
    { actor: people.city.id, act: 'subscriberSkipped' },
  ])
})

it('what ends a record is never given up, also where it has ended since that was asked', async () => {
  const caseNo = await refused()
  const path = `dead-letters/${caseNo}/skip`
  await post(operator, path, { reason: '虚构' })
  await annul(record(), caseNo)
  expect((await post(people.city, `${path}/approve`)).body).toMatchObject({
    status: 409,
    code: 'subscriber.endNotSkipped',
  })
  expect((await post(operator, path, { reason: '虚构' })).body).toMatchObject({ code: 'subscriber.endNotSkipped' })
})
