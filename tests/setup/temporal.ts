import { randomBytes } from 'node:crypto'
import { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { afterAll, beforeAll, inject } from 'vitest'

export interface TestTemporal {
  readonly address: string
  /** Of its own for each caller, so that workflow ids of other files do not matter. */
  readonly namespace: string
}

/** A fresh namespace on the shared Temporal server, for the calling file or `describe`, usable from `beforeAll` on. */
export function withTemporal(): TestTemporal {
  const address = inject('temporalAddress')
  const namespace = `test-${randomBytes(6).toString('hex')}`
  beforeAll(async () => {
    const connection = await Connection.connect({ address })
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') })
    await connection.close()
  })
  return { address, namespace }
}

/** A time-skipping server for the calling file or `describe`; the answer's `env` is there from `beforeAll` on. */
export function withTimeSkipping(): { readonly env: TestWorkflowEnvironment } {
  let env: TestWorkflowEnvironment | undefined
  beforeAll(async () => {
    const executable = { type: 'existing-path' as const, path: inject('testServer') }
    env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } })
  })
  afterAll(async () => env?.teardown())
  return {
    get env() {
      if (!env) throw new Error('The time-skipping server starts in beforeAll')
      return env
    },
  }
}
