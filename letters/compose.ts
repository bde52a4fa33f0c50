import { fill } from './fill.ts'
import type { AnyFacts } from './kinds.ts'
import type { LetterTemplate } from './template-schema.ts'

/** One part of a letter, ready to be laid out. */
export type LetterBlock =
  | { readonly heading: string }
  | { readonly address: string }
  | { readonly paragraph: string }
  | { readonly rows: readonly (readonly [string, string])[] }
  | { readonly items: readonly string[] }

/** The content of a letter without its layout. */
export interface LetterContent {
  readonly title: string
  readonly blocks: readonly LetterBlock[]
  readonly courtesy: string
}

/** What a template says of these facts. The same template and facts give the same content. */
export function compose(template: LetterTemplate, { words, lists }: AnyFacts): LetterContent {
  const zh = (text: string, own: Readonly<Record<string, string | undefined>> = words) => fill(text, own, 'zh').trim()
  const blocks = template.blocks.flatMap((part): LetterBlock[] => {
    if ('heading' in part) return [{ heading: zh(part.heading) }]
    if ('address' in part) return [{ address: zh(part.address) }]
    if ('paragraph' in part) {
      const paragraph = zh(part.paragraph)
      return paragraph === '' ? [] : [{ paragraph }]
    }
    if ('rows' in part) {
      const rows = part.rows.map(([label, text]) => [label, zh(text)] as const).filter(([, text]) => text !== '')
      return rows.length > 0 ? [{ rows }] : []
    }
    const entries = lists[part.list] ?? []
    if (entries.length > 0) return [{ items: entries.map((entry) => zh(part.item, entry)) }]
    return part.none === undefined ? [] : [{ paragraph: part.none }]
  })
  return { title: template.title.zh, blocks, courtesy: fill(template.courtesy, words, 'en') }
}
