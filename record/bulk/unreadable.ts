import type { Given, Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import type { RefusalCode } from '../../domain/refusals/index.ts'

/** Leaves the readers of a file when the file as a whole cannot be read; turned into its refusal where it is caught. */
export class UnreadableFile<C extends RefusalCode = RefusalCode> extends Error {
  readonly refusal: Refusal

  constructor(code: C, ...given: Given<C>) {
    super(code)
    this.refusal = refuse(code, ...given)
  }
}

/** The value of reading, or the refusal of a file that cannot be read. Other errors go on. */
export async function orRefusal<T>(reading: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await reading()
  } catch (error) {
    if (error instanceof UnreadableFile) return error.refusal
    throw error
  }
}
