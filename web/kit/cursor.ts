import { BadInput } from '../../http/bad-input.ts'
import type { KeyPart } from '../../database/queries/page.ts'
import { keyOf } from '../../database/queries/page.ts'

/** The key that a page goes on after; undefined on the first page. Throws BadInput for a cursor that is none of ours. */
export function cursorIn(
  query: Readonly<Record<string, string>>,
  parts: readonly KeyPart[],
): readonly (string | number)[] | undefined {
  const cursor = query['cursor']
  if (cursor === undefined) return undefined
  const key = keyOf(cursor, parts)
  if (!key) throw new BadInput('cursor.invalid')
  return key
}
