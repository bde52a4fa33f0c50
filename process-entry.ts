import { writeFile } from 'node:fs/promises'
import type { Answer, Asked } from './processes.ts'

// Run in a process by `processes.ts`: answers each message of its parent with one message.
const [, , file = ''] = process.argv
const work = import(file) as Promise<{ default: (task: unknown) => unknown }>
let pieces: AsyncIterator<unknown> | undefined

// Where memory runs short, Linux ends what it was told is worth least, and not who asked for the work.
await writeFile('/proc/self/oom_score_adj', '1000').catch(() => undefined)
// Who stops the parent with a signal to all its processes gets what the parent does in an orderly way.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.on('disconnect', () => process.exit())
process.on('message', (asked: Asked) => {
  void answerTo(asked).then((answer) => process.send?.(answer))
})

async function answerTo(asked: Asked): Promise<Answer> {
  try {
    if (asked.want === 'next') return await nextPiece()
    const done = (await work).default(asked.task)
    if (asked.want === 'value') return { value: await done }
    pieces = (done as AsyncIterable<unknown>)[Symbol.asyncIterator]()
    return await nextPiece()
  } catch (error) {
    const { code } = error as { code?: unknown }
    return { error: error instanceof Error ? error : new Error(String(error)), ...(code === undefined ? {} : { code }) }
  }
}

async function nextPiece(): Promise<Answer> {
  const next = await pieces?.next()
  return next === undefined || next.done === true ? { over: true } : { value: next.value }
}
