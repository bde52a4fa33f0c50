import { fileURLToPath } from 'node:url'
import { Client, Connection } from '@temporalio/client'
import { IllegalStateError } from '@temporalio/common'
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

// A conductor looks at the record when it is told, and by itself after 2 s and each time twice as late.
const looksAtMost = 60
const withinSeconds = 10

type Event = proto.temporal.api.history.v1.IHistoryEvent

// What Temporal's core writes of a local activity that has ended.
function isLook({ markerRecordedEventAttributes: marker }: Event): boolean {
  const data = marker?.markerName === 'core_local_activity' && marker.details?.['data']?.payloads?.[0]?.data
  return Boolean(data) && Buffer.from(data as Uint8Array).includes('"activity_type":"readCase"')
}

/** How often at most the record was looked at within ten seconds of a history. */
export function mostLooks({ events }: proto.temporal.api.history.v1.IHistory): number {
  const at = (events ?? []).filter(isLook).map(({ eventTime }) => Number(eventTime?.seconds ?? 0))
  return at.reduce((most, end, n) => Math.max(most, n + 1 - at.findIndex((begin) => begin > end - withinSeconds)), 0)
}

/** How many histories were replayed, and those among them that did not or that read without end. */
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
  try {
    // Without a worker there is nothing that a signal would have to shut down first.
    Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined), telemetryOptions, shutdownSignals: [] })
  } catch (error) {
    // Whoever has connected natively before has made one already.
    if (!(error instanceof IllegalStateError)) throw error
  }
}

/** Replays histories with workflow code, that of today unless another file is named. */
export async function replayHistories(
  histories: ReplayHistoriesIterable,
  workflowsPath = workflowsOfToday,
): Promise<Replayed> {
  const faults: NotReplayed[] = []
  let count = 0
  const looked = watchLooks(histories, (fault) => faults.push(fault))
  for await (const { workflowId, runId, error } of Worker.runReplayHistories({ workflowsPath }, looked)) {
    count += 1
    if (error) faults.push({ workflowId, runId, error: String(error) })
  }
  return { count, faults }
}

async function* watchLooks(histories: ReplayHistoriesIterable, found: (fault: NotReplayed) => void) {
  for await (const one of histories) {
    const { events = [] } = one.history as proto.temporal.api.history.v1.IHistory
    const looks = mostLooks({ events })
    const runId = events?.[0]?.workflowExecutionStartedEventAttributes?.originalExecutionRunId ?? ''
    const error = `It looked at the record ${looks} times within ${withinSeconds} s`
    if (looks > looksAtMost) found({ workflowId: one.workflowId, runId, error })
    yield one
  }
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
    const asked = query === undefined ? {} : { query }
    const histories = workflow.list(asked).intoHistories({ concurrency: 5, bufferLimit: 50 })
    // Where there are none no workflows need be bundled.
    const isAny = (await workflow.count(query)).count > 0
    const replayed = isAny ? await replayHistories(histories) : { count: 0, faults: [] }
    say(`${replayed.count} histories replayed, ${replayed.faults.length} of them did not fit the workflow code`)
    for (const { workflowId, runId, error } of replayed.faults) say(`  ${workflowId} (${runId}): ${error}`)
    return replayed
  } finally {
    await connection.close()
  }
}

/** Replays them as the last thing that whoever has made them does; throws when one does not fit. */
export async function requireReplay(address: string, options: ReplayOptions = {}): Promise<Replayed> {
  replayQuietly()
  const replayed = await replayAll(address, options)
  if (replayed.faults.length > 0) throw new Error(`${replayed.faults.length} histories do not replay`)
  return replayed
}
