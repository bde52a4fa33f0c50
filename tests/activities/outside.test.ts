import { MockActivityEnvironment } from '@temporalio/testing'
import { describe, expect, it, vi } from 'vitest'
import { house as houseOf, notingClient } from './outside-house.ts'
import type { Sender } from '../../activities/delivery.ts'
import { RefusedForGood } from '../../activities/delivery.ts'
import { outsideActivities } from '../../activities/outside.ts'
import { recordActivities } from '../../activities/record.ts'
import {
  listCasesToSendAgain,
  listRefused,
  noteFailing,
  sendAllRefusedAgain,
  sendRefusedAgain,
} from '../../record/outbox.ts'
import { conductorId } from '../../workflows/contract.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
const woken: string[] = []
const client = notingClient(woken)
const house = async (
  messages: readonly (readonly [kind: string, recipient: string])[],
  receive: (kind: string, recipient: string) => void,
) => await houseOf({ database, client }, messages, receive)

describe('a message that its recipient refuses for good', () => {
  it('is set aside with what was said, and holds back nothing, least of all what ends a sanction', async () => {
    const messages = [
      ['objection.marked', 'platform'],
      ['publicity.ended', 'platform'],
      ['publicity.ended', 'users'],
    ] as const
    const { deliver, taken, setAside } = await house(messages, (kind) => {
      if (kind === 'objection.marked') throw new RefusedForGood('The platform answered 422')
    })
    expect(await deliver()).toMatchObject({ undelivered: 0 })
    expect(taken).toEqual(['publicity.ended platform', 'publicity.ended users'])
    const [refused] = await setAside()
    expect(refused).toMatchObject({ kind: 'objection.marked', refusal: 'The platform answered 422', isOvertaken: true })
    // What has ended meanwhile is not told any more.
    expect(await sendRefusedAgain(database.pool, refused!.id)).toBe(false)
  })

  it('can be sent again, and is when the sweep comes by', async () => {
    let isPatient = false
    const { deliver, taken, wake, setAside } = await house([['objection.marked', 'platform']], () => {
      if (!isPatient) throw new RefusedForGood('The platform answered 410')
    })
    await deliver()
    await deliver()
    const [refused] = await setAside()
    expect(await sendRefusedAgain(database.pool, refused!.id)).toBe(true)
    await wake()
    expect(await setAside()).toMatchObject([{ isAskedAgain: false, refusal: 'The platform answered 410' }])
    isPatient = true
    expect(taken).toEqual([])
    await sendRefusedAgain(database.pool, refused!.id)
    await wake()
    expect([taken, await setAside()]).toEqual([['objection.marked platform'], []])
  })

  it('is sent until it is taken when it ends a sanction, in its place, and others are told meanwhile', async () => {
    const messages = [
      ['publicity.ended', 'platform'],
      ['publicity.restored', 'platform'],
      ['publicity.ended', 'users'],
    ] as const
    const { deliver, taken, setAside } = await house(messages, (_kind, recipient) => {
      if (recipient === 'platform') throw new RefusedForGood('The platform answered 410')
    })
    await expect(deliver()).rejects.toThrow('The platform answered 410')
    expect(taken).toEqual(['publicity.ended users'])
    expect(await setAside()).toEqual([])
  })

  // An annulment writes both, in this order; restored in between, a sanction ends twice.
  it.each([
    [['publicity.suspended', 'publicity.ended'], ['publicity.ended']],
    [
      ['publicity.ended', 'publicity.restored', 'publicity.ended'],
      ['publicity.restored', 'publicity.ended'],
    ],
    [
      ['publicity.suspended', 'objection.marked', 'publicity.suspended'],
      ['objection.marked', 'publicity.suspended'],
    ],
  ])('holds back no later end: of %j arrive %j', async (kinds, arrive) => {
    const refusedOnce = [new RefusedForGood('The platform answered 422')]
    const messages = kinds.map((kind) => [kind, 'platform'] as const)
    const { deliver, taken, setAside } = await house(messages, () => {
      for (const refusal of refusedOnce.splice(0)) throw refusal
    })
    await deliver()
    expect(taken).toEqual(arrive.map((kind) => `${kind} platform`))
    expect(await setAside()).toMatchObject([{ kind: kinds[0], isOvertaken: true }])
  })

  it('is none that a recipient only cannot take now', async () => {
    const messages = [
      ['objection.marked', 'platform'],
      ['publicity.ended', 'platform'],
    ] as const
    const { deliver, taken } = await house(messages, () => {
      throw new Error('The platform answered 503')
    })
    await expect(deliver()).rejects.toThrow('503')
    expect(taken).toEqual([])
  })
})

it('all messages that were refused are sent again at once, but for those that were overtaken, each in its turn', async () => {
  let isPatient = false
  const refuseAll = (kind: string) => {
    if (!isPatient && kind === 'objection.marked') throw new RefusedForGood('The platform answered 422')
  }
  const overtaken = await house(
    [
      ['objection.marked', 'platform'],
      ['publicity.ended', 'platform'],
    ],
    refuseAll,
  )
  const others = [
    await house([['objection.marked', 'platform']], refuseAll),
    await house([['objection.marked', 'platform']], refuseAll),
  ]
  for (const one of [overtaken, ...others]) await one.deliver()
  expect(await sendAllRefusedAgain(database.pool)).toBe(2)
  isPatient = true
  for (const one of others) {
    await one.deliver()
    expect([one.taken, await one.setAside()]).toEqual([['objection.marked platform'], []])
  }
  expect(await overtaken.setAside()).toHaveLength(1)
})

it('a message that is not taken again goes behind the others that somebody has asked for', async () => {
  const refuse = () => {
    throw new RefusedForGood('The platform answered 422')
  }
  for (let n = 0; n < 2; n += 1) await (await house([['objection.marked', 'platform']], refuse)).deliver()
  expect(await sendAllRefusedAgain(database.pool)).toBeGreaterThanOrEqual(2)
  const [first] = await listCasesToSendAgain(database.pool, 1)
  const asked = (await listRefused(database.pool, 50)).find(({ caseNo }) => caseNo === first)
  await noteFailing(database.pool, asked!.id, 'The platform answered 500')
  expect(await listCasesToSendAgain(database.pool, 1)).not.toEqual([first])
})

it('a platform that takes its time holds twenty places of a worker and no more; others come again soon', async () => {
  const record = recordOn(database, handClock('2026-04-07'))
  let answer = () => {}
  const slow = new Promise<void>((resolve) => (answer = resolve))
  const asked: string[] = []
  const sender: Sender = {
    async send({ caseNo }) {
      asked.push(caseNo)
      await slow
      return 'taken'
    },
  }
  const doors = recordActivities(record, 'store', true)
  const outside = outsideActivities(record, 'store', client, sender, async (no) => await doors.readCase(no))
  const cases: string[] = []
  for (let n = 0; n < 22; n += 1) {
    const { caseNo } = await done(record, undefined, people.officer, 'listing.propose', proposal())
    await database.owner.query(
      `INSERT INTO outbox (case_no, case_seq, recipient, kind, body, created_at)
       VALUES ($1, 100, 'platform', 'objection.marked', '{}', now())`,
      [caseNo],
    )
    cases.push(caseNo)
  }
  const deliver = async (caseNo: string) =>
    await new MockActivityEnvironment().run(async () => await outside.deliver(caseNo))
  const held = cases.slice(0, 20).map(deliver)
  await vi.waitFor(() => expect(asked).toHaveLength(20))
  for (const caseNo of cases.slice(20))
    await expect(deliver(caseNo)).rejects.toMatchObject({ nextRetryDelay: '2s', nonRetryable: false })
  expect(asked).toHaveLength(20)
  answer()
  await Promise.all(held)
  for (const caseNo of cases.slice(20)) expect(await deliver(caseNo)).toMatchObject({ undelivered: 0 })
})

describe('a closed case whose conductor was lost with the store of Temporal', () => {
  const closedElsewhere = async (caseNo: string) =>
    await database.owner.query(
      `UPDATE cases SET closed_on = '2026-04-07', conducted_version = version, conductor_store = 'lost', wakes_at = NULL
       WHERE case_no = $1`,
      [caseNo],
    )

  it('gets a conductor again while a message of it has not left', async () => {
    const { caseNo, wake } = await house([['objection.marked', 'platform']], () => undefined)
    await closedElsewhere(caseNo)
    await wake()
    expect(woken).toContain(conductorId(caseNo))
  })

  it('gets none when its messages have left, or were refused for good', async () => {
    const { caseNo, wake } = await house(
      [
        ['objection.marked', 'platform'],
        ['objection.marked', 'users'],
      ],
      () => undefined,
    )
    await closedElsewhere(caseNo)
    await database.owner.query(
      `UPDATE outbox SET delivered_at = CASE WHEN recipient = 'platform' THEN now() END,
         refused_at = CASE WHEN recipient = 'users' THEN now() END WHERE case_no = $1`,
      [caseNo],
    )
    await wake()
    expect(woken).not.toContain(conductorId(caseNo))
  })
})
