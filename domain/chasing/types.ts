import type { LocalDate } from '../dates.ts'

export interface ChasingCommands {
  'deadline.remind': { readonly key: string }
  'deadline.report': { readonly key: string }
  /** Computes an open deadline again after a new calendar or pack; earlier only with a named approval. */
  'deadline.recompute': { readonly key: string; readonly reason: string; readonly approvedBy?: string }
}

export interface ChasingEvents {
  'deadline.reminded': { readonly key: string; readonly when: 'before' | 'late' }
  'deadline.reported': { readonly key: string }
  'deadline.moved': { readonly key: string; readonly from: LocalDate; readonly reason: string; readonly approvedBy?: string }
}

/** How far an open deadline has been chased. */
export interface ChaseState {
  /** Reminders before the due date that were given. */
  readonly reminders: number
  readonly lateReminded: boolean
  readonly reported: boolean
}
