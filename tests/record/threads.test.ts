import { expect, it } from 'vitest'
import { inThread, ThreadsBusy, TooMuchWork } from '../../record/threads.ts'

type Task = 'memory' | 'time' | 'error' | number
const file = new URL('./threads/hostile-work.ts', import.meta.url)
const limits = { memoryMiB: 32, seconds: 20, waiting: 2 }

it('ends work that takes too much memory, and the next goes on', async () => {
  const run = inThread<Task, number>(file, limits)
  expect(await run(1)).toBe(2)
  await expect(run('memory')).rejects.toBeInstanceOf(TooMuchWork)
  expect(await run(2)).toBe(3)
})

it('ends work that takes too long, while the event loop goes on', async () => {
  const run = inThread<Task, number>(file, { ...limits, seconds: 5 })
  let turns = 0
  const turning = setInterval(() => (turns += 1), 50)
  await expect(run('time')).rejects.toBeInstanceOf(TooMuchWork)
  clearInterval(turning)
  // A loop that stood would have turned once.
  expect(turns).toBeGreaterThan(10)
  expect(await run(2)).toBe(3)
})

it('lets no more wait than may, and tells faults of the work as they are', async () => {
  const run = inThread<Task, number>(file, limits)
  await expect(run('error')).rejects.toThrow(new RangeError('a fault of the work'))
  const answers = await Promise.allSettled([run(1), run(2), run(3), run(4), run(5)])
  const busy = answers.filter((one) => one.status === 'rejected' && one.reason instanceof ThreadsBusy)
  expect(busy.length).toBeGreaterThanOrEqual(2)
  expect(answers.filter(({ status }) => status === 'fulfilled').length + busy.length).toBe(5)
})
