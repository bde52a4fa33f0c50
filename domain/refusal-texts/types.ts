import type { Bilingual } from '../calendar/types.ts'

/** Texts by refusal code, to be filled with the refusal's parameters. */
export type RefusalTexts = Readonly<Record<string, Bilingual>>
