import type { Refusal } from '../../../domain/refusal.ts'

/** For each code of a table of refusals, a command that is refused with it; answers with what came. */
export type Provoked<Table, Elsewhere extends keyof Table = never> = {
  readonly [Code in Exclude<keyof Table, Elsewhere>]: () => Refusal | undefined
}
