import type { Client } from '@temporalio/client'
import { expect, it } from 'vitest'
import { keepLanesAwake } from '../../activities/lanes-awake.ts'
import type { Record } from '../../record/execution.ts'
import { handClock } from '../support/world.ts'

it('tells once of what keeps on failing, and again when it fails anew', async () => {
  const told: string[] = []
  let [asked, fails] = [0, true]
  const query = async () => {
    asked += 1
    if (fails) throw new Error('the database is away')
    return { rows: [] }
  }
  const record = { pool: { query }, clock: handClock('2026-04-07') } as unknown as Record
  const end = keepLanesAwake(record, {} as Client, (error) => void told.push((error as Error).message), 5)
  const after = async (more: number) => {
    const least = asked + more
    await expect.poll(() => asked, { timeout: 10_000, interval: 5 }).toBeGreaterThanOrEqual(least)
  }
  await after(5)
  expect(told).toEqual(['the database is away'])
  fails = false
  await after(3)
  fails = true
  await after(3)
  await end()
  expect(told).toHaveLength(2)
})
