import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import proto from '@temporalio/proto'
import { conductorId } from '../../workflows/contract.ts'
import type { Conducting } from './checks/data.ts'

const { History } = proto.temporal.api.history.v1

const atOnce = 20
const connectMs = 5_000

async function withClient<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address, connectTimeout: connectMs })
  try {
    return await work(new Client({ connection }))
  } finally {
    await connection.close()
  }
}

/** What Temporal tells of the conductors of cases. */
export async function describeConductors(address: string, caseNos: readonly string[]): Promise<Conducting[]> {
  return await withClient(address, async (client) => {
    const found: Conducting[] = []
    const waiting = caseNos.values()
    const lane = async () => {
      for (const caseNo of waiting) {
        const described = await client.workflow
          .getHandle(conductorId(caseNo))
          .describe()
          .catch(() => undefined)
        const attempt = described?.raw.pendingWorkflowTask?.attempt ?? 1
        found.push({ caseNo, running: described?.status.name === 'RUNNING', failedTasks: Number(attempt) - 1 })
      }
    }
    await Promise.all(Array.from({ length: atOnce }, lane))
    return found
  })
}

/** Keeps every history that a Temporal server has, before its store is wiped or at the end; answers how many. */
export async function keepHistories(address: string, folder: string, withinMs: number): Promise<number> {
  mkdirSync(folder, { recursive: true })
  const until = Date.now() + withinMs
  let kept = 0
  await withClient(address, async (client) => {
    for await (const { workflowId, history } of client.workflow.list().intoHistories({ concurrency: atOnce })) {
      kept += 1
      const name = `${String(kept).padStart(6, '0')}-${encodeURIComponent(workflowId)}`
      writeFileSync(join(folder, name), History.encode(history as proto.temporal.api.history.v1.IHistory).finish())
      if (Date.now() > until) break
    }
  })
  return kept
}

/** Reads the histories that were kept in a folder, one at a time. */
export async function* keptHistories(folder: string) {
  for (const name of (await readdir(folder)).toSorted()) {
    const workflowId = decodeURIComponent(name.replace(/^\d+-/, ''))
    yield { workflowId, history: History.decode(await readFile(join(folder, name))) }
  }
}
