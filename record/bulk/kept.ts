import { limits } from './limits.ts'

/**
 * What is kept of a cell's text, of `most` characters: no more than shows that it is too long, and nothing that holds the
 * rest in memory.
 */
export function kept(text: string, most: number = limits.keptCharacters): string {
  if (text.length <= most) return text
  return Buffer.from(text.slice(0, most).replace(/\p{Surrogate}$/u, '\uFFFD')).toString()
}
