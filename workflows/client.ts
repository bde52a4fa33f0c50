import type { Client } from '@temporalio/client'
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common'
import type { CaseRef } from './contract.ts'
import { conductorId, progressedSignal, sanctionCaseType, taskQueue } from './contract.ts'

/** Starts the conductor of a case, or tells a running one that the record has progressed. Safe to repeat. */
export async function wakeConductor(client: Client, ref: CaseRef, queue = taskQueue): Promise<void> {
  await client.workflow.signalWithStart(sanctionCaseType, {
    workflowId: conductorId(ref.caseNo),
    taskQueue: queue,
    args: [ref],
    signal: progressedSignal,
    signalArgs: [ref.version],
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  })
}

// A few at a time, so that those who work with Temporal and the record are not kept waiting.
const usuallyAtOnce = 20

/** Wakes the conductors of many cases, so many of them at once. */
export async function wakeConductors(client: Client, refs: readonly CaseRef[], queue = taskQueue, atOnce = usuallyAtOnce): Promise<void> {
  const waiting = refs.values()
  const lane = async () => {
    for (const ref of waiting) await wakeConductor(client, ref, queue)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

/** Tells conductors of progress without anybody waiting for it; several commands on one case become one signal. */
export interface Waker {
  /** The record of a case has moved; what follows within the gathering time goes along in the same signal. */
  progressed(ref: CaseRef): void
  /** Sends what is still to be sent. */
  close(): Promise<void>
}

export interface WakerOptions {
  readonly queue?: string
  /** How long signals on one case are gathered, in milliseconds of real time. */
  readonly gatherMs?: number
}

// What an act entails at once is in its transaction and the terms that a conductor arms are days long, so seconds more
// or less before it hears of one do not matter.
const usualGatherMs = 5_000

/**
 * Gathers signals per case. A signal that fails is only reported: the sweep finds the case, since its conductor is
 * behind, so commands go on while Temporal is down.
 */
export function createWaker(
  client: Client,
  onFailure: (error: unknown, ref: CaseRef) => void,
  { queue = taskQueue, gatherMs = usualGatherMs }: WakerOptions = {},
): Waker {
  const newest = new Map<string, number>()
  const sending = new Set<Promise<void>>()
  const send = (caseNo: string) => {
    const ref = { caseNo, version: newest.get(caseNo) ?? 0 }
    newest.delete(caseNo)
    const sent = wakeConductor(client, ref, queue)
      .catch((error: unknown) => onFailure(error, ref))
      .finally(() => sending.delete(sent))
    sending.add(sent)
  }
  return {
    progressed({ caseNo, version }) {
      if (!newest.has(caseNo)) setTimeout(() => newest.has(caseNo) && send(caseNo), gatherMs)
      newest.set(caseNo, Math.max(version, newest.get(caseNo) ?? 0))
    },
    async close() {
      for (const caseNo of newest.keys()) send(caseNo)
      await Promise.all(sending)
    },
  }
}
