import type { Visible } from '../database/queries/cases.ts'
import { openCases } from '../database/queries/open-cases.ts'
import type { Queryable } from '../database/reading.ts'
import type { LocalDate } from '../domain/dates.ts'
import type { CaseOutlook, WhatIf } from '../domain/recomputation/what-if.ts'
import { outlookOf, sumUp } from '../domain/recomputation/what-if.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal } from '../domain/refusal.ts'
import type { RuleBook, RulePack } from '../domain/law/rulebook-types.ts'
import { checkNewPack, lawPlus } from '../rules/publication.ts'

/**
 * What a pack would do to the open cases that somebody may see, today or on its first day if that is later. Reads only.
 * Refuses a pack that could not be published, with the place and the reason.
 */
export async function askWhatIf(
  db: Queryable,
  law: RuleBook,
  visible: Visible,
  data: unknown,
  today: LocalDate,
): Promise<WhatIf | Refusal> {
  const checked = checkNewPack(law, data)
  if (isRefusal(checked)) return checked
  const { from } = checked.content as RulePack
  const on = from > today ? from : today
  const comparison = { before: law, after: lawPlus(law, checked), today: on, pack: checked.version }
  const outlooks: CaseOutlook[] = []
  for await (const state of openCases(db, visible)) outlooks.push(outlookOf(state, comparison))
  return sumUp(outlooks, comparison)
}
