import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Pool, PoolClient } from 'pg'
import type { Actor } from '../../domain/actor.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { untilAnswered } from '../attempts.ts'
import { readLayout } from './heading.ts'
import type { Layout } from './layout.ts'
import { limits } from './limits.ts'

/** A file that has been uploaded completely. */
export interface Upload {
  readonly path: string
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  readonly actor: Actor
  readonly requestId: string
  /** The caller's key: the same file under it gets its first answer again. */
  readonly idempotencyKey: string
}

const partBytes = 1024 * 1024

/**
 * Records an upload, so that it will be carried out whatever happens next. The same content of an agency that is still
 * at work is answered with the import that is. Refuses who may not propose, a file without the layout's headings,
 * another file under the same key, and one more than an agency may have at work.
 */
export async function receiveImport(pool: Pool, upload: Upload): Promise<{ id: string } | Refusal> {
  const { actor } = upload
  if (actor.role !== 'caseOfficer') return refuse('role.notAllowed', { role: actor.role, command: 'listing.propose' })
  const layout = await readLayout(upload.path, actor.agency ?? actor.id)
  if (isRefusal(layout)) return layout
  return await untilAnswered<{ id: string } | Refusal>(async () => {
    const given = await findAnswer(pool, upload)
    if (given) return given
    const done = await inTransaction(pool, (client) => record(client, upload, layout))
    // Undefined: the same key was sent twice at once, and the other request has come first.
    return typeof done === 'string' ? { id: done } : done
  })
}

async function findAnswer(
  pool: Pool,
  { actor, idempotencyKey, sha256 }: Upload,
): Promise<{ id: string } | Refusal | undefined> {
  const { rows } = await pool.query<{ request_hash: string; id: string }>(
    `SELECT request_hash, answer ->> 'importId' AS id FROM idempotency WHERE actor = $1 AND key = $2`,
    [actor.id, idempotencyKey],
  )
  const answer = rows[0]
  if (!answer) return undefined
  return answer.request_hash === sha256 ? { id: answer.id } : refuse('idempotency.otherRequest')
}

/** Runs work in a transaction, which is undone when it answers undefined or throws. */
async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T | undefined>,
): Promise<T | undefined> {
  const client = await pool.connect()
  // A connection lost between two queries is told by the next query; without a listener it would end the process.
  const lost = () => undefined
  client.on('error', lost)
  let failure: Error | undefined
  try {
    await client.query('BEGIN')
    const value = await work(client)
    await client.query(value === undefined ? 'ROLLBACK' : 'COMMIT')
    return value
  } catch (error) {
    failure = error as Error
    throw error
  } finally {
    client.off('error', lost)
    // A connection that failed within its transaction is not used again.
    client.release(failure)
  }
}

async function record(client: PoolClient, upload: Upload, layout: Layout): Promise<string | Refusal | undefined> {
  const { actor, idempotencyKey, sha256 } = upload
  // One upload of an agency after the other: an import that is being applied never meets an earlier one unawares.
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('import/' || $1, 0))`, [actor.agency])
  const same = await findAtWork(client, upload)
  if (same === undefined && (await hasAsManyAsItMay(client, actor.agency)))
    return refuse('import.tooManyWaiting', { most: limits.atWorkOfAgency })
  const id = same ?? (await create(client, upload, layout))
  if (id === undefined) return undefined
  const { rowCount } = await client.query(
    `INSERT INTO idempotency (actor, key, request_hash, answer, at) VALUES ($1, $2, $3, $4, now())
     ON CONFLICT DO NOTHING`,
    [actor.id, idempotencyKey, sha256, JSON.stringify({ importId: id })],
  )
  return rowCount === 1 ? id : undefined
}

async function create(client: PoolClient, upload: Upload, layout: Layout): Promise<string | undefined> {
  const { actor, fileName, sha256, bytes, requestId } = upload
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO imports (id, agency, actor, file_name, sha256, bytes, ignored_columns, request_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (agency, sha256) WHERE finished_at IS NULL DO NOTHING RETURNING id`,
    [randomUUID(), actor.agency, actor, fileName, sha256, bytes, JSON.stringify(layout.ignored), requestId],
  )
  const id = rows[0]?.id
  if (id === undefined) return undefined
  let part = 0
  for await (const piece of createReadStream(upload.path, { highWaterMark: partBytes }) as AsyncIterable<Buffer>) {
    await client.query('INSERT INTO import_parts (import_id, part, bytes) VALUES ($1, $2, $3)', [id, part, piece])
    part += 1
  }
  return id
}

async function hasAsManyAsItMay(client: PoolClient, agency: string | undefined): Promise<boolean> {
  const { rows } = await client.query<{ atWork: number }>(
    'SELECT count(*)::integer AS "atWork" FROM imports WHERE agency = $1 AND finished_at IS NULL',
    [agency],
  )
  return (rows[0]?.atWork ?? 0) >= limits.atWorkOfAgency
}

/** The import of the same content; undefined when it has finished in this very moment. */
async function findAtWork(client: PoolClient, { actor, sha256 }: Upload): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM imports WHERE agency = $1 AND sha256 = $2 AND finished_at IS NULL',
    [actor.agency, sha256],
  )
  return rows[0]?.id
}
