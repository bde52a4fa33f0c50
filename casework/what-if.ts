import type { Actor } from '../domain/actor.ts'
import type { WhatIf } from '../domain/recomputation/what-if.ts'
import type { Refusal } from '../domain/refusal.ts'
import { visibleCases } from '../identity/rights.ts'
import { shanghaiDate } from '../record/clock.ts'
import { askWhatIf } from '../record/what-if.ts'
import type { Deps } from './deps.ts'

// An answer of the API or a page is no place for all cases of a city.
const mostCases = 1_000

/**
 * What a pack would do to the open cases that somebody may see, read by the wall of that person. Writes nothing; refuses a
 * pack that could not be published.
 */
export async function whatIf(
  { record, readAs }: Pick<Deps, 'record' | 'readAs'>,
  actor: Actor,
  pack: unknown,
): Promise<WhatIf | Refusal> {
  const today = shanghaiDate(await record.clock.now())
  const asker = { party: actor.id, visible: visibleCases(actor, 1), most: mostCases }
  return await askWhatIf(readAs(actor), record.rules, asker, pack, today)
}
