import type { CaseState } from '../../../domain/case.ts'
import type { RepairOutlook } from '../../../domain/repair/plan.ts'
import { findListType } from '../../../rules/catalogue.ts'
import { ownerWords } from '../../kit/deadline-words.ts'
import type { Bilingual } from '../../kit/words.ts'
import { plain } from '../../kit/words.ts'
import { awaited } from '../matter/next-step.ts'

/** A record with what may be expected of its repair. */
export interface PlannedRepair {
  readonly state: CaseState
  readonly outlook: RepairOutlook
}

/** The records that can be applied for now. */
export const nowIn = (plan: readonly PlannedRepair[]): readonly CaseState[] =>
  plan.flatMap(({ state, outlook }) => (outlook.group === 'now' ? [state] : []))

/** The list that a record is on. */
export const listTitle = ({ listType }: CaseState): Bilingual => findListType(listType)?.title ?? plain(listType)

/** Who has a record, and until when; undefined when nobody owes anything. */
export function holderOf(state: CaseState): { readonly who: Bilingual; readonly date: string } | undefined {
  const due = awaited(state)
  return due ? { who: ownerWords(due.party, due.owner), date: due.dueOn } : undefined
}
