import { expect, it } from 'vitest'
import { tryWriting } from '../../../database/queries/write-trial.ts'
import { withDatabase } from '../../setup/database.ts'

const database = withDatabase()

it('says that the database may write while a backup reads every table', async () => {
  const backup = await database.owner.connect()
  try {
    // What pg_dump holds on each table for its whole run.
    await backup.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; LOCK TABLE write_trials IN ACCESS SHARE MODE')
    await expect(tryWriting(database.pool)).resolves.toBeUndefined()
  } finally {
    await backup.query('ROLLBACK')
    backup.release()
  }
})

it('leaves nothing behind, and says that it cannot where somebody keeps all others from the table', async () => {
  await tryWriting(database.pool)
  expect((await database.owner.query('SELECT FROM write_trials')).rowCount).toBe(0)
  const holder = await database.owner.connect()
  try {
    await holder.query('BEGIN; LOCK TABLE write_trials IN ACCESS EXCLUSIVE MODE')
    await expect(tryWriting(database.pool)).rejects.toThrow(/lock timeout/)
  } finally {
    await holder.query('ROLLBACK')
    holder.release()
  }
})
