import { condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow'

const { insertRows } = proxyLocalActivities<{ insertRows(id: string, step: number, rows: number): Promise<void> }>({
  startToCloseTimeout: '10s',
})

export const step = defineUpdate<number, [step: number, rows: number]>('step')

/** A case on bare Temporal: each command is an Update with one local activity; a 30-day timer is armed and cancelled. */
export async function bareCase(id: string, steps: number): Promise<void> {
  let done = 0
  setHandler(step, async (n, rows) => {
    await insertRows(id, n, rows)
    done += 1
    return done
  })
  await condition(() => done >= steps, '30 days')
}
