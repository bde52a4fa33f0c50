import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { inProcess, ProcessesBusy, TooMuchWork } from '../processes.ts'
import type { PrintedLetter } from './pdf.ts'

const printInProcess = inProcess<PrintedLetter, Uint8Array>(new URL('./print-process.ts', import.meta.url), {
  memoryMiB: 256,
  seconds: 60,
  waiting: 16,
  atOnce: 2,
  idleSeconds: 60,
})

/**
 * `printLetter` beside the work of the API: a letter made to be long in printing holds up no other request. One reader has
 * one letter printed at a time; refused when more of one reader, or of all, wait than may, or when it takes too long.
 */
export async function printApart(reader: string, letter: PrintedLetter): Promise<Buffer | Refusal> {
  try {
    return Buffer.from(await printInProcess(letter, reader))
  } catch (error) {
    if (error instanceof ProcessesBusy || error instanceof TooMuchWork) return refuse('letter.busy')
    throw error
  }
}
