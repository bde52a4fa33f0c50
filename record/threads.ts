import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'

/** How much work in a thread may take, the wait for its turn included, and how many may wait. */
export interface ThreadLimits {
  readonly memoryMiB: number
  readonly seconds: number
  readonly waiting: number
}

/** Thrown when work has taken more memory or time than it may; it was ended, and nothing else was held up. */
export class TooMuchWork extends Error {}

/** Thrown when as many wait as may: the same may be asked for again in a moment. */
export class ThreadsBusy extends Error {}

// The sources are TypeScript, so a thread needs what the process was started with.
const execArgv = ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]

/**
 * Work on what comes from outside, off the event loop: the default export of `file`, one call at a time in a thread
 * with limits of its own. Throws `TooMuchWork` and `ThreadsBusy`.
 */
export function inThread<Task, Result>(file: URL, limits: ThreadLimits): (task: Task) => Promise<Result> {
  let pool: Piscina<Task, Result> | undefined
  let held = 0
  return async (task) => {
    // One works, the others wait. The pool's own limit lets more in while its thread is starting.
    if (held > limits.waiting) throw new ThreadsBusy()
    pool ??= new Piscina<Task, Result>({
      filename: file.href,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 10_000,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMiB, maxYoungGenerationSizeMb: 16 },
      execArgv,
    })
    const signal = AbortSignal.timeout(limits.seconds * 1_000)
    held += 1
    try {
      return await pool.run(task, { signal })
    } catch (error) {
      if (signal.aborted || (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') throw new TooMuchWork()
      throw error
    } finally {
      held -= 1
    }
  }
}
