import type { Client } from '@temporalio/client'
import { MockActivityEnvironment } from '@temporalio/testing'
import { subscriberActivities } from '../../activities/subscribers.ts'
import type { WebhookSender } from '../../activities/webhook.ts'
import { appendLeaves } from '../../record/log/append.ts'
import type { Record } from '../../record/execution.ts'
import type { TestDatabase } from '../setup/database.ts'

/** Gives every change its position, and works for some seconds on the lane of a subscriber. */
export async function workOn(record: Record, client: Client, code: string, sender: WebhookSender): Promise<unknown> {
  while ((await appendLeaves(record.pool)) === 'more');
  const doors = subscriberActivities(record, client, { sender, source: 'urn:fictitious' })
  return await new MockActivityEnvironment().run(async () => await doors.sendToSubscriber(code))
}

/** As if the time had passed after which a subscriber is tried again. */
export async function timePasses({ owner }: TestDatabase, code: string): Promise<void> {
  await owner.query(`UPDATE subscribers SET tries_at = now() WHERE code = $1 AND tries_at IS NOT NULL`, [code])
  await owner.query(`UPDATE subscriber_cases SET tries_at = now() WHERE subscriber = $1 AND tries_at IS NOT NULL`, [
    code,
  ])
}

/** What stands aside for a subscriber. */
export async function parkedOf({ owner }: TestDatabase, code: string): Promise<unknown[]> {
  const { rows } = await owner.query(
    `SELECT case_no AS "caseNo", said, excerpt, tries_at IS NOT NULL AS "byItself" FROM subscriber_cases
     WHERE subscriber = $1 AND parked_at IS NOT NULL ORDER BY 1`,
    [code],
  )
  return rows
}
