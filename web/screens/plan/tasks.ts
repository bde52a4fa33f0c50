import type { LedgerEntry } from '../../../database/queries/cases.ts'
import type { CaseState } from '../../../domain/case.ts'
import type { RectificationCommands, RectificationState } from '../../../domain/rectification/types.ts'
import { commandAddress } from '../../commands/index.ts'
import type { Task } from '../../kit/parts.tsx'
import type { Bilingual } from '../../kit/words.ts'
import { plain } from '../../kit/words.ts'
import { texts } from './texts.ts'

type Submission = RectificationCommands['rectification.submitEvidence']
type Submitted = Submission['items']

/** All that was handed in so far, the newest first: a later submission may hold only what an earlier one lacked. */
export function submittedItems(ledger: readonly Pick<LedgerEntry, 'type' | 'data'>[]): Submitted {
  return ledger
    .filter(({ type }) => type === 'rectification.evidenceSubmitted')
    .toReversed()
    .flatMap(({ data }) => (data as unknown as Submission).items)
}

/**
 * What a rectification asks for, item by item, each with how far it is and the way to do it. `submitted` is all that was
 * handed in so far, the newest first.
 */
export function tasksOf(
  state: CaseState,
  order: RectificationState,
  submitted: Submitted,
  may: ReadonlySet<string>,
): readonly Task[] {
  return [
    commitment(state, order, may),
    ...order.requirements.map((requirement) => ofRequirement(state, order, requirement, submitted, may)),
    { title: texts.check, ...checkState(order) },
  ]
}

function commitment({ caseNo }: CaseState, { committedOn }: RectificationState, may: ReadonlySet<string>): Task {
  if (committedOn !== undefined)
    return { title: texts.commitment, tone: 'done', state: filled(texts.committedOn, { date: committedOn }) }
  const way = may.has('rectification.commit') ? { href: commandAddress(caseNo, 'rectification.commit') } : {}
  return { ...way, title: texts.commitment, tone: 'now', state: texts.toDo }
}

function ofRequirement(
  { caseNo }: CaseState,
  order: RectificationState,
  { id, text }: RectificationState['requirements'][number],
  submitted: Submitted,
  may: ReadonlySet<string>,
): Task {
  const gap = order.status === 'returned' ? order.gaps?.find(({ requirement }) => requirement === id) : undefined
  const said = submitted.find(({ requirement }) => requirement === id)?.statement
  const hint = gap
    ? filled(texts.gap, { text: gap.text })
    : said === undefined
      ? undefined
      : filled(texts.statement, { text: said })
  const way = may.has('rectification.submitEvidence') ? { href: `/matters/${caseNo}/evidence` } : {}
  return {
    ...way,
    title: plain(text),
    ...(hint ? { hint } : {}),
    ...stateOf(order, gap !== undefined, said !== undefined),
  }
}

function stateOf({ status }: RectificationState, hasGap: boolean, wasSubmitted: boolean): Pick<Task, 'tone' | 'state'> {
  if (status === 'accepted') return { tone: 'done', state: texts.accepted }
  if (hasGap) return { tone: 'late', state: texts.missing }
  return wasSubmitted ? { tone: 'info', state: texts.submitted } : { tone: 'now', state: texts.toSubmit }
}

function checkState({ status, acceptedOn }: RectificationState): Pick<Task, 'tone' | 'state'> {
  if (acceptedOn !== undefined) return { tone: 'done', state: texts.accepted }
  return status === 'submitted' ? { tone: 'info', state: texts.submitted } : { tone: 'plain', state: texts.notYet }
}

function filled({ zh, en }: Bilingual, filling: Readonly<Record<string, string>>): Bilingual {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => filling[name] ?? whole)
  return { zh: fill(zh), en: fill(en) }
}
