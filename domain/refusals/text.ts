import { fill } from './fill.ts'
import { isRefusalCode, refusals } from './index.ts'
import type { Language, Told } from './vocabulary.ts'

/** A refusal in one sentence or two: what is wrong and what to do. A code that is not ours is named as it is. */
export function refusalText(refusal: Told, lang: Language): string {
  if (isRefusalCode(refusal.code)) return fill(refusals[refusal.code][lang], refusal, lang)
  return lang === 'zh' ? `不能办理（${refusal.code}）。` : `This cannot be done (${refusal.code}).`
}

/** The same in both languages. */
export const refusalWords = (refusal: Told) => ({ zh: refusalText(refusal, 'zh'), en: refusalText(refusal, 'en') })
