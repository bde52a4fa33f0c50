import type { Client } from '@temporalio/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openSender } from '../../activities/webhook.ts'
import type { Registration } from '../../record/subscribers/registration.ts'
import { findSubscriber, registerFirst } from '../../record/subscribers/registry.ts'
import { endSecret, listSecrets, makeSecret } from '../../record/subscribers/secrets.ts'
import { withDatabase } from '../setup/database.ts'
import { eventIn, verified } from '../support/standard-webhooks.ts'
import { registration } from '../support/subscribers.ts'
import { annul, bringTo, handClock, recordOn } from '../support/world.ts'
import { parkedOf, timePasses, workOn } from './lane.ts'
import { startReceiver } from './receiver.ts'

// Issue 17, point 3: subscribers are sent what is so, each in a lane of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const database = withDatabase()
const record = () => recordOn(database, handClock('2026-04-07'))
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const ended: string[] = []
const client = {
  workflow: {
    signalWithStart: async (_type: string, { workflowId }: { workflowId: string }) => void ended.push(workflowId),
  },
} as unknown as Client
let receiver: Awaited<ReturnType<typeof startReceiver>>
let code = ''
let n = 0

beforeEach(async () => {
  receiver = await startReceiver()
  code = `lane-${(n += 1)}`
  ended.splice(0)
})
afterEach(async () => await receiver.close())

const register = async (changes: Partial<Registration> = {}) => {
  await registerFirst(database.pool, code, registration({ address: receiver.address, ...changes }), secret)
  // What other tests have left is none of this one's.
  await database.owner.query(
    'UPDATE subscribers SET position = coalesce((SELECT max(position) FROM changes), 0) WHERE code = $1',
    [code],
  )
}
const published = async () => await bringTo(record(), 'published')
const work = async (named = ['127.0.0.1'], answerMs = 1_000) => {
  const sender = openSender(new Set(named), answerMs)
  try {
    return await workOn(record(), client, code, sender)
  } finally {
    sender.close()
  }
}
const later = async () => await timePasses(database, code)
const parked = async () => await parkedOf(database, code)
const opsOf = (caseNo: string) =>
  receiver.heard
    .filter(({ answers }) => answers === 200)
    .map((heard) => eventIn(heard))
    .filter(({ subject }) => subject === caseNo)
    .map(({ data }) => data.op)

describe('a subscriber', () => {
  it('hears by CloudEvents and Standard Webhooks, as the reference libraries read them, of a record and of its end', async () => {
    await register()
    const caseNo = await published()
    expect(await work()).toEqual({ next: 'idle' })
    await annul(record(), caseNo)
    await work()
    const events = receiver.heard.map((heard) => {
      verified(secret, heard.body, heard.headers)
      const event = eventIn(heard)
      expect(event.validate()).toBe(true)
      expect(event.id).toBe(heard.headers['webhook-id'])
      return event
    })
    expect(events.map(({ type, subject, data }) => [type, subject, data.op])).toEqual([
      ['bihuan.record.put', caseNo, 'put'],
      ['bihuan.record.remove', caseNo, 'remove'],
    ])
    expect(events[0]!.data.record).toMatchObject({ caseNo })
    expect(events[1]!.data.record).toBeUndefined()
    expect(events.map(({ sequence }) => sequence).toSorted()).toEqual(events.map(({ sequence }) => sequence))
    expect(ended).toEqual([`case/${caseNo}`])
  })

  it('that was never sent a record hears nothing of its end', async () => {
    await register()
    const caseNo = await published()
    await annul(record(), caseNo)
    expect(await work()).toEqual({ next: 'idle' })
    expect(receiver.heard).toEqual([])
  })

  it('is told of what it asked for alone, and of the end of what is no more of it', async () => {
    await register({ districts: ['310101'] })
    await published()
    await work()
    expect(receiver.heard).toEqual([])
    await database.owner.query(
      `UPDATE subscribers SET registration = registration - 'districts', position = 0 WHERE code = $1`,
      [code],
    )
    await work()
    const told = receiver.heard.length
    expect(told).toBeGreaterThan(0)
    await database.owner.query(
      `UPDATE subscribers SET registration = registration || '{"districts":["310101"]}', position = 0 WHERE code = $1`,
      [code],
    )
    await work()
    const after = receiver.heard.slice(told).map((heard) => eventIn(heard))
    expect(after.map(({ data }) => data.op)).toEqual(Array.from({ length: told }, () => 'remove'))
    expect(new Set(receiver.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(2 * told)
  })

  it('hears nothing before its day, nor while it has no secret or is disabled', async () => {
    await register({ fromOn: '2026-04-08' })
    await published()
    expect(await work()).toEqual({ next: 'over' })
    expect(receiver.heard).toEqual([])
  })

  it('verifies every message while secrets are replaced, by the old and by the new one', async () => {
    await register()
    await published()
    await work()
    const [old] = await listSecrets(database.pool, code)
    const made = (await makeSecret(database.pool, code, 'somebody')) as { secret: string }
    await published()
    await work()
    await endSecret(database.pool, code, old!.id)
    await published()
    await work()
    const holds = (key: string) =>
      receiver.heard.map(({ body, headers }) => {
        try {
          verified(key, body, headers)
          return true
        } catch {
          return false
        }
      })
    expect([holds(secret), holds(made.secret)]).toEqual([
      [true, true, false],
      [false, true, true],
    ])
  })
})

describe('a case that a subscriber refuses', () => {
  it('is set aside with the answer, holds back no other, and waits for somebody', async () => {
    await register()
    const [poison, other] = [await published(), await published()]
    await receiver.behave({ does: 'takes', poison: { [poison]: 422 } })
    expect(await work()).toEqual({ next: 'idle' })
    expect(opsOf(other)).toEqual(['put'])
    expect(await parked()).toEqual([{ caseNo: poison, said: 'answered 422', excerpt: '说明（虚构）', byItself: false }])
    // A newer change says all that was refused.
    await receiver.behave({ does: 'takes' })
    await annul(record(), poison)
    await work()
    expect([opsOf(poison), await parked()]).toEqual([['remove'], []])
  })

  it('is tried again by itself where what was refused ends a sanction', async () => {
    await register()
    const caseNo = await published()
    await work()
    await receiver.behave({ does: 'takes', status: 400 })
    await annul(record(), caseNo)
    expect(await work()).toMatchObject({ next: 'rest' })
    expect(await parked()).toMatchObject([{ caseNo, byItself: true }])
    await receiver.behave({ does: 'takes' })
    await later()
    await work()
    expect([opsOf(caseNo), await parked()]).toEqual([['put', 'remove'], []])
  })

  it('with a fault of the recipient’s own holds back no other either', async () => {
    await register()
    const poison = await published()
    await receiver.behave({ does: 'takes', poison: { [poison]: 500 } })
    await work()
    const other = await published()
    await work()
    expect(opsOf(other)).toEqual(['put'])
    expect(await parked()).toMatchObject([{ caseNo: poison, said: 'answered 500', byItself: true }])
  })
})

describe('a subscriber that takes nothing', () => {
  it.each([
    ['fails', { does: 'takes', status: 503 }, 'answered 503'],
    ['does not know the key', { does: 'takes', status: 401 }, 'answered 401'],
    ['redirects', { does: 'redirects', headers: { location: 'http://127.0.0.1:1/stolen' } }, 'answered 307'],
    ['stalls', { does: 'stalls' }, 'no answer'],
    ['drips its headers', { does: 'drips' }, 'no answer'],
  ] as const)(
    'because it %s is asked with one at a time, and takes all when it is back',
    async (_how, behaviour, said) => {
      await register()
      const cases = [await published(), await published(), await published()]
      await receiver.behave(behaviour)
      expect(await work()).toMatchObject({ next: 'rest' })
      const failing = await findSubscriber(database.pool, code)
      expect(failing?.said).toContain(said)
      expect(failing?.failingSince).not.toBeNull()
      const before = receiver.heard.length
      await later()
      await work()
      expect(receiver.heard.length - before).toBeLessThanOrEqual(2)
      await receiver.behave({ does: 'takes' })
      await later()
      await work()
      await work()
      for (const caseNo of cases) expect(opsOf(caseNo)).toEqual(['put'])
      expect(await findSubscriber(database.pool, code)).toMatchObject({ failingSince: null, said: null })
    },
  )

  it('because it was killed takes all when it comes back, each once', async () => {
    await register()
    const cases = [await published(), await published()]
    await receiver.kill()
    expect(await work()).toMatchObject({ next: 'rest' })
    await receiver.comeBack()
    await later()
    await work()
    await work()
    expect(
      receiver
        .taken()
        .map((id) => id.split('/', 1).join(''))
        .toSorted(),
    ).toEqual(cases.toSorted())
  })

  it('is left alone for as long as it asks, an hour at most', async () => {
    await register()
    await published()
    await published()
    await receiver.behave({ does: 'takes', status: 429, headers: { 'retry-after': '90000' } })
    const { restMs = 0 } = (await work()) as { restMs?: number }
    expect(restMs).toBeGreaterThan(3_500_000)
    expect(restMs).toBeLessThanOrEqual(3_600_000)
  })

  it('because it is gone is disabled, with what it said', async () => {
    await register()
    await published()
    await receiver.behave({ does: 'takes', status: 410 })
    expect(await work()).toEqual({ next: 'over' })
    expect(await findSubscriber(database.pool, code)).toMatchObject({ disabledBy: code, disabledWhy: 'answered 410' })
    expect(await work()).toEqual({ next: 'over' })
    expect(receiver.heard).toHaveLength(1)
  })
})

it('of a gigabyte that is answered no more is read than a little, and the message is taken', async () => {
  await register()
  const caseNo = await published()
  await receiver.behave({ does: 'floods' })
  expect(await work(['127.0.0.1'], 10_000)).toEqual({ next: 'idle' })
  await expect.poll(() => receiver.closed).toBeGreaterThan(0)
  const { rows } = await database.owner.query(
    'SELECT taken_op FROM subscriber_cases WHERE subscriber = $1 AND case_no = $2',
    [code, caseNo],
  )
  expect(rows).toEqual([{ taken_op: 'put' }])
})

it('nothing goes to an address inside that the settings do not name', async () => {
  await register()
  await published()
  await work([])
  await database.owner.query(
    `UPDATE subscribers SET registration = registration || jsonb_build_object('address', $2::text), tries_at = NULL WHERE code = $1`,
    [code, receiver.address.replace('127.0.0.1', 'localhost')],
  )
  await published()
  await work([])
  expect(receiver.heard).toEqual([])
  expect((await findSubscriber(database.pool, code))?.said).toContain('SUBSCRIBER_PRIVATE_HOSTS')
})
