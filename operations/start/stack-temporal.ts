import { Connection } from '@temporalio/client'
import { temporalConnection } from '../../workflows/connection.ts'
import type { Kept, KeepOptions } from './keep.ts'
import type { StackOptions } from './stack-types.ts'
import { StartupError } from '../servers/startup-error.ts'
import type { RunningTemporal } from '../servers/temporal.ts'
import { startTemporal } from '../servers/temporal.ts'

/** Starts a Temporal server unless one is named. Answers with its address, and with what keeps it up. */
export async function bringUpTemporal(
  options: StackOptions,
  add: (part: KeepOptions) => Promise<Kept>,
): Promise<{ readonly address: string; readonly kept?: Kept }> {
  const { say, temporal, quickTimers, logTo } = options
  if (temporal?.TEMPORAL_ADDRESS !== undefined) return { address: temporal.TEMPORAL_ADDRESS }
  say('Starting Temporal')
  const log = logTo?.('temporal')
  let running: RunningTemporal | undefined
  const kept = await add({
    name: 'Temporal',
    begin: async (signal) => {
      // At the address of the first time, where all the others look for it.
      const port = running ? Number(running.address.split(':')[1]) : options.temporalPort
      running = await startTemporal({ port, quickTimers, say, signal, log, program: options.temporalProgram })
      return { name: 'Temporal', ...running }
    },
  })
  return { address: running!.address, kept }
}

const notFound = 5

/** Throws `StartupError` when a Temporal server is named and does not answer, or has not the namespace. */
export async function requireTemporal(settings: NonNullable<StackOptions['temporal']>): Promise<void> {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace = 'default' } = settings
  if (address === undefined) return
  try {
    const connection = await Connection.connect({ ...temporalConnection(settings), connectTimeout: 5_000 })
    try {
      await connection.withDeadline(Date.now() + 5_000, async () =>
        connection.workflowService.describeNamespace({ namespace }),
      )
    } finally {
      await connection.close()
    }
  } catch (error) {
    const { code, message } = error as { code?: number; message: string }
    throw new StartupError(
      code === notFound
        ? `Temporal at ${address} has no namespace ${namespace}: create it, or put TEMPORAL_NAMESPACE right.`
        : `Temporal at ${address} does not answer (${message}): start it, put the TEMPORAL_ settings right, or unset TEMPORAL_ADDRESS.`,
    )
  }
}
