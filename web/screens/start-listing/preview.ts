import type { Commands, RecordedEvent } from '../../../domain/case.ts'
import type { DecideContext } from '../../../domain/command.ts'
import { decide } from '../../../domain/decide.ts'
import { fold } from '../../../domain/evolve.ts'
import { doubtfulPointsOf } from '../../../domain/listing/doubtful-points.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { compose } from '../../../letters/compose.ts'
import type { LetterContent } from '../../../letters/compose.ts'
import type { Law } from '../../../letters/facts/act.ts'
import { draftsOf } from '../../../letters/letters-of.ts'
import { currentTemplate } from '../../../letters/templates.ts'

const caseNo = '（提交后编号）'

/** The notice that a proposal leads to if it is agreed and served today, or why it cannot be proposed. Pure. */
export function previewNotice(
  proposal: Commands['listing.propose'],
  context: DecideContext,
  law: Law,
): LetterContent | Refusal {
  const proposed = decide(undefined, { type: 'listing.propose', payload: proposal }, context)
  if (isRefusal(proposed)) return proposed
  const ledger = proposed.map((event) => ({ ...event, on: context.today, by: context.actor.id }) as RecordedEvent)
  const before = fold(caseNo, ledger)
  const second = { id: 'preview', role: 'reviewer', agency: proposal.agency } as const
  const reviewed = decide(
    before,
    { type: 'listing.review', payload: { outcome: 'agreed', comments: '', confirmed: doubtfulPointsOf(before!) } },
    { ...context, actor: second },
  )
  if (isRefusal(reviewed)) return reviewed
  const agreed = [
    ...ledger,
    ...reviewed.map((event) => ({ ...event, on: context.today, by: second.id }) as RecordedEvent),
  ]
  const state = fold(caseNo, agreed)
  const letter = state && draftsOf(state, agreed, law, context)[0]
  if (!letter) throw new Error('An agreed proposal leads to its notice')
  return compose(currentTemplate(letter.kind), letter.facts)
}
