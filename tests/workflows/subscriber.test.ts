import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { expect, inject, it } from 'vitest'
import { wakeSubscribers } from '../../activities/subscribers.ts'
import { openSender } from '../../activities/webhook.ts'
import { appendLeaves } from '../../record/log/append.ts'
import { registerFirst } from '../../record/subscribers/registry.ts'
import { subscriberId } from '../../workflows/contract.ts'
import { wakeSubscriber } from '../../workflows/subscriber-client.ts'
import { startReceiver } from '../activities/receiver.ts'
import { withDatabase } from '../setup/database.ts'
import { openHouse, recordingSender } from '../support/house.ts'
import { eventIn, verified } from '../support/standard-webhooks.ts'
import { registration } from '../support/subscribers.ts'
import { annul, bringTo, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
const today = '2026-04-07'
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const cases = 24

async function eventually(fact: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  for (const until = Date.now() + ms; !(await fact()); await new Promise((resolve) => setTimeout(resolve, 50)))
    if (Date.now() > until) throw new Error('It has not come so far')
}

it('a lane goes on by another worker when the one that sends is killed: each message at least once, by one id, in order', async () => {
  const record = recordOn(database, handClock(today))
  const receiver = await startReceiver()
  const sending = { sender: openSender(new Set(['127.0.0.1']), 15_000), source: 'urn:fictitious' }
  const house = await openHouse(inject('temporalAddress'), record, recordingSender(), randomUUID(), undefined, sending)
  await registerFirst(database.pool, 'platform', registration({ address: receiver.address }), secret)
  const numbers: string[] = []
  for (let n = 0; n < cases; n += 1) numbers.push(await bringTo(record, 'published'))
  const log = async () => {
    while ((await appendLeaves(database.pool)) === 'more');
  }
  await log()
  await receiver.behave({ does: 'takes', delayMs: 200 })
  const program = new URL('./killed-worker.ts', import.meta.url).pathname
  const args = [program, inject('temporalAddress'), database.appUrl, house.queue, today]
  const worker = spawn(process.execPath, ['--import', 'tsx', ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  const over = new Promise((resolve) => worker.once('exit', resolve))
  try {
    await wakeSubscriber(house.client, 'platform', house.queue)
    await eventually(() => receiver.heard.length > 0, 120_000)
  } finally {
    worker.kill('SIGKILL')
    await over
  }
  const before = receiver.heard.length
  expect(before).toBeLessThan(cases)
  await receiver.behave({ does: 'takes' })
  const stop = await house.start()
  try {
    const distinct = () => new Set(receiver.taken()).size
    await eventually(() => distinct() === cases, 60_000)
    for (const caseNo of numbers.slice(0, 3)) await annul(record, caseNo)
    await log()
    // As the worker looks every second: a lane that has rested for a moment is woken, and its history lives on.
    await eventually(async () => {
      await wakeSubscribers(record, house.client, house.queue)
      return distinct() === cases + 3
    }, 60_000)
    const { status } = await house.client.workflow.getHandle(subscriberId('platform')).describe()
    expect(status.name).toBe('RUNNING')
    for (const caseNo of numbers) {
      const told = receiver.heard.filter((one) => eventIn(one).subject === caseNo)
      const sequences = told.map((one) => eventIn(one).sequence)
      expect(sequences).toEqual(sequences.toSorted())
    }
    for (const { body, headers } of receiver.heard) expect(verified(secret, body, headers)).toBeDefined()
    // What was under way when it was killed may have been heard twice, and nothing else.
    expect(receiver.heard.length - distinct()).toBeLessThanOrEqual(before)
  } finally {
    await house.client.workflow.getHandle(subscriberId('platform')).terminate('over')
    await stop()
    sending.sender.close()
    await house.close()
    await receiver.close()
  }
}, 300_000)
