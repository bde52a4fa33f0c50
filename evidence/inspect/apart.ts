import { refuse } from '../../domain/refusal.ts'
import { inProcess, ProcessesBusy, TooLongWork, TooMuchWork } from '../../processes.ts'
import type { FileToInspect } from './file.ts'
import type { inspect } from './inspect.ts'
import { printable } from './name.ts'

// Bringing a process up takes longer than looking at most files.
const inspectInProcess = inProcess<FileToInspect, Awaited<ReturnType<typeof inspect>>>(
  new URL('./inspect-process.ts', import.meta.url),
  { memoryMiB: 128, seconds: 60, waiting: 16, atOnce: 2, idleSeconds: 60 },
)

/** `inspect` beside the work of the API: a file made to be long in looking at holds up no other request. */
export async function inspectApart(file: FileToInspect, sender: string): ReturnType<typeof inspect> {
  return await inspectInProcess(file, sender).catch((error: unknown) => {
    const name = printable(file.name)
    if (error instanceof ProcessesBusy || error instanceof TooLongWork) return refuse('evidence.busy', { name })
    if (error instanceof TooMuchWork) return refuse('evidence.notSeen', { name, because: 'tooMuch' })
    throw error
  })
}
