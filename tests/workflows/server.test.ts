import { randomUUID } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { conductorId } from '../../workflows/contract.ts'
import { wakeConductor } from '../../workflows/client.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { desk, listCase, openHouse, recordingSender, until } from '../support/house.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { dayTurner, turnedRecord } from '../support/turned.ts'

const database = withDatabase()
checkEveryCase(database)

// Conductors of one test go on under the worker of the next: whoever turns the day waits for all of them.
const queue = randomUUID()

async function setUp() {
  const record = await turnedRecord(database, '2026-04-07')
  const sender = recordingSender()
  const house = await openHouse(inject('temporalAddress'), record, sender, queue)
  return { record, sender, house, give: desk(record, house.notifier), ...dayTurner(record, house) }
}

describe('the conductor on a real server', () => {
  it('publishes, dispatches, orders the lifting and ends when the last lift is confirmed', async () => {
    const { sender, house, give, today, turnUntil } = await setUp()
    const stop = await house.start()
    const caseNo = await listCase(give, today)
    await turnUntil(caseNo, (state) => Object.values(state.measures).every(({ status }) => status === 'dispatched'))
    await give(caseNo, people.officer, 'annulment.record', {
      document: '复议决定',
      annulledBy: '虚构机关',
      annulledOn: await today(),
    })
    await give(caseNo, people.reviewer, 'annulment.confirm', { comments: '属实' })
    await turnUntil(caseNo, (state) => Object.values(state.measures).every(({ status }) => status === 'liftOrdered'))
    const departments = { M06: people.finance, M07: people.honours, M09: people.inspection }
    for (const [measure, actor] of Object.entries(departments)) {
      await give(caseNo, actor, 'measure.confirmLift', { measure, on: await today(), proof: '解除回执' })
    }
    await turnUntil(caseNo, (state) => state.outcome === 'annulled')
    await house.client.workflow.getHandle(conductorId(caseNo)).result()
    expect(sender.sent.map((line) => line.split(' ')[1])).toEqual([
      'publicity.published',
      'publicity.published',
      // The record of the annulment, before anybody has confirmed it.
      'publicity.suspended',
      'publicity.suspended',
      'publicity.ended',
      'publicity.ended',
    ])
    await stop()
    await house.close()
  })

  it('goes on after the worker was restarted in the middle, and takes late and double signals', async () => {
    const { sender, house, give, today, turnUntil } = await setUp()
    const stopFirst = await house.start()
    const caseNo = await listCase(give, today, { measures: [] })
    await turnUntil(caseNo, (state) => state.listing.status === 'listed')
    await stopFirst()
    for (let n = 0; n < 3; n += 1) await wakeConductor(house.client, { caseNo, version: 1 }, house.queue)
    const stopSecond = await house.start()
    await turnUntil(caseNo, (state) => state.publicity !== undefined)
    await stopSecond()
    expect(sender.sent.filter((line) => line.startsWith(caseNo))).toHaveLength(new Set(sender.sent).size)
    await house.close()
  })

  it('keeps trying while the platform is down, and confirms the acts only with receipts', async () => {
    const { record, sender, house, give, today, turnUntil } = await setUp()
    const stop = await house.start()
    const caseNo = await listCase(give, today, { measures: [] })
    await turnUntil(caseNo, (state) => state.publicity !== undefined)
    sender.failing = true
    await give(caseNo, people.officer, 'annulment.record', {
      document: '复议决定',
      annulledBy: '虚构机关',
      annulledOn: await today(),
    })
    await give(caseNo, people.reviewer, 'annulment.confirm', { comments: '属实' })
    const half = await until(record, caseNo, (state) => state.undoing?.confirmed.publication !== undefined)
    expect(half.undoing?.confirmed.sharing).toBeUndefined()
    sender.failing = false
    await turnUntil(caseNo, (state) => state.outcome === 'annulled')
    await stop()
    await house.close()
  })

  it('continues as new before a quiet time and still knows where the case stands', async () => {
    const { house, give, turnUntil } = await setUp()
    const stop = await house.start()
    const { caseNo } = await give(undefined, people.officer, 'listing.propose', proposal())
    const handle = house.client.workflow.getHandle(conductorId(caseNo))
    await turnUntil(caseNo, () => true)
    await house.notifier.close()
    const firstRun = (await handle.describe()).runId
    for (let version = 2; (await handle.describe()).runId === firstRun; version += 1) {
      expect(version, 'signals until a history was dropped').toBeLessThan(400)
      await give(caseNo, people.officer, 'listing.revise', { legalBasis: `《虚构条例》第${version}条` })
      await wakeConductor(house.client, { caseNo, version }, house.queue)
    }
    await give(caseNo, people.officer, 'listing.withdraw', { reason: '撤回' })
    await handle.result()
    await stop()
    await house.close()
  }, 60_000)

  it('gives a command on a closed case a conductor that ends when nothing is open', async () => {
    const { house, give, turnUntil } = await setUp()
    const stop = await house.start()
    const { caseNo } = await give(undefined, people.officer, 'listing.propose', proposal())
    await give(caseNo, people.officer, 'listing.withdraw', { reason: '撤回' })
    const handle = house.client.workflow.getHandle(conductorId(caseNo))
    expect((await turnUntil(caseNo, ({ outcome }) => outcome !== undefined)).outcome).toBe('withdrawn')
    await house.notifier.close()
    await handle.result()
    await wakeConductor(house.client, { caseNo, version: 2 }, house.queue)
    await handle.result()
    await stop()
    await house.close()
  })
})
