import type { Client } from '@temporalio/client'
import { MockActivityEnvironment } from '@temporalio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Sender } from '../../activities/delivery.ts'
import { outsideActivities } from '../../activities/outside.ts'
import { recordActivities } from '../../activities/record.ts'
import { confirmation } from '../../domain/consequences.ts'
import { withDatabase } from '../setup/database.ts'
import { annul as annulled, bringTo, handClock, recordOn } from '../support/world.ts'

// Issue 17: what somebody else has to do is not confirmed because the system has written that it is done.
const database = withDatabase()
const record = () => recordOn(database, handClock('2026-04-07'))
const taking: Sender = { send: async () => 'webhook 200' }
const nobody = {} as Client
let caseNo = ''

beforeEach(async () => {
  caseNo = await bringTo(record(), 'published')
})

/** The doors of a worker that a platform is connected to, or none. */
function worker(sender?: Sender) {
  const doors = recordActivities(record(), 'store', sender !== undefined)
  const outside = outsideActivities(record(), 'store', nobody, sender, async (no) => await doors.readCase(no))
  return {
    ...doors,
    deliver: async () => await new MockActivityEnvironment().run(async () => await outside.deliver(caseNo)),
  }
}

const annul = async () => await annulled(record(), caseNo)

const confirmed = async () =>
  (
    await database.pool.query(
      `SELECT data ->> 'act' AS act, data ->> 'receipt' AS receipt FROM ledger
       WHERE case_no = $1 AND type = 'undoing.confirmed' AND data ->> 'act' IN ('sharing', 'use') ORDER BY case_seq`,
      [caseNo],
    )
  ).rows.map(({ act, receipt }) => `${act}: ${receipt}`)

const everyReceipt = ['sharing', 'use'].flatMap((act) =>
  ['sharing ended', 'use ended', 'message taken', 'shared with nobody', '回执'].map((receipt) =>
    confirmation(act as 'sharing' | 'use', receipt),
  ),
)

describe('that a record is shared and used no more', () => {
  it('is confirmed, where no platform was ever connected, by that nobody was told of it', async () => {
    await annul()
    const view = await worker().readCase(caseNo)
    expect(view).toMatchObject({
      undelivered: 0,
      receipts: { sharing: 'shared with nobody', use: 'shared with nobody' },
    })
    await worker().carryOut(caseNo, everyReceipt)
    expect(await confirmed()).toEqual(['sharing: shared with nobody', 'use: shared with nobody'])
  })

  it('is confirmed, where one is, by that it has taken the message, and not before', async () => {
    await worker(taking).deliver()
    await annul()
    expect((await worker(taking).readCase(caseNo)).receipts).toBeUndefined()
    await worker(taking).carryOut(caseNo, everyReceipt)
    expect(await confirmed()).toEqual([])
    await worker(taking).deliver()
    await worker(taking).carryOut(caseNo, everyReceipt)
    expect(await confirmed()).toEqual(['sharing: message taken', 'use: message taken'])
  })

  it('is not confirmed where a platform has heard of the record and is connected no more', async () => {
    await worker(taking).deliver()
    await annul()
    const alone = worker()
    expect((await alone.readCase(caseNo)).undelivered).toBeGreaterThan(0)
    await expect(alone.deliver()).rejects.toThrow('PLATFORM_WEBHOOK_URL')
    await alone.carryOut(caseNo, everyReceipt)
    expect(await confirmed()).toEqual([])
    await worker(taking).deliver()
    await worker(taking).carryOut(caseNo, everyReceipt)
    expect(await confirmed()).toEqual(['sharing: message taken', 'use: message taken'])
  })

  it('counts what earlier releases have noted as taken by the register as told to nobody', async () => {
    await worker().readCase(caseNo)
    await database.owner.query(
      `UPDATE outbox SET receipt = 'shared by the public register' WHERE case_no = $1 AND receipt = 'shared with nobody'`,
      [caseNo],
    )
    await annul()
    await worker().readCase(caseNo)
    await worker().carryOut(caseNo, everyReceipt)
    expect(await confirmed()).toEqual(['sharing: shared with nobody', 'use: shared with nobody'])
  })
})
