import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import type { ActivityInterceptorsFactory } from '@temporalio/worker'
import { webhookSender } from './activities/delivery.ts'
import type { Sender } from './activities/delivery.ts'
import { createActivities } from './activities/index.ts'
import { keepLanesAwake } from './activities/lanes-awake.ts'
import type { Sending } from './activities/subscribers.ts'
import { openSender } from './activities/webhook.ts'
import {
  checkpointSettings,
  evidenceSettings,
  letterSettings,
  logSettings,
  privateHosts,
  readConfig,
} from './config.ts'
import { databaseFault } from './database/errors.ts'
import { withoutValues } from './database/refused-values.ts'
import type { Typeface } from './letters/typeface.ts'
import { openPublishing } from './evidence/storage.ts'
import { openTypeface } from './letters/typeface.ts'
import { keepLog } from './record/log/loop.ts'
import { sendHeartbeats } from './heartbeat.ts'
import { secondPlaces } from './record/log/second-places.ts'
import { openRecord } from './record/open.ts'
import type { Record } from './record/execution.ts'
import type { PublishedFiles } from './record/snapshot/keep.ts'
import { sharing } from './rules/sharing.ts'
import { keepBeating } from './record/worker-beats.ts'
import { temporalConnection } from './workflows/connection.ts'
import { taskQueue } from './workflows/contract.ts'
import { ensureSchedules } from './workflows/schedules.ts'

export interface WorkerOptions {
  readonly connection: NativeConnection
  readonly namespace: string
  readonly record: Record
  readonly sender?: Sender | undefined
  readonly queue?: string
  /** Open workflows kept in memory; about 0.8 MiB each. */
  readonly maxCachedWorkflows?: number
  /** How records are sent to subscribers; to nobody where it is absent. */
  readonly sending?: Sending
  /** What letters are printed in; the own fonts alone where none is given. */
  readonly typeface?: Typeface
  /** Where files for everybody are kept; none are made where this is absent. */
  readonly published?: PublishedFiles
}

/**
 * Keeps what PostgreSQL quotes of rows out of Temporal and out of the worker's log, where an activity's error goes; and
 * lets nothing be tried again that was asked with a value that the database can never take, whoever has asked.
 */
export const withoutValuesOfErrors: ActivityInterceptorsFactory = () => ({
  inbound: {
    execute: async (input, next) =>
      await next(input).catch((error: unknown) => {
        if (databaseFault(error) === 'value')
          throw ApplicationFailure.nonRetryable(
            'The database can never take what was given',
            (error as { code?: string }).code,
          )
        throw error instanceof Error ? withoutValues(error) : error
      }),
  },
})

/** Creates a worker that conducts cases, for the store that Temporal has now. Several may run, on one machine or many. */
export async function createWorker(options: WorkerOptions): Promise<Worker> {
  const { connection, namespace } = options
  return await createWorkerFor(options, await storeId(new Client({ connection, namespace }), namespace))
}

async function createWorkerFor(options: WorkerOptions, store: string): Promise<Worker> {
  const { connection, namespace, record, sender, sending, queue = taskQueue, typeface, published } = options
  const client = new Client({ connection, namespace })
  return await Worker.create({
    connection,
    namespace,
    taskQueue: queue,
    workflowsPath: fileURLToPath(new URL('./workflows/index.ts', import.meta.url)),
    activities: createActivities({ record, store, client, sender, sending, typeface, published }),
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

// Cases wait for their conductors until it is seen, and to look costs nothing.
const lookForNewStoreMs = 2_000

/**
 * Runs a worker until it is stopped, and another in its place whenever Temporal has a new store, as after a loss: no
 * sweep is scheduled there and no conductor lives, and nothing but the store's id tells so. `begun` hears of each worker.
 * Throws when a worker fails or cannot begin.
 */
export async function runWorker(options: WorkerOptions, begun: (worker: Worker) => void): Promise<void> {
  const { connection, namespace, queue } = options
  const client = new Client({ connection, namespace })
  for (;;) {
    const store = await storeId(client, namespace)
    const worker = await createWorkerFor(options, store)
    await ensureSchedules(client, queue)
    begun(worker)
    const ended = new AbortController()
    const renewed = untilNewStore(client, namespace, store, ended.signal).then((isNew) => {
      if (isNew && worker.getState() === 'RUNNING') worker.shutdown()
      return isNew
    })
    await worker.run().finally(() => ended.abort())
    if (!(await renewed)) return
    Runtime.instance().logger.warn('Temporal has a new store: its conductors are begun anew')
  }
}

/** True as soon as Temporal has another store than this one; false when told to stop looking. */
async function untilNewStore(client: Client, namespace: string, store: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    await wait(lookForNewStoreMs, undefined, { signal }).catch(() => undefined)
    // A Temporal that does not answer says nothing of its store.
    const now = await storeId(client, namespace).catch(() => store)
    if (now !== store) return true
  }
  return false
}

async function main(): Promise<void> {
  sendHeartbeats()
  const config = readConfig()
  // The SDK stops the worker on these signals, after what has begun is finished.
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGTERM', 'SIGINT'] })
  const record = await openRecord(config, 'bihuan-worker', 20)
  const connection = await NativeConnection.connect(temporalConnection(config))
  const namespace = config.TEMPORAL_NAMESPACE
  const { PLATFORM_WEBHOOK_URL: url, PLATFORM_WEBHOOK_SECRET: secret } = config
  const sender = url && secret ? webhookSender(url, secret) : undefined
  const typeface = openTypeface(letterSettings(config).furtherFont)
  const maxCachedWorkflows = config.MAX_CACHED_WORKFLOWS
  let worker: Worker | undefined
  const log = Runtime.instance().logger
  const tell = (error: unknown) =>
    log.error('the log of the ledger is not kept', {
      error: String(error instanceof Error ? withoutValues(error) : error),
    })
  const { pool } = record
  const places = secondPlaces(pool, checkpointSettings(config))
  const stopLog = keepLog({ pool, ...logSettings(config), places, tell })
  const stopBeats = keepBeating(
    pool,
    () => worker?.getState() === 'RUNNING',
    (error) =>
      log.warn('a sign of life was not noted', {
        error: String(error instanceof Error ? withoutValues(error) : error),
      }),
  )
  const published = openPublishing(evidenceSettings(config))
  const webhooks = openSender(privateHosts(config), sharing.sending.answerSeconds * 1_000)
  const sending = { sender: webhooks, source: config.PUBLIC_URL ?? 'urn:bihuan' }
  const letLanesRest = keepLanesAwake(record, new Client({ connection, namespace }), (error) =>
    log.warn('subscribers were not woken', { error: String(error instanceof Error ? withoutValues(error) : error) }),
  )
  await runWorker(
    { connection, namespace, record, sender, sending, maxCachedWorkflows, typeface, published },
    (begun) => (worker = begun),
  )
  await letLanesRest()
  webhooks.close()
  await stopBeats()
  await stopLog()
  await record.pool.end()
  await connection.close()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
