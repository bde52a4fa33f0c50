import { damagedCode } from '../domain/identifiers/damaged-code.ts'
import { damagedText } from '../domain/identifiers/fault-words.ts'

/** What a list says beside nothing found for what seems a damaged code; `search` is what was looked for. */
export function doubtOf({ items }: { readonly items: readonly unknown[] }, search = '') {
  const code = items.length === 0 ? damagedCode(search) : undefined
  return code ? { doubt: { code, text: damagedText(code) } } : {}
}
