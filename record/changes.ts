import { isDeepStrictEqual } from 'node:util'
import type { CaseEvent, CaseState, RecordedEvent } from '../domain/case.ts'
import { evolve } from '../domain/evolve.ts'
import type { EndReason } from '../domain/publicity/types.ts'
import { isForPublic } from '../domain/publicity/showing.ts'
import type { ChangeOp } from './change-table.ts'
import type { PublicRecord, SharedRecord } from './known-record.ts'
import { publicRecordOf, sharedRecordOf } from './known-record.ts'

/** Who hears of a change: everybody, or those with whom records are shared that the register does not show. */
export const audiences = ['public', 'shared'] as const
export type Audience = (typeof audiences)[number]

/** Why a record is removed: its publicity has ended, or the public does not see it any more while it is still shared. */
type RemovalReason = EndReason | 'sharedOnly'

/** How a record changes as one audience knows it. Whoever puts, marks or resumes is given all of it. */
export type Change =
  | { readonly audience: 'public'; readonly op: 'put' | 'mark' | 'resume'; readonly record: PublicRecord }
  | { readonly audience: 'shared'; readonly op: 'put' | 'mark' | 'resume'; readonly record: SharedRecord }
  | { readonly audience: Audience; readonly op: 'suspend' }
  | { readonly audience: Audience; readonly op: 'remove'; readonly reason: RemovalReason }

/** How an event changes what others know of a record: nothing, or one change for each audience that it concerns. */
export function changesOf(before: CaseState | undefined, event: CaseEvent, after: CaseState): Change[] {
  if (!after.publicity || (before && saysTheSame(before, after))) return []
  // One state after the other, so that the texts of each are masked once.
  const [knownBefore, knownAfter] = [before, after].map((state) =>
    audiences.map((audience) => state && knownTo(audience, state)),
  )
  return audiences.flatMap((audience, at): Change[] => {
    const [was, is] = [knownBefore![at], knownAfter![at]]
    if (is === undefined) return was === undefined ? [] : [{ audience, op: 'remove', reason: reasonOf(event) }]
    if (is === 'suspended') return was === undefined || was === 'suspended' ? [] : [{ audience, op: 'suspend' }]
    if (isDeepStrictEqual(was, is)) return []
    const op = was === 'suspended' ? 'resume' : was !== undefined && event.type === 'objection.marked' ? 'mark' : 'put'
    return [{ audience, op, record: is } as Change]
  })
}

// Most entries touch nothing that others know: what is the same object says the same.
const known = ['publicity', 'entity', 'listing', 'listType', 'tier', 'interviews', 'measures'] as const
const saysTheSame = (before: CaseState, after: CaseState) => known.every((part) => before[part] === after[part])

const reasonOf = (event: CaseEvent): RemovalReason =>
  event.type === 'publicity.ended' ? event.data.reason : 'sharedOnly'

// What an audience knows of a record: nothing, that it is suspended, or what it says.
function knownTo(audience: Audience, state: CaseState): PublicRecord | SharedRecord | 'suspended' | undefined {
  const { publicity } = state
  if (!publicity || publicity.status === 'ended') return undefined
  if (audience === 'public' && !isForPublic(state, publicity)) return undefined
  if (publicity.status === 'suspended') return 'suspended'
  return audience === 'public' ? publicRecordOf(state) : sharedRecordOf(state)
}

/** A change as the stream keeps it: with the entry of the case that has led to it. */
export interface ChangeRow {
  readonly case_seq: number
  readonly audience: Audience
  readonly op: ChangeOp
  /** Of the last change of an audience only: what has been overtaken is forgotten. */
  readonly record: PublicRecord | SharedRecord | null
}

/** The rows of changes in their order, each overtaken one without what it said. */
export function changeRows(
  changes: readonly { readonly caseSeq: number; readonly changes: readonly Change[] }[],
): ChangeRow[] {
  const rows = changes.flatMap(({ caseSeq, changes: made }) =>
    made.map((change) => ({
      case_seq: caseSeq,
      audience: change.audience,
      op: change.op,
      record: 'record' in change ? change.record : null,
    })),
  )
  return rows.map((row, at) => (rows.some(later(row.audience, at)) ? { ...row, record: null } : row))
}

const later = (audience: Audience, than: number) => (row: { readonly audience: Audience }, at: number) =>
  at > than && row.audience === audience

/** The rows that the whole ledger of a case gives. */
export function changeRowsOf(caseNo: string, ledger: readonly RecordedEvent[]): ChangeRow[] {
  let state: CaseState | undefined
  return changeRows(
    ledger.map((event) => {
      const before = state
      const after = evolve(before, caseNo, event)
      state = after
      return { caseSeq: after.version, changes: changesOf(before, event, after) }
    }),
  )
}
