import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import { inProcess, ProcessesBusy, TooLongWork, TooMuchWork } from '../../processes.ts'
import type { Layout } from './layout.ts'

/** Looks at an uploaded file in a process: whoever sends one holds up nobody, and ends nothing, whatever it is made of. */
const layoutInProcess = inProcess<string, Layout | Refusal>(new URL('./heading-process.ts', import.meta.url), {
  memoryMiB: 64,
  seconds: 15,
  // Some agencies may each have a file in hand that takes all its time, and yet another gets its turn.
  waitSeconds: 60,
  atOnce: 2,
  waiting: 8,
})

/**
 * The columns of a file from the row of its headings, or why they are not those of the layout. Of one sender one file is
 * looked at after the other.
 */
export async function readLayout(path: string, sender: string): Promise<Layout | Refusal> {
  return await layoutInProcess(path, sender).catch((error: unknown) => {
    if (error instanceof TooLongWork) return refuse('file.takesTooLong')
    if (error instanceof TooMuchWork) return refuse('file.takesTooMuch')
    if (error instanceof ProcessesBusy) return refuse('import.busy')
    throw error
  })
}
