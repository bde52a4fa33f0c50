/** One page of a list that stays stable while rows are added: it goes on after the last key, not after a count. */
export interface Page<Row> {
  readonly items: readonly Row[]
  /** Opaque; absent on the last page. */
  readonly next?: string
}

/** The largest page. */
export const maxLimit = 200

/** Packs the key of the last row of a page. */
export function cursorOf(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** What the parts of a key are; the database would take none of another kind. */
export type KeyPart = 'text' | 'date' | 'number'

/** The characters of a cursor, and how many it may have. */
export const cursorForm = { pattern: '^[A-Za-z0-9_-]+$', length: 500 } as const

const kinds: Readonly<Record<KeyPart, (part: unknown) => boolean>> = {
  text: (part) => typeof part === 'string' && !part.includes('\u0000') && !/\p{Surrogate}/u.test(part),
  date: (part) => typeof part === 'string' && /^(199\d|20\d\d|2100)-\d\d-\d\d$/.test(part) && isDay(part),
  number: (part) => Number.isSafeInteger(part) && Number(part) >= 0,
}

const isDay = (text: string) => {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Unpacks a cursor, for whichever door it came by; undefined when it is not one of ours. */
export function keyOf(cursor: string, parts: readonly KeyPart[]): readonly (string | number)[] | undefined {
  if (cursor.length > cursorForm.length || !new RegExp(cursorForm.pattern).test(cursor)) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const fits = Array.isArray(key) && key.length === parts.length && parts.every((kind, at) => kinds[kind](key[at]))
    return fits ? (key as (string | number)[]) : undefined
  } catch {
    return undefined
  }
}

/** Cuts a list that was read with one row more than the page holds. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  key: (row: Row) => readonly (string | number)[],
): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last !== undefined ? { items, next: cursorOf(key(last)) } : { items }
}
