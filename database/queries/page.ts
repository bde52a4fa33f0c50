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

/** Unpacks a cursor; undefined when it is not one of ours. */
export function keyOf(cursor: string, length: number): readonly (string | number)[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const fits =
      Array.isArray(key) && key.length === length && key.every((part) => ['string', 'number'].includes(typeof part))
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
