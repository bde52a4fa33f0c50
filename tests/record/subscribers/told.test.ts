import type { Client } from '@temporalio/client'
import { expect, it } from 'vitest'
import { recordActivities } from '../../../activities/record.ts'
import { confirmation } from '../../../domain/consequences.ts'
import { registerFirst } from '../../../record/subscribers/registry.ts'
import { workOn } from '../../activities/lane.ts'
import { withDatabase } from '../../setup/database.ts'
import { registration } from '../../support/subscribers.ts'
import { annul, bringTo, handClock, recordOn } from '../../support/world.ts'

// Issue 17: the end of sharing is confirmed only by what others have taken, each that was ever sent the record.
const database = withDatabase()
const record = () => recordOn(database, handClock('2026-04-07'))
const woken: string[] = []
const client = {
  workflow: {
    signalWithStart: async (_type: string, { workflowId }: { workflowId: string }) => void woken.push(workflowId),
  },
} as unknown as Client

/** Works on a lane whose recipient answers so. */
async function work(code: string, status: number) {
  const sender = { send: async () => ({ status, retryAfter: undefined, text: '' }), close: () => undefined }
  await workOn(record(), client, code, sender)
}

const confirmed = async (caseNo: string) =>
  (
    await database.pool.query(
      `SELECT data ->> 'act' AS act, data ->> 'receipt' AS receipt FROM ledger
       WHERE case_no = $1 AND type = 'undoing.confirmed' AND data ->> 'act' IN ('sharing', 'use') ORDER BY case_seq`,
      [caseNo],
    )
  ).rows.map(({ act, receipt }) => `${act}: ${receipt}`)
const everyReceipt = ['sharing', 'use'].flatMap((act) =>
  ['message taken', 'shared with nobody'].map((receipt) => confirmation(act as 'sharing' | 'use', receipt)),
)

it('sharing ends when each subscriber that was ever sent the record has taken its end, and the conductor hears of it', async () => {
  for (const code of ['one', 'other', 'later'])
    await registerFirst(database.pool, code, registration(), 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')
  const caseNo = await bringTo(record(), 'published')
  await work('one', 200)
  // What has been sent may have arrived, whatever was answered.
  await work('other', 503)
  await annul(record(), caseNo)
  const doors = recordActivities(record(), 'store', false)
  const look = async () => {
    await doors.carryOut(caseNo, everyReceipt)
    const { awaited, receipts } = await doors.readCase(caseNo)
    return { awaited, receipts }
  }
  expect(await look()).toEqual({ awaited: true, receipts: undefined })
  await work('one', 204)
  expect(woken).toEqual([`case/${caseNo}`])
  expect(await look()).toEqual({ awaited: true, receipts: undefined })
  expect(await confirmed(caseNo)).toEqual([])
  await work('other', 200)
  await work('later', 200)
  expect(woken).toEqual([`case/${caseNo}`, `case/${caseNo}`])
  await look()
  expect(await confirmed(caseNo)).toEqual(['sharing: message taken', 'use: message taken'])
})

it('of a record that no subscriber was sent is confirmed that nobody was told', async () => {
  const caseNo = await bringTo(record(), 'published')
  await annul(record(), caseNo)
  const doors = recordActivities(record(), 'store', false)
  expect(await doors.readCase(caseNo)).toMatchObject({ receipts: { sharing: 'shared with nobody' } })
})
