import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'undici'

/** What a process says of itself while it is being asked. */
export interface Reading {
  /** How long others have waited for /livez at most, in milliseconds. */
  readonly waitedMs: number
  /** CPU seconds that the process has spent since it began. */
  readonly cpuSeconds: number
  /** Resident memory, in bytes. */
  readonly resident: number
}

const everyMs = 10

/** Watches a process from outside, over connections of its own, as somebody else would who wants something of it. */
export function watch(address: string) {
  const pool = new Pool(address, { connections: 2 })
  let longestMs = 0
  let isWatching = true
  let asked: number | undefined
  const watching = (async () => {
    while (isWatching) {
      asked = performance.now()
      const { body, statusCode } = await pool.request({ path: '/livez', method: 'GET' })
      await body.dump()
      if (statusCode !== 200) throw new Error(`/livez answered ${statusCode}`)
      longestMs = Math.max(longestMs, performance.now() - asked)
      asked = undefined
      await wait(everyMs)
    }
  })()
  return {
    /** What has been seen since it was last asked; a wait that still lasts counts as far as it has come. */
    async read(): Promise<Reading> {
      const { body } = await pool.request({ path: '/metrics', method: 'GET' })
      const figures = await body.text()
      const lasting = asked === undefined ? 0 : performance.now() - asked
      const waitedMs = Math.max(longestMs, lasting)
      longestMs = 0
      return {
        waitedMs,
        cpuSeconds: figure(figures, 'process_cpu_seconds_total'),
        resident: figure(figures, 'process_resident_memory_bytes'),
      }
    },
    async end(): Promise<void> {
      isWatching = false
      await watching
      await pool.close()
    },
  }
}

function figure(text: string, name: string): number {
  const line = text.split('\n').find((each) => each.startsWith(`${name} `))
  if (line === undefined) throw new Error(`The process tells no ${name}`)
  return Number(line.slice(name.length + 1))
}
