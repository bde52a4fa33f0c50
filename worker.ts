import { fileURLToPath } from 'node:url'
import { Client } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import type { ActivityInterceptorsFactory } from '@temporalio/worker'
import { webhookSender } from './activities/delivery.ts'
import type { Sender } from './activities/delivery.ts'
import { createActivities } from './activities/index.ts'
import { checkpointSettings, logSettings, readConfig } from './config.ts'
import { withoutValues } from './database/refused-values.ts'
import { keepLog } from './record/log/loop.ts'
import { beat } from './operations/beat.ts'
import { secondPlaces } from './record/log/second-places.ts'
import { openRecord } from './record/open.ts'
import type { Record } from './record/execution.ts'
import { temporalConnection } from './workflows/connection.ts'
import { taskQueue } from './workflows/contract.ts'
import { ensureSchedules } from './workflows/schedules.ts'

export interface WorkerOptions {
  readonly connection: NativeConnection
  readonly namespace: string
  readonly record: Record
  readonly sender?: Sender | undefined
  readonly queue?: string
  /** Open workflows kept in memory; about 150 KiB each. */
  readonly maxCachedWorkflows?: number
}

/** Keeps what PostgreSQL quotes of rows out of Temporal and out of the worker's log, where an activity's error goes. */
export const withoutValuesOfErrors: ActivityInterceptorsFactory = () => ({
  inbound: {
    execute: async (input, next) =>
      await next(input).catch((error: unknown) => {
        throw error instanceof Error ? withoutValues(error) : error
      }),
  },
})

/** Creates a worker that conducts cases. Several may run, on one machine or many. */
export async function createWorker(options: WorkerOptions): Promise<Worker> {
  const { connection, namespace, record, sender, queue = taskQueue } = options
  const client = new Client({ connection, namespace })
  const store = await storeId(client, namespace)
  return await Worker.create({
    connection,
    namespace,
    taskQueue: queue,
    workflowsPath: fileURLToPath(new URL('./workflows/index.ts', import.meta.url)),
    activities: createActivities({ record, store, client, sender }),
    interceptors: { activity: [withoutValuesOfErrors] },
    maxCachedWorkflows: options.maxCachedWorkflows ?? 500,
    // Longer than a local activity may take, so that a stopping worker finishes what it has begun.
    shutdownGraceTime: '15s',
  })
}

/** Names the Temporal store: a namespace gets a new id when its store is new. */
async function storeId(client: Client, namespace: string): Promise<string> {
  const { namespaceInfo } = await client.workflowService.describeNamespace({ namespace })
  return namespaceInfo?.id ?? namespace
}

async function main(): Promise<void> {
  beat()
  const config = readConfig()
  // The SDK stops the worker on these signals, after what has begun is finished.
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGTERM', 'SIGINT'] })
  const record = await openRecord(config, 'bihuan-worker', 20)
  const connection = await NativeConnection.connect(temporalConnection(config))
  const namespace = config.TEMPORAL_NAMESPACE
  const { PLATFORM_WEBHOOK_URL: url, PLATFORM_WEBHOOK_SECRET: secret } = config
  const sender = url && secret ? webhookSender(url, secret) : undefined
  const maxCachedWorkflows = config.MAX_CACHED_WORKFLOWS
  const worker = await createWorker({ connection, namespace, record, sender, maxCachedWorkflows })
  await ensureSchedules(new Client({ connection, namespace }))
  const log = Runtime.instance().logger
  const tell = (error: unknown) =>
    log.error('the log of the ledger is not kept', {
      error: String(error instanceof Error ? withoutValues(error) : error),
    })
  const { pool } = record
  const places = secondPlaces(pool, checkpointSettings(config))
  const stopLog = keepLog({ pool, ...logSettings(config), places, tell })
  await worker.run()
  await stopLog()
  await record.pool.end()
  await connection.close()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
