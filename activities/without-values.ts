import type { ActivityInterceptorsFactory } from '@temporalio/worker'
import { withoutValues } from '../database/refused-values.ts'

/** Keeps what PostgreSQL quotes of rows out of Temporal and out of the worker's log, where an activity's error goes. */
export const withoutValuesOfErrors: ActivityInterceptorsFactory = () => ({
  inbound: {
    execute: async (input, next) =>
      await next(input).catch((error: unknown) => {
        throw error instanceof Error ? withoutValues(error) : error
      }),
  },
})
