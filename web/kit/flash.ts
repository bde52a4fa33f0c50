import type { Bilingual } from './words.ts'

/**
 * How a message about the last act is to be taken: it was done; it was taken in and goes on by itself or with somebody
 * else; it was only kept, and nothing was given; or it did not come to what was asked.
 */
export const flashTones = ['done', 'begun', 'kept', 'attention'] as const

export type FlashTone = (typeof flashTones)[number]

/** What the last act has come to, shown once on the page that follows. */
export interface Flash {
  readonly tone: FlashTone
  readonly text: Bilingual
}

const as =
  (tone: FlashTone) =>
  (text: Bilingual): Flash => ({ tone, text })

/** Makes a message of its tone. A text alone is none, so that each place decides what its act has come to. */
export const told = { done: as('done'), begun: as('begun'), kept: as('kept'), attention: as('attention') } as const
