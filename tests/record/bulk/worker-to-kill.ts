import { NativeConnection } from '@temporalio/worker'
import { systemClock } from '../../../record/clock.ts'
import { createPool } from '../../../database/pool.ts'
import { createKnownStates } from '../../../record/known-states.ts'
import { catalogue } from '../../../rules/catalogue.ts'
import { ruleBook } from '../../../rules/index.ts'
import { createWorker } from '../../../worker.ts'
import { recordingSender } from '../../support/house.ts'

// A worker as a process of its own, so that a test can kill it: address, database and queue are its arguments.
const [address = '', database = '', queue = ''] = process.argv.slice(2)
const record = {
  pool: createPool(database),
  clock: systemClock,
  rules: ruleBook,
  catalogue,
  known: createKnownStates(),
}
const connection = await NativeConnection.connect({ address })
const worker = await createWorker({ connection, namespace: 'default', record, sender: recordingSender(), queue })
await worker.run()
