import { describe, expect, it } from 'vitest'
import { inProcess, piecesFromProcess, ProcessesBusy, TooLongWork, TooMuchWork } from '../../processes.ts'
import type { Task } from './processes/hostile-work.ts'

const file = new URL('./processes/hostile-work.ts', import.meta.url)
const limits = { memoryMiB: 32, seconds: 20, waiting: 2 }

it.each(['memory', 'array', 'map', 'split'] as const)(
  'ends work that takes too much memory (%s), and this process and the next work go on',
  async (how) => {
    const run = inProcess<Task, number>(file, limits)
    expect(await run(1, 'one')).toBe(2)
    const fault: unknown = await run(how, 'one').catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(TooMuchWork)
    expect(fault).not.toBeInstanceOf(TooLongWork)
    expect(await run(2, 'one')).toBe(3)
  },
)

it('counts for work the time in which it works, and not that in which it waits for others', async () => {
  const run = inProcess<Task, number>(file, { ...limits, seconds: 15 })
  // Together they take longer than any of them may.
  const answers = await Promise.allSettled([run('pause', 'one'), run('pause', 'other')])
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
})

it('does one work of a party at a time, and keeps the room of all from one', async () => {
  const run = inProcess<Task, number>(file, { ...limits, atOnce: 2, seconds: 30 })
  const began = performance.now()
  const eager = Array.from({ length: 20 }, async () => await run('pause', 'eager'))
  const counted = Promise.allSettled(eager)
  expect(await run(1, 'other')).toBe(2)
  // The first of the eager is not over yet, and no more of theirs wait than may.
  expect(performance.now() - began).toBeLessThan(8_000)
  const busy = (await counted).filter((one) => one.status === 'rejected' && one.reason instanceof ProcessesBusy)
  expect(busy.length).toBeGreaterThanOrEqual(15)
  expect(await run(2, 'eager')).toBe(3)
}, 60_000)

it('tells work of nothing that opens a door', async () => {
  process.env.DATABASE_URL = 'postgresql://fictitious'
  const environment = inProcess<null, string[]>(new URL('./processes/own-environment.ts', import.meta.url), limits)
  const names = await environment(null, 'one')
  delete process.env.DATABASE_URL
  expect(names).toContain('PATH')
  expect(names).not.toContain('DATABASE_URL')
})

it('leaves nothing running when its work is not wanted any more', async () => {
  const stop = new AbortController()
  const numbers = piecesFromProcess<null, number>(new URL('./processes/own-number.ts', import.meta.url), {
    memoryMiB: 32,
  })
  const isRunning = (id: number) => {
    try {
      return process.kill(id, 0)
    } catch {
      return false
    }
  }
  for await (const id of numbers(null, stop.signal)) {
    expect(isRunning(id)).toBe(true)
    // What stops all processes of a part at once leaves it to the parent to end those of its own.
    process.kill(id, 'SIGTERM')
    await new Promise((go) => setTimeout(go, 200))
    expect(isRunning(id)).toBe(true)
    setTimeout(() => stop.abort(new Error('not wanted')), 100)
    await new Promise((go) => setTimeout(go, 1_000))
    expect(isRunning(id)).toBe(false)
    break
  }
})

it('ends work that takes too long, while the event loop goes on', async () => {
  const run = inProcess<Task, number>(file, { ...limits, seconds: 10 })
  let turns = 0
  const turning = setInterval(() => (turns += 1), 50)
  await expect(run('time', 'one')).rejects.toBeInstanceOf(TooLongWork)
  clearInterval(turning)
  // A loop that stood would have turned once.
  expect(turns).toBeGreaterThan(10)
  expect(await run(2, 'one')).toBe(3)
})

it('lets no more wait than may, and tells faults of the work as they are', async () => {
  const run = inProcess<Task, number>(file, limits)
  await expect(run('error', 'one')).rejects.toThrow(new RangeError('a fault of the work'))
  const answers = await Promise.allSettled([1, 2, 3, 4, 5].map((task) => run(task, `party-${task}`)))
  const busy = answers.filter((one) => one.status === 'rejected' && one.reason instanceof ProcessesBusy)
  expect(busy.length).toBeGreaterThanOrEqual(2)
  expect(answers.filter(({ status }) => status === 'fulfilled').length + busy.length).toBe(5)
})

describe('work in a process that comes in pieces', () => {
  const pieces = piecesFromProcess<
    'endless' | 'stuck' | 'memory' | 'growing' | 'error' | number,
    { n: number; made: number }
  >(new URL('./processes/hostile-pieces.ts', import.meta.url), { memoryMiB: 32 })
  const anyTime = new AbortController().signal

  it('hands each on when the one before it has been used, and ends with the last', async () => {
    const taken: number[] = []
    for await (const { n, made } of pieces(50, anyTime)) {
      taken.push(n)
      // Given the time to make more, it makes none ahead.
      await new Promise((go) => setTimeout(go, 2))
      expect(made).toBe(n + 1)
    }
    expect(taken).toEqual(Array.from({ length: 50 }, (_, n) => n))
  })

  it('is ended when nobody takes any more, and the next goes on', async () => {
    for await (const { n } of pieces('endless', anyTime)) if (n === 3) break
    for await (const { n } of pieces(1, anyTime)) expect(n).toBe(0)
  })

  it('is ended by the signal, also where its own loop stands', async () => {
    const stop = new AbortController()
    const reason = new Error('not wanted any more')
    const take = async () => {
      for await (const _ of pieces('stuck', stop.signal)) stop.abort(reason)
    }
    await expect(take()).rejects.toBe(reason)
    for await (const { n } of pieces(1, anyTime)) expect(n).toBe(0)
  })

  it('is over for the next also where somebody left it without a word, and then asked for its end', async () => {
    for (let n = 0; n < 3; n += 1) {
      const stop = new AbortController()
      const left = pieces('endless', stop.signal)
      expect((await left.next()).value).toMatchObject({ n: 0 })
      stop.abort(new Error('not wanted any more'))
    }
    for await (const { n } of pieces(1, anyTime)) expect(n).toBe(0)
  })

  it('tells too much memory, and faults of the work as they are', async () => {
    const take = async (task: 'memory' | 'growing' | 'error') => {
      for await (const _ of pieces(task, anyTime));
    }
    await expect(take('memory')).rejects.toBeInstanceOf(TooMuchWork)
    await expect(take('growing')).rejects.toBeInstanceOf(TooMuchWork)
    await expect(take('error')).rejects.toThrow(new RangeError('a fault of the work'))
  })
})
