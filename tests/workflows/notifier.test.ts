import type { Client } from '@temporalio/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CaseRef } from '../../workflows/contract.ts'
import { createNotifier } from '../../workflows/client.ts'

/** Temporal's end of the line: takes down who was told of what, and when. */
function listener() {
  const told: (CaseRef & { readonly at: number })[] = []
  const begin = performance.now()
  const signalWithStart = async (_type: string, { args }: { args: [CaseRef] }) => {
    told.push({ ...args[0], at: Math.round(performance.now() - begin) })
  }
  return { told, client: { workflow: { signalWithStart } } as unknown as Client }
}
const noFailure = (error: unknown) => {
  throw error
}

describe('a waker', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('tells a conductor once of the commands of a moment, after a pause', async () => {
    const { told, client } = listener()
    const notifier = createNotifier(client, noFailure)
    for (const version of [1, 3, 2]) {
      notifier.progressed({ caseNo: 'BH-2026-000001', version })
      await vi.advanceTimersByTimeAsync(300)
    }
    await vi.advanceTimersByTimeAsync(10_000)
    expect(told).toEqual([{ caseNo: 'BH-2026-000001', version: 3, at: 1_100 }])
  })

  it('waits for no pause longer than it gathers', async () => {
    const { told, client } = listener()
    const notifier = createNotifier(client, noFailure, { gatherMs: 5_000 })
    notifier.progressed({ caseNo: 'BH-2026-000001', version: 1 })
    for (let n = 0; n < 70; n += 1) {
      await vi.advanceTimersByTimeAsync(100)
      notifier.progressed({ caseNo: 'BH-2026-000002', version: n })
    }
    expect(told.map(({ caseNo, at }) => ({ caseNo, at }))).toEqual([
      { caseNo: 'BH-2026-000001', at: 5_000 },
      { caseNo: 'BH-2026-000002', at: 5_100 },
    ])
    await vi.advanceTimersByTimeAsync(500)
    expect(told.at(-1)).toEqual({ caseNo: 'BH-2026-000002', version: 69, at: 7_500 })
  })

  it('sends what it holds when it is closed', async () => {
    const { told, client } = listener()
    const notifier = createNotifier(client, noFailure)
    notifier.progressed({ caseNo: 'BH-2026-000001', version: 1 })
    notifier.progressed({ caseNo: 'BH-2026-000002', version: 4 })
    await notifier.close()
    expect(told.map(({ caseNo, version }) => [caseNo, version])).toEqual([
      ['BH-2026-000001', 1],
      ['BH-2026-000002', 4],
    ])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(told).toHaveLength(2)
    notifier.progressed({ caseNo: 'BH-2026-000001', version: 2 })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(told.at(-1)).toMatchObject({ caseNo: 'BH-2026-000001', version: 2 })
  })
})
