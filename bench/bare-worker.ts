// The worker of the bare Temporal case, a process of its own as ours is.
import { fileURLToPath } from 'node:url'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { createPool } from '../database/pool.ts'
import { insertPlain } from './plain.ts'

const { BENCH_DATABASE_URL: url = '', TEMPORAL_ADDRESS: address = '' } = process.env
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGTERM'] })
const pool = createPool(url, { max: 20, applicationName: 'bench-bare' })
const connection = await NativeConnection.connect({ address })
const worker = await Worker.create({
  connection,
  taskQueue: 'bench-bare',
  workflowsPath: fileURLToPath(new URL('./bare-workflows.ts', import.meta.url)),
  activities: { insertRows: async (id: string, step: number, rows: number) => await insertPlain(pool, id, step, rows) },
  maxCachedWorkflows: 500,
})
await worker.run()
await pool.end()
await connection.close()
