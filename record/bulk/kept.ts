import { limits } from './limits.ts'

/** What is kept of a cell's text: no more than shows that it is too long, and nothing that holds the rest in memory. */
export function kept(text: string): string {
  if (text.length <= limits.keptCharacters) return text
  return Buffer.from(text.slice(0, limits.keptCharacters).replace(/\p{Surrogate}$/u, '\uFFFD')).toString()
}
