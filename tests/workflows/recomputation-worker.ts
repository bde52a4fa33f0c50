import { NativeConnection } from '@temporalio/worker'
import { createPool } from '../../database/pool.ts'
import { createKnownStates } from '../../record/known-states.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import { createWorker } from '../../worker.ts'
import { recordingSender } from '../support/house.ts'
import { handClock } from '../support/world.ts'

// A worker as a process of its own, so that a test can kill it: address, database, queue and day are its arguments.
const [address = '', database = '', queue = '', today = ''] = process.argv.slice(2)
const record = {
  pool: createPool(database),
  clock: handClock(today),
  rules: ruleBook,
  catalogue,
  known: createKnownStates(),
}
const connection = await NativeConnection.connect({ address })
const worker = await createWorker({ connection, namespace: 'default', record, sender: recordingSender(), queue })
await worker.run()
