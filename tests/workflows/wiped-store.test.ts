import { describe, expect, it } from 'vitest'
import { replayAll } from '../../operations/development/replay.ts'
import { startTemporal } from '../../operations/servers/temporal.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { conductorId, taskQueue } from '../../workflows/contract.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { desk, listCase, openHouse, recordingSender } from '../support/house.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { dayTurner, turnedRecord } from '../support/turned.ts'

const database = withDatabase()
checkEveryCase(database)

const cases = 500
const say = (line: string) => console.log(line)

describe('the Temporal store', () => {
  it(`can be wiped with ${cases} open cases: each comes back where it stood, and nothing is sent twice`, async () => {
    const record = await turnedRecord(database, '2026-04-07')
    const today = async () => shanghaiDate(await record.clock.now())
    const sender = recordingSender()
    const first = await startTemporal()
    const house = await openHouse(first.address, record, sender)
    const stop = await house.start()
    const give = desk(record, house.notifier)
    const caseNos: string[] = []
    for (let n = 0; n < cases; n += 1) {
      // Every fifth is listed and goes on to publication, the others wait at stages before it.
      if (n % 5 === 0) caseNos.push(await listCase(give, today))
      else {
        const { caseNo } = await give(undefined, people.officer, 'listing.propose', proposal())
        if (n % 5 > 1) await give(caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
        caseNos.push(caseNo)
      }
    }
    const listed = caseNos.filter((_, n) => n % 5 === 0)
    const days = dayTurner(record, house)
    for (const caseNo of listed) await days.turnUntil(caseNo, (state) => state.publicity !== undefined)
    // The last one is published when nobody takes its messages any more.
    sender.failing = true
    const last = await listCase(give, today)
    await give(last, people.entity, 'publicity.waivePreview', { statement: '同意提前公示' })
    await give(last, people.officer, 'publicity.publish', {})
    for (const all of [caseNos, listed]) all.push(last)
    await house.notifier.close()
    await stop()
    await house.close()
    expect((await replayAll(first.address, { say })).faults).toEqual([])
    await first.stop()
    sender.failing = false

    const before = await snapshot()
    const lost = await store()
    const second = await startTemporal()
    const rebuilt = await openHouse(second.address, record, sender, taskQueue)
    const stopSecond = await rebuilt.start()
    await rebuilt.client.workflow.execute('wakeSweep', { workflowId: 'sweep', taskQueue: rebuilt.queue })
    await expectConductors(rebuilt.client, caseNos, lost)
    await expectNothingUndelivered()
    const after = await snapshot()
    for (const [caseNo, row] of before) expect(after.get(caseNo)).toEqual(row)
    expect(new Set(sender.sent).size).toBe(sender.sent.length)
    expect(sender.sent.length).toBe(listed.length * 2)
    await stopSecond()
    await rebuilt.close()
    expect((await replayAll(second.address, { say })).faults).toEqual([])
    await second.stop()
  }, 300_000)
})

async function snapshot() {
  const { rows } = await database.pool.query(
    `SELECT case_no, stage, (SELECT json_agg(json_build_array(key, due_on, closed_on) ORDER BY key) FROM deadlines
       WHERE deadlines.case_no = cases.case_no AND topic NOT LIKE 'measure%') AS dates FROM cases`,
  )
  return new Map(rows.map((row) => [row.case_no, { stage: row.stage, dates: row.dates }]))
}

// The one Temporal store whose conductors have looked at the cases last; on a busy machine some have not been looked at.
async function store(): Promise<string> {
  const { rows } = await database.pool.query<{ store: string }>(
    'SELECT DISTINCT conductor_store AS store FROM cases WHERE conductor_store IS NOT NULL',
  )
  expect(rows).toHaveLength(1)
  return rows[0]!.store
}

async function expectConductors(
  client: Awaited<ReturnType<typeof openHouse>>['client'],
  caseNos: readonly string[],
  lost: string,
) {
  const missing = new Set(caseNos)
  for (const end = Date.now() + 60_000; missing.size > 0 && Date.now() < end;) {
    const { rows } = await database.pool.query(
      'SELECT case_no FROM cases WHERE conducted_version >= version AND conductor_store <> $1',
      [lost],
    )
    const conducted = new Set(rows.map((row) => row.case_no))
    for (const caseNo of missing) {
      if (!conducted.has(caseNo)) continue
      const { status } = await client.workflow
        .getHandle(conductorId(caseNo))
        .describe()
        .catch(() => ({ status: { name: 'MISSING' } }))
      if (status.name === 'RUNNING') missing.delete(caseNo)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  expect([...missing]).toEqual([])
}

// What the first conductors had published but not sent yet leaves through the second ones.
async function expectNothingUndelivered() {
  const undelivered = async () => (await database.pool.query('SELECT id FROM outbox WHERE delivered_at IS NULL')).rows
  for (const end = Date.now() + 30_000; (await undelivered()).length > 0 && Date.now() < end;) {
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  expect(await undelivered()).toEqual([])
}
