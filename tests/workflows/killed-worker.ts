import { NativeConnection } from '@temporalio/worker'
import { openSender } from '../../activities/webhook.ts'
import { webhookSender } from '../../activities/delivery.ts'
import { createPool } from '../../database/pool.ts'
import { createKnownStates } from '../../record/known-states.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import { createWorker } from '../../worker.ts'
import { recordingSender } from '../support/house.ts'
import { handClock } from '../support/world.ts'

// A worker as a process of its own, so that a test can kill it: address, database, queue, day and, where messages are to go to
// a platform, its address are its arguments.
const [address = '', database = '', queue = '', today = '', platform] = process.argv.slice(2)
const record = {
  pool: createPool(database),
  clock: handClock(today),
  rules: ruleBook,
  catalogue,
  known: createKnownStates(),
}
const connection = await NativeConnection.connect({ address })
const sender = platform === undefined ? recordingSender() : webhookSender(platform, 'a secret of the tests')
const sending = { sender: openSender(new Set(['127.0.0.1']), 15_000), source: 'urn:fictitious' }
const worker = await createWorker({ connection, namespace: 'default', record, sender, sending, queue })
await worker.run()
