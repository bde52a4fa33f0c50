import type { Language } from './words.ts'

const inShanghai = (at: Date, lang: Language, style: Intl.DateTimeFormatOptions) =>
  at.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'Asia/Shanghai', ...style })

/** A moment as the clock in Shanghai shows it, to the minute. */
export const momentWords = (at: Date, lang: Language): string =>
  inShanghai(at, lang, { dateStyle: 'medium', timeStyle: 'short' })

/** A moment as the clock in Shanghai shows it, to the second. */
export const exactMomentWords = (at: Date, lang: Language): string => inShanghai(at, lang, {})
