// A worker's part that keeps the log, as a process of its own: `keeper-process.ts FOLDER`, with the address of the database in
// DATABASE_APP_URL. Says on a line each what it would write to the worker's log, and ends on SIGTERM.
import { join } from 'node:path'
import { createPool } from '../../../database/pool.ts'
import { keepLog } from '../../../record/log/loop.ts'

const folder = process.argv[2]!
const pool = createPool(process.env['DATABASE_APP_URL']!, { max: 4 })
const stop = keepLog({
  pool,
  folder,
  keyFile: join(folder, 'key.pem'),
  checkpointEveryMs: 1_000,
  tell: (error) => console.log(String(error)),
})
process.once('SIGTERM', () => void stop().then(() => pool.end()))
console.log('keeps')
