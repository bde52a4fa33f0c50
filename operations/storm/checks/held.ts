import type { Held } from '../processes.ts'

/** What a process held when it had just come up and when all was calm again. */
export interface HeldOverTime {
  readonly part: string
  /** How long it has lived, in seconds. */
  readonly seconds: number
  readonly first: Held
  readonly last: Held
}

/** How much more than at its start a process may hold when all is calm again. */
export const heldBounds = { memoryMiB: 400, handles: 60 } as const

/** Memory and handles of APIs and workers are flat: after the storm they hold little more than at their start. */
export function checkHeld(processes: readonly HeldOverTime[]): string[] {
  return processes.flatMap(({ part, seconds, first, last }) => {
    const memory = last.memoryMiB - first.memoryMiB
    const handles = (last.handles ?? 0) - (first.handles ?? 0)
    return [
      ...(memory > heldBounds.memoryMiB ? [`${part}: ${memory} MiB more than at its start ${seconds} s ago`] : []),
      ...(handles > heldBounds.handles ? [`${part}: ${handles} handles more than at its start ${seconds} s ago`] : []),
    ]
  })
}
