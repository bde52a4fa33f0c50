import { randomUUID } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ensureSchedules, schedulesAmiss } from '../../workflows/schedules.ts'

let connection: Connection
beforeAll(async () => void (connection = await Connection.connect({ address: inject('temporalAddress') })))
afterAll(async () => await connection.close())

describe('the schedules', () => {
  it('are as this release has them after every start, and one that is missing or paused is told', async () => {
    const client = new Client({ connection })
    const queue = `schedules-${randomUUID()}`
    expect(await schedulesAmiss(client, queue)).toEqual(['wake-sweep', 'tidying'])
    await ensureSchedules(client, queue)
    expect(await schedulesAmiss(client, queue)).toEqual([])
    const sweep = client.schedule.getHandle(`wake-sweep/${queue}`)
    // As another release may have had it.
    await sweep.update((before) => ({
      ...before,
      spec: { intervals: [{ every: '1h' }] },
      policies: { ...before.policies, catchupWindow: '1d' },
    }))
    await sweep.pause('by somebody')
    await ensureSchedules(client, queue)
    const { spec, policies, state } = await sweep.describe()
    expect(spec.intervals).toMatchObject([{ every: 30_000 }])
    expect(policies.catchupWindow).toBe(60_000)
    expect(state.paused).toBe(true)
    expect(await schedulesAmiss(client, queue)).toEqual(['wake-sweep'])
    for (const name of ['wake-sweep', 'tidying']) await client.schedule.getHandle(`${name}/${queue}`).delete()
  })
})
