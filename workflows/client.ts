import type { Client } from '@temporalio/client'
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common'
import type { CaseRef } from './contract.ts'
import { conductorId, progressedSignal, sanctionCaseType, taskQueue, turnedSignal } from './contract.ts'

/** Starts the conductor of a case, or tells a running one that the record has progressed. Safe to repeat. */
export async function wakeConductor(client: Client, ref: CaseRef, queue = taskQueue): Promise<void> {
  const signal = { signal: progressedSignal, signalArgs: [ref.version] }
  await client.workflow.signalWithStart(sanctionCaseType, { ...conductorOptions(ref, queue), ...signal })
}

/** Starts the conductor of a case, or tells a running one to look at a day that was turned to. Safe to repeat. */
async function turnConductor(client: Client, ref: CaseRef, queue = taskQueue): Promise<void> {
  await client.workflow.signalWithStart(sanctionCaseType, {
    ...conductorOptions(ref, queue),
    signal: turnedSignal,
    signalArgs: [],
  })
}

/** What every start of a conductor says of it, whoever starts it. */
export const conductorOptions = (ref: CaseRef, queue: string) => ({
  workflowId: conductorId(ref.caseNo),
  taskQueue: queue,
  args: [ref] as [CaseRef],
  workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
  workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
})

// A few at a time, so that those who work with Temporal and the record are not kept waiting.
const usuallyAtOnce = 20

/** Tells the conductors of many cases that their day was turned. Throws when one cannot be told. */
export async function turnConductors(client: Client, refs: readonly CaseRef[], queue = taskQueue): Promise<void> {
  await wakeEach(refs, usuallyAtOnce, async (ref) => await turnConductor(client, ref, queue))
}

/** Wakes the conductors of many cases, so many of them at once. Throws when one cannot be told. */
export async function wakeConductors(
  client: Client,
  refs: readonly CaseRef[],
  queue = taskQueue,
  atOnce = usuallyAtOnce,
): Promise<void> {
  await wakeEach(refs, atOnce, async (ref) => await wakeConductor(client, ref, queue))
}

async function wakeEach(
  refs: readonly CaseRef[],
  atOnce: number,
  wake: (ref: CaseRef) => Promise<void>,
): Promise<void> {
  const waiting = refs.values()
  const lane = async () => {
    for (const ref of waiting) await wake(ref)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

/** Tells conductors of progress without anybody waiting for it; several commands on one case become one signal. */
export interface Notifier {
  /** The record of a case has moved; what soon follows goes along in the same signal. */
  progressed(ref: CaseRef): void
  /** Sends what is still to be sent at once. */
  close(): Promise<void>
}

export interface NotifierOptions {
  readonly queue?: string
  /** How long a signal waits at most while commands keep coming, in milliseconds of real time. */
  readonly gatherMs?: number
}

// What an act entails at once is in its transaction and the terms that a conductor arms are days long, so seconds more
// or less before it hears of one do not matter.
const usualGatherMs = 5_000
// Conductors take processor time from those who are working, so they wait for a pause; with nobody there, not for long.
const pauseMs = 500

/**
 * Gathers signals per case until no case has moved for a moment. A signal that fails is only reported: the sweep finds the case, since its conductor is
 * behind, so commands go on while Temporal is down.
 */
export function createNotifier(
  client: Client,
  onFailure: (error: unknown, ref: CaseRef) => void,
  { queue = taskQueue, gatherMs = usualGatherMs }: NotifierOptions = {},
): Notifier {
  const waiting = new Map<string, { version: number; readonly until: number }>()
  const sending = new Set<Promise<void>>()
  let quietAt = 0
  let looking: NodeJS.Timeout | undefined
  const send = (refs: readonly CaseRef[]) => {
    for (const { caseNo } of refs) waiting.delete(caseNo)
    const wake = async (ref: CaseRef) =>
      await wakeConductor(client, ref, queue).catch((error: unknown) => onFailure(error, ref))
    const sent = wakeEach(refs, usuallyAtOnce, wake).finally(() => sending.delete(sent))
    sending.add(sent)
  }
  // Cases wait in the order in which they first moved, so the first has waited longest.
  const look = () => {
    const now = performance.now()
    const due = [...waiting].filter(([, { until }]) => now >= quietAt || now >= until)
    if (due.length > 0) send(due.map(([caseNo, { version }]) => ({ caseNo, version })))
    const next = waiting.values().next().value
    looking = next && setTimeout(look, Math.max(1, Math.min(quietAt, next.until) - now))
  }
  return {
    progressed({ caseNo, version }) {
      const now = performance.now()
      quietAt = now + Math.min(pauseMs, gatherMs)
      const known = waiting.get(caseNo)
      if (known) known.version = Math.max(version, known.version)
      else waiting.set(caseNo, { version, until: now + gatherMs })
      looking ??= setTimeout(look, quietAt - now)
    },
    async close() {
      clearTimeout(looking)
      looking = undefined
      send([...waiting].map(([caseNo, { version }]) => ({ caseNo, version })))
      await Promise.all(sending)
    },
  }
}
