import type { Language, Told } from './vocabulary.ts'
import { say } from './vocabulary.ts'

/**
 * Fills a text: `{name}` stands for a parameter in words. A part in `[...]` falls away when a parameter in it is
 * missing, as all are where a code is explained without a refusal at hand.
 */
export function fill(template: string, refusal: Told, lang: Language): string {
  return template.replace(/\[([^\]]*)\]|\{(\w+)\}/g, (_, part: string | undefined, name: string | undefined) => {
    if (name !== undefined) return say(refusal, name, lang) ?? ''
    const names = [...(part ?? '').matchAll(/\{(\w+)\}/g)].map(([, inner]) => inner ?? '')
    const missing = names.some((inner) => say(refusal, inner, lang) === undefined)
    return missing ? '' : (part ?? '').replace(/\{(\w+)\}/g, (__, inner: string) => say(refusal, inner, lang) ?? '')
  })
}
