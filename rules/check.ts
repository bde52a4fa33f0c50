import { z } from 'zod'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'

/** One thing that is wrong in a data file: where, as a path such as `rules[3].term.count`, and why, in English. */
export interface Problem {
  readonly place: string
  readonly reason: string
  /** The reason in Chinese, where the checker has words for it. */
  readonly zh: string
}

const inChinese = { error: z.locales.zhCN().localeError }

/** The data as what the schema describes, or a refusal `rules.invalid` with the file and all its problems. */
export function check<T>(schema: z.ZodType<T>, file: string, data: unknown): T | Refusal {
  const result = schema.safeParse(data)
  if (result.success) return result.data
  const chinese = schema.safeParse(data, inChinese).error?.issues ?? []
  const problems = result.error.issues.map(({ path, message }, index): Problem => ({
    place: place(path),
    reason: message,
    zh: chinese[index]?.message ?? message,
  }))
  return refuse('rules.invalid', { file, problems })
}

/** A real date `YYYY-MM-DD`. */
export const localDate = z.iso.date()

/** A text in both languages. */
export const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }).readonly()

export const verified = z.enum(['found', 'summary', 'memory', 'proposal'])

function place(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('')
}
