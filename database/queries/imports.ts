import type { Queryable } from '../reading.ts'

/** The latest imports of an agency, the newest first. */
export async function listImportIds(reader: Queryable, agency: string, limit: number): Promise<string[]> {
  const { rows } = await reader.query<{ id: string }>(
    'SELECT id FROM imports WHERE agency = $1 ORDER BY received_at DESC, id LIMIT $2',
    [agency, limit],
  )
  return rows.map(({ id }) => id)
}

/** The imports that are still at work, of all agencies, the oldest first: those behind wait for it. */
export async function listImportIdsAtWork(reader: Queryable, limit: number): Promise<string[]> {
  const { rows } = await reader.query<{ id: string }>(
    'SELECT id FROM imports WHERE finished_at IS NULL ORDER BY received_at, id LIMIT $1',
    [limit],
  )
  return rows.map(({ id }) => id)
}
