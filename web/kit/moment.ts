// Its form is that of ISO 8601 with a blank, as days are written on all pages, in either language.
const inShanghai = (at: Date) => at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })

/** A moment as the clock in Shanghai shows it, to the minute: `2026-04-07 09:30`. */
export const momentWords = (at: Date): string => inShanghai(at).slice(0, 16)

/** A moment as the clock in Shanghai shows it, to the second. */
export const exactMomentWords = (at: Date): string => inShanghai(at)
