import { TestWorkflowEnvironment } from '@temporalio/testing'
import { afterAll, beforeAll, inject } from 'vitest'

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
