import { Worker } from 'node:worker_threads'
import { OverloadError } from './held.ts'

const first = new URL('./apart-thread.mjs', import.meta.url)

export interface ApartOptions {
  /** How many threads may work at the same moment, and how many callers may wait for one. */
  readonly atOnce: number
  readonly waiting: number
  /** What one thread may take, in megabytes of heap and milliseconds of real time. */
  readonly memoryMb: number
  readonly withinMs: number
}

/**
 * Makes a function of a module that works in a thread of its own, so that others are served meanwhile: the module takes
 * `workerData.asked` and posts one answer. Who comes when too many wait already is asked to come again (`OverloadError`), as is
 * one whose work takes more time or memory than it may.
 */
export function apart<Asked, Answer>(module: URL, options: ApartOptions): (asked: Asked) => Promise<Answer> {
  const { atOnce, waiting, memoryMb, withinMs } = options
  const queue: (() => void)[] = []
  let busy = 0
  const work = async (asked: Asked) =>
    await new Promise<Answer>((resolve, reject) => {
      const thread = new Worker(first, {
        workerData: { module: module.href, asked },
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      })
      const late = setTimeout(() => {
        reject(new OverloadError('Work apart took too long'))
        void thread.terminate()
      }, withinMs)
      thread.once('message', resolve)
      thread.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new OverloadError('Work apart took too much memory') : error,
        ),
      )
      thread.once('exit', (code) => {
        clearTimeout(late)
        reject(new Error(`A thread ended without an answer (${code})`))
      })
    })
  return async (asked) => {
    if (busy >= atOnce) {
      if (queue.length >= waiting) throw new OverloadError('Too many wait for work apart')
      // Whoever leaves hands its place on, so that nobody who comes now takes it.
      await new Promise<void>((resolve) => queue.push(resolve))
    } else {
      busy += 1
    }
    try {
      return await work(asked)
    } finally {
      const next = queue.shift()
      if (next) next()
      else busy -= 1
    }
  }
}
