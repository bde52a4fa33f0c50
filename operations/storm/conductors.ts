import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client'
import proto from '@temporalio/proto'
import { conductorId } from '../../workflows/contract.ts'
import type { Conducting } from './checks/data.ts'

const { History } = proto.temporal.api.history.v1

const atOnce = 20
const connectMs = 5_000
const attempts = 5

async function withClient<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address, connectTimeout: connectMs })
  try {
    return await work(new Client({ connection }))
  } finally {
    await connection.close()
  }
}

// All have ended when this does: a request that is tried again on a closed connection would end the program.
async function inLanes<T>(all: Iterable<T>, each: (one: T) => Promise<void>): Promise<void> {
  const waiting = all[Symbol.iterator]()
  const lane = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await each(next.value)
  }
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, lane))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

// Only Temporal's word that there is none says so; a busy one may have to be asked again.
async function describeIfThere(client: Client, workflowId: string) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.workflow.getHandle(workflowId).describe()
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined
      if (attempt === attempts) throw error
      await wait(attempt * 1_000)
    }
  }
}

// Conductors have no other activity than this under way.
function sendingOf([pending]: readonly proto.temporal.api.workflow.v1.IPendingActivityInfo[]): string | undefined {
  if (!pending) return undefined
  const { attempt, state, scheduledTime, lastFailure } = pending
  const inSeconds = Math.round(Number(scheduledTime?.seconds ?? 0) - Date.now() / 1000)
  const said = lastFailure?.message ?? 'nothing'
  return `attempt ${attempt}, state ${state}, scheduled in ${inSeconds} s, the last one said “${said}”`
}

/** What Temporal tells of the conductors of cases. */
export async function describeConductors(address: string, caseNos: readonly string[]): Promise<Conducting[]> {
  return await withClient(address, async (client) => {
    const found: Conducting[] = []
    await inLanes(caseNos, async (caseNo) => {
      const described = await describeIfThere(client, conductorId(caseNo))
      const attempt = described?.raw.pendingWorkflowTask?.attempt ?? 1
      const sending = sendingOf(described?.raw.pendingActivities ?? [])
      found.push({
        caseNo,
        running: described?.status.name === 'RUNNING',
        failedTasks: Number(attempt) - 1,
        ...(sending === undefined ? {} : { sending }),
      })
    })
    return found
  })
}

/**
 * Keeps every history that a Temporal server has, before its store is wiped or at the end; answers how many, and whether
 * the time has sufficed for all.
 */
export async function keepHistories(
  address: string,
  folder: string,
  withinMs: number,
): Promise<{ readonly kept: number; readonly isAll: boolean }> {
  mkdirSync(folder, { recursive: true })
  const until = Date.now() + withinMs
  let kept = 0
  let isAll = true
  const keep = async ({ workflow }: Client) => {
    const runs: { readonly workflowId: string; readonly runId: string }[] = []
    for await (const { workflowId, runId } of workflow.list()) runs.push({ workflowId, runId })
    await inLanes(runs, async ({ workflowId, runId }) => {
      if (Date.now() > until) {
        isAll = false
        return
      }
      const history = await workflow.getHandle(workflowId, runId).fetchHistory()
      kept += 1
      const name = `${String(kept).padStart(6, '0')}-${encodeURIComponent(workflowId)}`
      writeFileSync(join(folder, name), History.encode(history).finish())
    })
  }
  await withClient(
    address,
    async (client) => await client.withDeadline(until + connectMs, async () => await keep(client)),
  )
  return { kept, isAll }
}

/** Reads the histories that were kept in a folder, one at a time. */
export async function* keptHistories(folder: string) {
  for (const name of (await readdir(folder)).toSorted()) {
    const workflowId = decodeURIComponent(name.replace(/^\d+-/, ''))
    yield { workflowId, history: History.decode(await readFile(join(folder, name))) }
  }
}
