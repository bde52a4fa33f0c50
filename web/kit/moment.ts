import type { Language } from './words.ts'

/** A moment as the clock in Shanghai shows it, to the minute. */
export function momentWords(at: Date, lang: Language): string {
  return at.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' })
}
