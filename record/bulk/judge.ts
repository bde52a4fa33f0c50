import { decide } from '../../domain/decide.ts'
import type { DecideContext } from '../../domain/command.ts'
import type { Commands } from '../../domain/case.ts'
import { normalCode } from '../../domain/identifiers/normal-form.ts'
import { normalNumber } from '../../domain/identifiers/number-form.ts'
import { isRefusal } from '../../domain/refusal.ts'
import type { Fault } from './fault.ts'
import { faultIn, faultOf } from './fault.ts'
import type { Cells, RowMarks } from './layout.ts'
import type { RowRules } from './row.ts'
import { readRow } from './row.ts'
import { isSample } from './template.ts'

/** A row that could become a case, with what tells it from other rows. */
export interface SoundRow {
  readonly payload: Commands['listing.propose']
  readonly identity: string
}

// One decision on one entity is one row, however its number was written.
function identityOf({ underlyingDecision, entity }: SoundRow['payload']): string {
  return JSON.stringify([normalNumber(underlyingDecision.docNo), normalCode(entity.code)])
}

/**
 * Judges one row as if it stood alone: first its cells, then the proposal they make by the very decision that the
 * record takes. Answers with the proposal or with every fault found.
 */
export function judge(
  cells: Cells,
  rules: RowRules,
  context: DecideContext,
  marks: RowMarks = {},
): SoundRow | readonly Fault[] {
  if (isSample(cells)) return [faultIn('entityName', 'sample_row')]
  // Whoever has looked at the sheet has not seen it: nothing is opened on it before somebody has.
  if (marks.hidden) return [{ code: 'hidden_row', params: {} }]
  if (marks.unclosed) return [{ code: 'unclosed_quote', params: {} }]
  if (marks.otherHeadings !== undefined) return [{ code: 'other_headings', params: { row: marks.otherHeadings } }]
  if (marks.shifted) return [{ code: 'shifted_row', params: {} }]
  if (marks.short) return [{ code: 'short_row', params: {} }]
  if (marks.unseen) return marks.unseen.map((column) => faultIn(column, 'unseen_cell'))
  const proposal = readRow(cells, rules, marks)
  if (Array.isArray(proposal)) return proposal
  const { agency = '', district = '' } = context.actor
  const payload = { ...proposal, agency, district }
  const decision = decide(undefined, { type: 'listing.propose', payload }, context)
  if (isRefusal(decision)) return [faultOf(decision)]
  return { payload, identity: identityOf(payload) }
}
