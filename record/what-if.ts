import type { Visible } from '../database/queries/cases.ts'
import { openCaseTexts } from '../database/queries/open-cases.ts'
import type { Queryable } from '../database/reading.ts'
import type { LocalDate } from '../domain/dates.ts'
import type { RuleBook, RulePack } from '../domain/law/rulebook-types.ts'
import type { WhatIf } from '../domain/recomputation/what-if.ts'
import { summing } from '../domain/recomputation/what-if.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal } from '../domain/refusal.ts'
import { checkApart, inTurnOf, outlooksApart } from './law-apart.ts'

/** Who asks what would follow from a pack: an account, the cases it sees, and how many of them are told one by one. */
export interface WhatIfAsker {
  readonly party: string
  readonly visible: Visible
  readonly most: number
}

/**
 * What a pack would do to the open cases that somebody may see, today or on its first day if that is later. Reads only.
 * Refuses a pack that could not be published, with the place and the reason, and one more question of who asks already.
 */
export async function askWhatIf(
  db: Queryable,
  law: RuleBook,
  asker: WhatIfAsker,
  pack: unknown,
  today: LocalDate,
): Promise<WhatIf | Refusal> {
  return await inTurnOf(asker.party, async () => {
    const added = await checkApart(law, { pack }, asker.party)
    if (isRefusal(added)) return added
    const { from } = added.content as RulePack
    const on = from > today ? from : today
    const { add, sum } = summing({ pack: added.version, today: on }, asker.most)
    for await (const states of openCaseTexts(db, asker.visible)) {
      const outlooks = await outlooksApart(law, { added, today: on, states }, asker.party)
      if (isRefusal(outlooks)) return outlooks
      outlooks.forEach(add)
    }
    return sum()
  })
}
