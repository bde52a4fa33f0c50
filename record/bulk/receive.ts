import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Pool, PoolClient } from 'pg'
import type { Actor } from '../../domain/actor.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { Layout } from './layout.ts'
import { layoutOf } from './layout.ts'
import { readSheet } from './sheet.ts'
import { orRefusal } from './unreadable.ts'

/** A file that has been uploaded completely. */
export interface Upload {
  readonly path: string
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  readonly actor: Actor
  readonly requestId: string
}

const partBytes = 1024 * 1024

/**
 * Records an upload, so that it will be carried out whatever happens next. The same content of an agency that is still
 * at work is answered with the import that is. Refuses who may not propose, and a file without the layout's headings.
 */
export async function receiveImport(pool: Pool, upload: Upload): Promise<{ id: string } | Refusal> {
  const { actor } = upload
  if (actor.role !== 'caseOfficer') return refuse('role.notAllowed', { role: actor.role, command: 'listing.propose' })
  const layout = await readLayout(upload.path)
  if (isRefusal(layout)) return layout
  const client = await pool.connect()
  // A connection lost between two queries is told by the next query; without a listener it would end the process.
  client.on('error', () => undefined)
  let failure: Error | undefined
  try {
    await client.query('BEGIN')
    const id = await record(client, upload, layout)
    await client.query('COMMIT')
    return { id }
  } catch (error) {
    failure = error as Error
    throw error
  } finally {
    // A connection that failed within its transaction is not used again.
    client.release(failure)
  }
}

/** The columns of a file from its first row, or why they are not those of the layout. */
export async function readLayout(path: string): Promise<Layout | Refusal> {
  return await orRefusal(async () => {
    for await (const { cells } of readSheet(path)) {
      const layout = layoutOf(cells)
      if (layout.repeated.length > 0) return refuse('import.columnsRepeated', { columns: layout.repeated })
      return layout.missing.length > 0 ? refuse('import.columnsMissing', { columns: layout.missing }) : layout
    }
    return refuse('file.empty')
  })
}

async function record(client: PoolClient, upload: Upload, layout: Layout): Promise<string> {
  const { actor, fileName, sha256, bytes, requestId } = upload
  for (;;) {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO imports (id, agency, actor, file_name, sha256, bytes, ignored_columns, request_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (agency, sha256) WHERE finished_at IS NULL DO NOTHING RETURNING id`,
      [randomUUID(), actor.agency, actor, fileName, sha256, bytes, JSON.stringify(layout.ignored), requestId],
    )
    const created = rows[0]?.id
    if (created !== undefined) {
      await keepFile(client, created, upload.path)
      return created
    }
    const { rows: atWork } = await client.query<{ id: string }>(
      'SELECT id FROM imports WHERE agency = $1 AND sha256 = $2 AND finished_at IS NULL',
      [actor.agency, sha256],
    )
    // None: it has finished in this very moment, so this upload is one of its own.
    if (atWork[0]) return atWork[0].id
  }
}

async function keepFile(client: PoolClient, id: string, path: string): Promise<void> {
  let part = 0
  for await (const bytes of createReadStream(path, { highWaterMark: partBytes }) as AsyncIterable<Buffer>) {
    await client.query('INSERT INTO import_parts (import_id, part, bytes) VALUES ($1, $2, $3)', [id, part, bytes])
    part += 1
  }
}
