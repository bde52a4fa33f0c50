import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { LedgerEntry } from '../../../record/log/leaf.ts'
import { entryContent, leafOf, saltOf, saltedHash } from '../../../record/log/leaf.ts'
import { createFrontier } from '../../../record/log/merkle.ts'
import { isSigned, readCheckpoint } from '../../../record/log/note.ts'

interface OlderLog {
  readonly publicKey: string
  readonly entries: readonly LedgerEntry[]
  readonly keys: readonly { readonly caseNo: string; readonly subject: string; readonly key: string }[]
  readonly leaves: readonly { readonly position: number; readonly seq: number; readonly hash: string }[]
  readonly checkpoints: readonly { readonly size: number; readonly note: string }[]
}

// Written by the release before entries were taken up by ranges, from four fictitious cases; it never changes.
const older = JSON.parse(
  readFileSync(new URL('../../fixtures/log-of-an-older-release.json', import.meta.url), 'utf8'),
) as OlderLog

it('gives the leaves, the root and the signatures of an older release', () => {
  const keyOf = (caseNo: string, subject: string) =>
    Buffer.from(older.keys.find((key) => key.caseNo === caseNo && key.subject === subject)!.key, 'base64')
  const leaves = older.entries.map((entry) =>
    leafOf(
      entryContent(entry, ({ subject, pointer, value }) =>
        saltedHash(saltOf(keyOf(entry.caseNo, subject), entry.caseSeq, pointer), value),
      ),
    ),
  )
  expect(leaves).toHaveLength(20)
  expect(leaves.map((hash) => hash.toString('base64'))).toEqual(older.leaves.map(({ hash }) => hash))
  expect(older.entries.map(({ seq }) => seq)).toEqual(older.leaves.map(({ seq }) => seq))
  const frontier = createFrontier()
  for (const leaf of leaves) frontier.push(leaf)
  const [{ note } = { note: '' }] = older.checkpoints
  expect(readCheckpoint(note)?.root.equals(frontier.root())).toBe(true)
  expect(isSigned(note, [older.publicKey])).toBe(true)
})
