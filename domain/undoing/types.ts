import type { LocalDate } from '../dates.ts'
import type { EndReason } from '../publicity/types.ts'

/** The four acts that undo a sanction (Order 36 Art 3): publication, sharing and use stop, measures are lifted. */
export type UndoingAct = 'publication' | 'sharing' | 'use' | 'measures'

export const undoingActs: readonly UndoingAct[] = ['publication', 'sharing', 'use', 'measures']

export interface UndoingCommands {
  'undoing.confirm': { readonly act: 'publication' | 'sharing' | 'use'; readonly receipt: string }
}

export interface UndoingEvents {
  'undoing.confirmed': { readonly act: UndoingAct; readonly receipt: string }
  'case.closed': { readonly outcome: CaseOutcome }
}

export interface UndoingState {
  readonly reason: EndReason
  readonly begunOn: LocalDate
  readonly confirmed: Readonly<Partial<Record<UndoingAct, LocalDate>>>
}

/** How a case ended. */
export type CaseOutcome = EndReason | 'notListed' | 'withdrawn'
