import { condition, defineSignal, setHandler } from '@temporalio/workflow'
import { progressedSignal } from '../../workflows/contract.ts'

/** Broken on purpose: takes every signal and does nothing. */
export async function sanctionCase(): Promise<void> {
  setHandler(defineSignal(progressedSignal), () => undefined)
  await condition(() => false)
}

export { tidying } from '../../workflows/tidying.ts'

/** Broken on purpose: a task that fails, as one does that does not replay. */
export async function wakeSweep(): Promise<number> {
  await Promise.resolve()
  throw new TypeError('broken on purpose')
}
