import { fileURLToPath } from 'node:url'
import { Client, Connection } from '@temporalio/client'
import proto from '@temporalio/proto'
import type { ReplayHistoriesIterable } from '@temporalio/worker'
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker'

/** A history that the workflow code does not replay. */
interface NotReplayed {
  readonly workflowId: string
  readonly runId: string
  readonly error: string
}

// What has gone before says little of why one does not fit.
const eventsTold = 120

/** The last events of a history in one line, each with its number and the seconds since the one before; to read, not to compare. */
export function eventsOf(history: proto.temporal.api.history.v1.IHistory): string {
  const events = history.events ?? []
  const at = (event: (typeof events)[number] | undefined) =>
    Number(event?.eventTime?.seconds ?? 0) + (event?.eventTime?.nanos ?? 0) / 1e9
  const told = events.map((event, n) => {
    const after = n === 0 ? 0 : at(event) - at(events[n - 1])
    const name = proto.temporal.api.enums.v1.EventType[event.eventType ?? 0]?.replace('EVENT_TYPE_', '')
    return `${String(event.eventId)} ${name} +${after.toFixed(2)}`
  })
  return told.slice(-eventsTold).join(', ')
}

/** How many histories were replayed, and those among them that did not. */
export interface Replayed {
  readonly count: number
  readonly faults: readonly NotReplayed[]
}

/** The workflows of this release. */
export const workflowsOfToday = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url))

/** For a process that replays and has no worker of its own: only faults are told, and those by their counts. */
export function replayQuietly(): void {
  const filter = makeTelemetryFilterString({ core: 'ERROR' })
  const telemetryOptions = { logging: { filter } }
  // Without a worker there is nothing that a signal would have to shut down first.
  Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined), telemetryOptions, shutdownSignals: [] })
}

/** Replays histories with workflow code, that of today unless another file is named. */
export async function replayHistories(
  histories: ReplayHistoriesIterable,
  workflowsPath = workflowsOfToday,
): Promise<Replayed> {
  const faults: NotReplayed[] = []
  let count = 0
  for await (const { workflowId, runId, error } of Worker.runReplayHistories({ workflowsPath }, histories)) {
    count += 1
    if (error) faults.push({ workflowId, runId, error: String(error) })
  }
  return { count, faults }
}

export interface ReplayOptions {
  readonly namespace?: string
  /** Which workflows, as a query of Temporal's visibility; all when absent. */
  readonly query?: string
  readonly say?: (line: string) => void
}

/**
 * Replays every history that a Temporal server keeps, of open and of ended workflows, with the workflow code of today,
 * and says how many. What a suite, the demo, a bench or a storm has made is proved by it to be deterministic.
 */
export async function replayAll(address: string, options: ReplayOptions = {}): Promise<Replayed> {
  const { namespace = 'default', query, say = () => undefined } = options
  const connection = await Connection.connect({ address })
  try {
    const { workflow } = new Client({ connection, namespace })
    const listed = workflow.list(query === undefined ? {} : { query })
    const replayed = await replayHistories(listed.intoHistories({ concurrency: 5, bufferLimit: 50 }))
    say(`${replayed.count} histories replayed, ${replayed.faults.length} of them did not fit the workflow code`)
    for (const { workflowId, runId, error } of replayed.faults) say(`  ${workflowId} (${runId}): ${error}`)
    return replayed
  } finally {
    await connection.close()
  }
}
