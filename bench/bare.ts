import { randomUUID } from 'node:crypto'
import type { Client } from '@temporalio/client'
import type { Timed } from './measure.ts'

/** A case on bare Temporal: k Updates, then the workflow is over. */
export function bareRun(client: Client, commands: number, rows: number) {
  return async (_n: number, timed: Timed): Promise<void> => {
    const id = randomUUID()
    let handle: Awaited<ReturnType<Client['workflow']['start']>> | undefined
    for (let step = 0; step < commands; step += 1) {
      await timed(async () => {
        handle ??= await client.workflow.start('bareCase', {
          workflowId: `bench/${id}`,
          taskQueue: 'bench-bare',
          args: [id, commands],
        })
        await handle.executeUpdate('step', { args: [step, rows] })
      })
    }
    await handle?.result()
  }
}
