import type { AccountCommands, AccountEvents } from './accounts/types.ts'
import type { AnnulmentCommands, AnnulmentEvents, AnnulmentState } from './annulment/types.ts'
import type { CorrectionCommands, CorrectionEvents, CorrectionState, TypedIn } from './correction/types.ts'
import type { ChaseState, ChasingCommands, ChasingEvents } from './chasing/types.ts'
import type { LocalDate } from './dates.ts'
import type { ClosedDeadline, Deadline } from './terms/deadline.ts'
import type { InterviewCommands, InterviewEvents, InterviewState } from './interview/types.ts'
import type { Authors } from './authors.ts'
import type { EntityRef, ListingCommands, ListingEvents, ListingState } from './listing/types.ts'
import type { MeasureCommands, MeasureEvents, MeasureState } from './measures/types.ts'
import type { PaperCommands, PaperEvents } from './paper/command-types.ts'
import type { WaitingPaper } from './paper/types.ts'
import type { ObjectionCommands, ObjectionEvents, ObjectionState } from './objection/types.ts'
import type { PublicityCommands, PublicityEvents, PublicityState } from './publicity/types.ts'
import type { RectificationCommands, RectificationEvents, RectificationState } from './rectification/types.ts'
import type { RepairCommands, RepairEvents, RepairState } from './repair/types.ts'
import type { ServiceCommands, ServiceEvents, ServiceState } from './service/types.ts'
import type { Tier } from './law/rulebook-types.ts'
import type { CaseOutcome, UndoingCommands, UndoingEvents, UndoingState } from './undoing/types.ts'

/** Every command by its type, with its payload. */
export type Commands = ListingCommands &
  PublicityCommands &
  MeasureCommands &
  RectificationCommands &
  InterviewCommands &
  ObjectionCommands &
  RepairCommands &
  AnnulmentCommands &
  CorrectionCommands &
  UndoingCommands &
  ChasingCommands &
  AccountCommands &
  ServiceCommands &
  PaperCommands

export type CommandType = keyof Commands

/** Something a person, the system or a passed term asks to be done to a case. */
export type Command = { [T in CommandType]: { readonly type: T; readonly payload: Commands[T] } }[CommandType]

/** Every event by its type, with its data. */
export type Events = ListingEvents &
  PublicityEvents &
  MeasureEvents &
  RectificationEvents &
  InterviewEvents &
  ObjectionEvents &
  RepairEvents &
  AnnulmentEvents &
  CorrectionEvents &
  UndoingEvents &
  ChasingEvents &
  AccountEvents &
  ServiceEvents &
  PaperEvents

export type EventType = keyof Events

interface EventOf<T extends EventType> {
  readonly type: T
  readonly data: Events[T]
  /** Deadlines that begin to run, or run again with other dates under the same key. */
  readonly opens?: readonly Deadline[]
  readonly closes?: readonly ClosedDeadline[]
}

/** Something that has happened to a case; the ledger keeps it with author, reason and basis. */
export type CaseEvent = { [T in EventType]: EventOf<T> }[EventType]

/** An event as folding needs it: with its day and its author. */
export type RecordedEvent = CaseEvent & { readonly on: LocalDate; readonly by: string }

/** The folded state of one case. */
export interface CaseState {
  readonly caseNo: string
  /** Number of ledger entries of the case. */
  readonly version: number
  readonly agency: string
  readonly district: string
  readonly field: string
  readonly listType: string
  readonly tier: Tier
  readonly entity: EntityRef
  readonly listing: ListingState
  readonly publicity?: PublicityState
  readonly measures: Readonly<Record<string, MeasureState>>
  readonly rectification?: RectificationState
  readonly interviews: readonly InterviewState[]
  readonly objections: readonly ObjectionState[]
  readonly repairs: readonly RepairState[]
  readonly annulment?: AnnulmentState
  /** The correction that waits for a second person. */
  readonly correction?: CorrectionState
  /** The paper that waits for a second person. */
  readonly paper?: WaitingPaper
  /** Where values that can be corrected were typed; those of the proposal that nobody has touched since are not here. */
  readonly typed?: Readonly<Record<string, TypedIn>>
  readonly undoing?: UndoingState
  /** How far serving has come; absent while nothing is to be said of it. */
  readonly service?: ServiceState
  /** Who has written any part of what somebody else approves. */
  readonly authors: Authors
  /** The deadlines that run now, by key. */
  readonly deadlines: Readonly<Record<string, Deadline>>
  readonly chase: Readonly<Record<string, ChaseState>>
  readonly outcome?: CaseOutcome
  readonly closedOn?: LocalDate
}

/** Makes a typed event; keeps `opens` and `closes` out when empty, so that the ledger stays small. */
export function event<T extends EventType>(
  type: T,
  data: Events[T],
  terms: { opens?: readonly Deadline[]; closes?: readonly ClosedDeadline[] } = {},
): CaseEvent {
  return {
    type,
    data,
    ...(terms.opens?.length ? { opens: terms.opens } : {}),
    ...(terms.closes?.length ? { closes: terms.closes } : {}),
  } as CaseEvent
}
