import { randomUUID } from 'node:crypto'
import type { Client } from '@temporalio/client'
import { WorkflowFailedError } from '@temporalio/client'
import { describe, expect, inject, it } from 'vitest'
import { progressedSignal, recomputationType, bulkInitiationType, sanctionCaseType } from '../../workflows/contract.ts'
import { withDatabase } from '../setup/database.ts'
import { openHouse, recordingSender } from '../support/house.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()

const nothings = [undefined, null, {}, [], 'x', 7]
const ids = [
  '',
  'none',
  '------------------------------------',
  `${randomUUID()}'`,
  'a\u0000',
  7,
  { a: 1 },
  randomUUID(),
]
const asked: (readonly [string, unknown])[] = [
  ...[bulkInitiationType, recomputationType, sanctionCaseType].flatMap((type) =>
    nothings.map((given) => [type, given] as const),
  ),
  ...ids.map((importId) => [bulkInitiationType, { importId }] as const),
  ...ids.map((publicationId) => [recomputationType, { publicationId }] as const),
  ...ids.map((caseNo) => [sanctionCaseType, { caseNo, version: 1 }] as const),
]

describe('whoever reaches Temporal', { timeout: 300_000 }, () => {
  it('begins no workflow that tries for ever what can never be', async () => {
    const house = await openHouse(
      inject('temporalAddress'),
      recordOn(database, handClock('2026-04-07')),
      recordingSender(),
    )
    const stop = await house.start()
    const ends = await Promise.all(asked.map(async ([type, given]) => [type, given, await endOf(house, type, given)]))
    expect(ends.filter(([, , end]) => end !== 'failed')).toEqual([])
    await stop()
    await house.close()
  })

  it('makes no conductor deaf by a message that names no version', async () => {
    const record = recordOn(database, handClock('2026-04-07'))
    const house = await openHouse(inject('temporalAddress'), record, recordingSender())
    const stop = await house.start()
    const { caseNo } = await done(record, undefined, people.officer, 'listing.propose', proposal())
    const given = [{ caseNo, version: 'x' }]
    const handle = await house.client.workflow.start(sanctionCaseType, {
      workflowId: `case/${caseNo}`,
      taskQueue: house.queue,
      args: given,
    })
    for (const version of ['x', null, {}, NaN, -1, 1e300]) await handle.signal(progressedSignal, version)
    expect(await conducted(caseNo, 1)).toBe(true)
    await done(record, caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
    await handle.signal(progressedSignal, 2)
    expect(await conducted(caseNo, 2)).toBe(true)
    await handle.terminate('the test is over')
    await stop()
    await house.close()
  })
})

async function endOf({ client, queue }: { client: Client; queue: string }, type: string, given: unknown) {
  const handle = await client.workflow.start(type, {
    workflowId: `given/${randomUUID()}`,
    taskQueue: queue,
    args: given === undefined ? [] : [given],
  })
  const late = new Promise((go) => setTimeout(go, 120_000, 'still tries'))
  const end = handle.result().then(
    () => 'done',
    (error: unknown) => (error instanceof WorkflowFailedError ? 'failed' : String(error)),
  )
  const told = await Promise.race([end, late])
  if (told === 'still tries') await handle.terminate('the test is over')
  return told
}

async function conducted(caseNo: string, version: number): Promise<boolean> {
  const isSeen = async () => {
    const { rows } = await database.pool.query('SELECT conducted_version AS seen FROM cases WHERE case_no = $1', [
      caseNo,
    ])
    return rows[0]?.seen === version
  }
  for (let n = 0; n < 600 && !(await isSeen()); n += 1) await new Promise((go) => setTimeout(go, 100))
  return await isSeen()
}
