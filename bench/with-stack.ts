import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { createPool } from '../database/pool.ts'
import { requireReplay } from '../operations/development/replay.ts'
import { startStack } from '../operations/start/stack.ts'
import type { Stack, StackOptions } from '../operations/start/stack-types.ts'

export interface BenchStackOptions extends Pick<StackOptions, 'say' | 'worker' | 'env'> {
  /** Connections of the owner's pool. */
  readonly connections: number
}

/** Brings up an installation in a folder of its own for a bench, with a pool of its owner, and takes all of it away again. */
export async function withStack(
  { connections, env, ...options }: BenchStackOptions,
  bench: (stack: Stack, pool: Pool) => Promise<void>,
): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'bihuan-bench-'))
  const stack = await startStack({
    ...options,
    dataFolder,
    env: { LOG_LEVEL: 'warn', EVIDENCE_UNSCANNED: 'accept', ...env },
  })
  const pool = createPool(stack.ownerUrl, { max: connections })
  try {
    await bench(stack, pool)
    // Without a worker nothing was conducted. The bare workflows of the comparison are not ours.
    if (options.worker !== false)
      await requireReplay(stack.temporalAddress, { query: "WorkflowType != 'bareCase'", say: console.log })
  } finally {
    await pool.end()
    await stack.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}
