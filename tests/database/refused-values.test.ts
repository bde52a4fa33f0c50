import type { Context } from '@temporalio/activity'
import { describe, expect, it } from 'vitest'
import { withoutValues } from '../../database/refused-values.ts'
import { withoutValuesOfErrors } from '../../worker.ts'
import { withDatabase } from '../setup/database.ts'

const database = withDatabase()

const failing = async (statement: string): Promise<Error> => {
  const error: unknown = await database.owner.query(statement).catch((caught: unknown) => caught)
  if (!(error instanceof Error)) throw new Error(`${statement} did not fail`)
  return error
}
const all = (error: Error) => `${error.message} ${error.stack} ${JSON.stringify(error)}`

describe('an error of PostgreSQL in the log', () => {
  it.each([
    [
      `INSERT INTO accounts (id, name, role) VALUES ('13800001234', '13800001234', NULL)`,
      { code: '23502', table: 'accounts' },
    ],
    [
      `INSERT INTO settings (name, value) VALUES ('13800001234', '1'), ('13800001234', '2')`,
      { code: '23505', constraint: 'settings_pkey' },
    ],
    [`SELECT '13800001234'::uuid`, { code: '22P02' }],
  ])('says what fell over what, and not over which value: %s', async (statement, kept) => {
    const error = await failing(statement)
    expect(all(error)).toContain('13800001234')
    const logged = withoutValues(error)
    expect(all(logged)).not.toContain('13800001234')
    expect(logged).toMatchObject(kept)
    expect(logged.stack).toMatch(/^DatabaseError: .*\n\s+at /)
  })
})

it('any other error is logged as it is', () => {
  const error = new Error('The store is down')
  expect(withoutValues(error)).toBe(error)
})

it('an activity fails without the value over which it fell', async () => {
  const { inbound } = withoutValuesOfErrors({} as Context)
  const failed: unknown = await inbound!.execute!(
    { args: [], headers: {} },
    async () => await database.owner.query(`SELECT '13800001234'::uuid`),
  ).catch((error: unknown) => error)
  // And is not tried again: the database will never take it.
  expect(failed).toMatchObject({ name: 'ApplicationFailure', type: '22P02', nonRetryable: true })
  expect(all(failed as Error)).not.toContain('13800001234')
})
