import type { LocalDate } from '../dates.ts'

/** Computing an open deadline again after a new calendar or pack. */
interface Recomputation {
  readonly key: string
  readonly reason: string
  /** The publication of the calendar or pack, by its id. */
  readonly publication?: string
  /** Who approved that publication. */
  readonly approvedBy?: string
}

export interface ChasingCommands {
  'deadline.remind': { readonly key: string }
  'deadline.report': { readonly key: string }
  'deadline.recompute': Recomputation & {
    /** The pack that was put in force for open cases; absent after a new calendar. */
    readonly pack?: string
    /** The earliest date that the approval covers; without it no date may come earlier. */
    readonly earliest?: LocalDate
  }
}

export interface ChasingEvents {
  'deadline.reminded': { readonly key: string; readonly when: 'before' | 'late' }
  'deadline.reported': { readonly key: string }
  /** `notLate`: lateness that was noted before was none by the term as it now ends. */
  'deadline.moved': Recomputation & { readonly from: LocalDate; readonly notLate?: true }
}

/** How far an open deadline has been chased. */
export interface ChaseState {
  /** Reminders before the due date that were given. */
  readonly reminders: number
  readonly lateReminded: boolean
  readonly reported: boolean
}
