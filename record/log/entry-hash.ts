import { erasedText } from '../../domain/personal.ts'
import type { Erasure, LedgerEntry } from './leaf.ts'
import { entryContent, leafOf, saltOf, saltedHash } from './leaf.ts'

/** A field that was erased, with the hash that stands for it. */
interface Kept {
  readonly caseNo: string
  readonly kept: string
}

/** Every field that was erased, by its name. */
export function erasedFields(erasures: readonly Erasure[]): Map<string, Kept> {
  return new Map(
    erasures.flatMap(({ caseNo, subject, fields }) =>
      fields.map(({ caseSeq, pointer, saltedHash: kept }) => [
        `${caseNo} ${caseSeq}${pointer} ${subject}`,
        { caseNo, kept },
      ]),
    ),
  )
}

/** The leaf of an entry as it is now: an erased field has its hash, one that holds something or lacks its key another. */
export function hashEntry(
  entry: LedgerEntry,
  erased: ReadonlyMap<string, Kept>,
  keyOf: (caseNo: string, subject: string) => Buffer | undefined,
  met: (field: string) => void = () => undefined,
): Buffer {
  return leafOf(
    entryContent(entry, ({ subject, pointer, value }) => {
      const field = `${entry.caseNo} ${entry.caseSeq}${pointer} ${subject}`
      const kept = erased.get(field)?.kept
      met(field)
      if (kept !== undefined) return value === erasedText ? kept : 'an erased field holds something'
      const key = keyOf(entry.caseNo, subject)
      return key ? saltedHash(saltOf(key, entry.caseSeq, pointer), value) : 'its key is gone'
    }),
  )
}
