import { randomUUID } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { ensureSchedules, schedulesAmiss } from '../../workflows/schedules.ts'

const longest = { timeout: 30_000, interval: 50 }

let connection: Connection
beforeAll(async () => void (connection = await Connection.connect({ address: inject('temporalAddress') })))
afterAll(async () => await connection.close())

describe('the schedules', () => {
  it('are as this release has them after every start, and one that is missing or paused is told', async () => {
    const client = new Client({ connection })
    const queue = `schedules-${randomUUID()}`
    expect(await schedulesAmiss(client, queue)).toEqual(['wake-sweep', 'tidying', 'register-files'])
    await ensureSchedules(client, queue)
    expect(await schedulesAmiss(client, queue)).toEqual([])
    const sweep = client.schedule.getHandle(`wake-sweep/${queue}`)
    // As another release may have had it.
    await sweep.update((before) => ({
      ...before,
      spec: { intervals: [{ every: '1h' }] },
      policies: { ...before.policies, catchupWindow: '1d' },
    }))
    // Temporal acknowledges what is asked of a schedule before it does it.
    await vi.waitFor(
      async () => expect((await sweep.describe()).spec.intervals).toMatchObject([{ every: 3_600_000 }]),
      longest,
    )
    await sweep.pause('by somebody')
    await vi.waitFor(async () => expect((await sweep.describe()).state.paused).toBe(true), longest)
    await ensureSchedules(client, queue)
    await vi.waitFor(
      async () => expect((await sweep.describe()).spec.intervals).toMatchObject([{ every: 30_000 }]),
      longest,
    )
    const { policies, state } = await sweep.describe()
    expect(policies.catchupWindow).toBe(60_000)
    expect(state.paused).toBe(true)
    expect(await schedulesAmiss(client, queue)).toEqual(['wake-sweep'])
    for (const name of ['wake-sweep', 'tidying', 'register-files'])
      await client.schedule.getHandle(`${name}/${queue}`).delete()
  }, 120_000)
})
