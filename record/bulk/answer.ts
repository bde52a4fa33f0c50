import type { Pool } from 'pg'
import type { Actor } from '../../domain/actor.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import { endImport } from './end.ts'

/**
 * Answers an import that asks whether to go on without what it leaves out: it goes on, or ends and opens no case. Refuses
 * with `import.asksNothing` when it does not ask, or does not any more.
 */
export async function answerImport(pool: Pool, id: string, actor: Actor, goOn: boolean): Promise<Refusal | undefined> {
  const { rowCount } = await pool.query(
    `UPDATE imports SET answered_at = now(), answered_by = $2
     WHERE id = $1 AND asks AND staged_at IS NOT NULL AND answered_at IS NULL AND finished_at IS NULL`,
    [id, actor.id],
  )
  if (rowCount !== 1) return refuse('import.asksNothing', { id })
  if (!goOn) await endImport(pool, id, refuse('import.withdrawn'), 'row_withdrawn')
  return undefined
}
