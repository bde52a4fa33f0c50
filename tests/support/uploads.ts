import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import type { Actor } from '../../domain/actor.ts'
import { isRefusal } from '../../domain/refusal.ts'
import type { Upload } from '../../record/bulk/receive.ts'
import { receiveImport } from '../../record/bulk/receive.ts'
import { people } from './people.ts'

/** A file of tests/fixtures. */
export const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/${name}`, import.meta.url))

/** Rows of the sample that are bad, and the faults that they have. */
export const expectedRefusals: readonly { row: number; fault: string }[] = JSON.parse(
  fixture('listing-import.expected.json').toString(),
).refused

/** Uploads a content as an officer does. */
export async function upload(pool: Pool, content: Buffer, changes: Partial<Upload> & { actor?: Actor } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-test-upload-'))
  try {
    const path = join(folder, 'file')
    writeFileSync(path, content)
    return await receiveImport(pool, {
      path,
      fileName: 'listing-import.xlsx',
      sha256: createHash('sha256').update(content).digest('hex'),
      bytes: content.length,
      actor: people.officer,
      requestId: randomUUID(),
      idempotencyKey: randomUUID(),
      ...changes,
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Uploads a content that must be taken; answers with the import's id. */
export async function uploaded(...args: Parameters<typeof upload>): Promise<string> {
  const answer = await upload(...args)
  if (isRefusal(answer)) throw new Error(`The upload was refused: ${JSON.stringify(answer)}`)
  return answer.id
}
