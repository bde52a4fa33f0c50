import type { Client } from '@temporalio/client'
import { WorkflowNotFoundError } from '@temporalio/client'
import { caseNoOf, sanctionCaseType } from './contract.ts'

/** A run that does not go on by itself: its task fails, or nothing of it is under way. */
export interface StuckRun {
  readonly runId: string
  readonly cause: 'taskFails' | 'standsStill'
  /** An activity of it is under way, or waits for a worker or for its next try. */
  readonly isActing: boolean
}

/**
 * Looks at a workflow that was told more than once and did not move. Undefined where there is none, and where its task
 * only waits for a worker or is being worked on: a fresh one would have to wait just so.
 */
export async function findStuck(client: Client, workflowId: string): Promise<StuckRun | undefined> {
  try {
    const { status, runId, raw } = await client.workflow.getHandle(workflowId).describe()
    if (status.name !== 'RUNNING') return undefined
    const task = raw.pendingWorkflowTask
    const isActing = (raw.pendingActivities ?? []).length > 0
    if (!task) return { runId, cause: 'standsStill', isActing }
    return (task.attempt ?? 1) > 1 ? { runId, cause: 'taskFails', isActing } : undefined
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined
    throw error
  }
}

/** Ends a stuck run, so that the workflow can begin anew. One that has ended meanwhile is left alone. */
export async function endStuck(client: Client, workflowId: string, { runId, cause }: StuckRun): Promise<void> {
  try {
    await client.workflow.getHandle(workflowId, runId).terminate(`stuck: ${cause}`)
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
  }
}

/** Ends a workflow whose task fails, as that of another release does that does not replay; it may begin from the top. */
export async function endFailing(client: Client, workflowId: string): Promise<void> {
  const stuck = await findStuck(client, workflowId)
  if (stuck?.cause === 'taskFails') await endStuck(client, workflowId, stuck)
}

/**
 * Cases whose conductor's task has failed several times in a row, as Temporal itself notes it (`TemporalReportedProblems`,
 * server 1.30 and later). The record cannot tell: a task that fails after it has read a case has looked at all there is.
 * Answers so many at most.
 */
export async function listFailing(client: Client, limit: number): Promise<string[]> {
  const failing: string[] = []
  for await (const { workflowId } of client.workflow.list({
    query: `WorkflowType = '${sanctionCaseType}' AND ExecutionStatus = 'Running'
      AND TemporalReportedProblems = 'category=WorkflowTaskFailed'`,
  })) {
    const caseNo = caseNoOf(workflowId)
    if (caseNo !== undefined) failing.push(caseNo)
    if (failing.length >= limit) break
  }
  return failing
}

// Nobody looks for longer ago: each sweep finds those of the time since the one before.
const lookedBackMs = 86_400_000

// Whatever ended a great many, this many are looked at by one sweep.
const lookedAtMost = 5_000

/**
 * Cases whose conductor was ended otherwise than by itself, within a day, and was not begun again: somebody terminated or
 * cancelled it, or it failed. Answers so many at most.
 */
export async function listEndedOtherwise(client: Client, limit: number): Promise<string[]> {
  const since = new Date(Date.now() - lookedBackMs).toISOString()
  const looked = new Set<string>()
  const over: string[] = []
  for await (const { workflowId } of client.workflow.list({
    query: `WorkflowType = '${sanctionCaseType}' AND CloseTime > '${since}'
      AND ExecutionStatus IN ('Terminated', 'Canceled', 'Failed', 'TimedOut')`,
  })) {
    const caseNo = caseNoOf(workflowId)
    if (caseNo === undefined || looked.has(caseNo)) continue
    looked.add(caseNo)
    const { status } = await client.workflow.getHandle(workflowId).describe()
    if (!['RUNNING', 'COMPLETED', 'CONTINUED_AS_NEW'].includes(status.name)) over.push(caseNo)
    if (over.length >= limit || looked.size >= lookedAtMost) break
  }
  return over
}
