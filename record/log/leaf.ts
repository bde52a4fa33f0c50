import { createHmac, hash } from 'node:crypto'
import type { DataSubject } from '../../domain/personal.ts'
import { dataSubjectOf } from '../../domain/personal.ts'
import { canonicalJson } from '../canonical-json.ts'
import { leafHash } from './merkle.ts'

/** A ledger entry as the log commits to it: every column. Times are text to the microsecond, as PostgreSQL keeps them. */
export interface LedgerEntry {
  readonly seq: number
  readonly caseNo: string
  readonly caseSeq: number
  readonly type: string
  readonly data: unknown
  readonly opens: unknown
  readonly closes: unknown
  readonly on: string
  readonly at: string
  readonly actor: string
  readonly role: string
  readonly onBehalfOf: string | null
  readonly reason: string | null
  readonly legalBasis: string | null
  readonly requestId: string
}

/** A field of an entry, named by its JSON pointer, whose value was erased; the hash stands for it in the log. */
export interface ErasedField {
  readonly caseSeq: number
  readonly pointer: string
  readonly saltedHash: string
}

/** A lawful erasure, itself an entry of the log. */
export interface Erasure {
  readonly id: number
  readonly caseNo: string
  readonly subject: string
  readonly fields: readonly ErasedField[]
  readonly at: string
  readonly actor: string
  readonly reason: string
  readonly legalBasis: string
  /** The order that it rests on; null in those from before there were orders. */
  readonly order?: string | null
}

/** A row that stands beside the ledger, by a salted digest of what it says. */
export interface Beside {
  readonly id: number
  readonly of: string
  /** Empty for what belongs to no case. */
  readonly caseNo: string
  readonly name: string
  readonly digest: Buffer
  /** The order of erasure by which the row was written again. */
  readonly order: string | null
  readonly at: string
}

/** A personal text of an entry: whose, where and what. */
export interface PersonalField {
  readonly subject: DataSubject
  readonly pointer: string
  readonly value: string
}

/** The entry with the answer of `mask` in the place of every personal text. */
export function maskEntry<T>(entry: LedgerEntry, mask: (field: PersonalField) => T): Record<string, unknown> {
  const { type, data, opens, closes, reason } = entry
  const walk = (value: unknown, part: string, names: readonly string[], pointer: string): unknown => {
    if (typeof value === 'string') {
      const subject = dataSubjectOf(type, part, names)
      return subject === undefined ? value : mask({ subject, pointer, value })
    }
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((item, n) => walk(item, part, names, `${pointer}/${n}`))
    const masked: Record<string, unknown> = {}
    for (const [name, item] of Object.entries(value)) {
      const isText = typeof item === 'string' || (typeof item === 'object' && item !== null)
      masked[name] = isText ? walk(item, part, [...names, name], `${pointer}/${escaped(name)}`) : item
    }
    return masked
  }
  return {
    ...entry,
    data: walk(data, 'data', [], '/data'),
    opens: walk(opens, 'opens', [], '/opens'),
    closes: walk(closes, 'closes', [], '/closes'),
    reason: walk(reason, 'reason', [], '/reason'),
  }
}

const escaped = (name: string) => (/[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name)

/** The salt of one field, from the key of its subject: whoever is given it can check that field and no other. */
export function saltOf(key: Buffer, caseSeq: number, pointer: string): Buffer {
  return createHmac('sha256', key).update(`${caseSeq}${pointer}`).digest()
}

/** What stands in the log for a personal text, in base64. */
export function saltedHash(salt: Buffer, value: string): string {
  return hash('sha256', Buffer.concat([salt, Buffer.from(JSON.stringify(value))]), 'base64')
}

/** The content of an entry's leaf; `saltedHashOf` gives the hash for each personal text. */
export function entryContent(entry: LedgerEntry, saltedHashOf: (field: PersonalField) => string) {
  const masked = maskEntry(entry, (field) => ({ saltedHash: saltedHashOf(field) }))
  return { form: 1, kind: 'entry', ...masked }
}

/** The content of an erasure's leaf. */
export function erasureContent({ order = null, ...erasure }: Erasure) {
  return order === null ? { form: 1, kind: 'erasure', ...erasure } : { form: 2, kind: 'erasure', ...erasure, order }
}

/** The content of the leaf of a row beside the ledger. */
export function besideContent({ id, of, caseNo, name, digest, order, at }: Beside) {
  return { form: 1, kind: 'beside', id, of, caseNo, name, digest: digest.toString('base64'), order, at }
}

/** The leaf of a content, by its canonical JSON (RFC 8785). */
export function leafOf(content: object): Buffer {
  return leafHash(Buffer.from(canonicalJson(content)))
}
