import type { ConductorCommand } from '../domain/terms/due.ts'
import type { CaseView } from '../domain/view.ts'

/** Short doors to the record, run as local activities. Both are safe to run twice. */
export interface RecordActivities {
  /** The view of the case as the record has it now. */
  readCase(caseNo: string): Promise<CaseView>
  /**
   * Carries out commands in order and answers with the view afterwards; a refused one changes nothing. Whoever asks,
   * only what the calendar owes the case now is carried out.
   */
  carryOut(
    caseNo: string,
    commands: readonly ConductorCommand[],
  ): Promise<{ view: CaseView; refusals: readonly string[] }>
}

/** What leaves the house, run as ordinary activities with their own retries. */
export interface OutsideActivities {
  /** Sends the undelivered messages of a case in order, each under its ledger key, and notes the receipts. */
  deliver(caseNo: string): Promise<CaseView>
  /** Signals every case whose conductor is missing or behind; answers how many. */
  wakeCases(): Promise<number>
}

/** Bulk initiation from an agency's workbook; every one is safe to run again. */
export interface BulkActivities {
  /** Reads the uploaded file into rows. `waiting`: an earlier file of the agency is read first. */
  stageRows(importId: string): Promise<'staged' | 'waiting'>
  /** Settles the next rows: as cases, or with their refusals. `waiting`: an earlier import of the agency comes first. */
  applyRows(importId: string): Promise<'more' | 'waiting' | 'finished'>
  /** Starts every import that is not finished and has no workflow; answers how many are not finished. */
  startImports(): Promise<number>
}

/** Taking away what has ended by its time; safe to run again. */
export interface TidyingActivities {
  /** Drops it in batches; answers how many rows. */
  dropWhatIsOver(): Promise<number>
}

/** Files for everybody; safe to run again. */
export interface PublishingActivities {
  /** Takes away files of the register in which something has ended, and makes new ones where they are due. */
  keepRegisterFiles(): Promise<void>
}

/** Recomputation after a new pack or calendar; every one is safe to run again. */
export interface RecomputationActivities {
  /** Does the next page of open cases; answers whether more follows, and after how many milliseconds or by a `turn` of the clock. */
  recomputeStep(publicationId: string): Promise<{ readonly next: 'more' | 'turn' | 'over'; readonly waitMs: number }>
  /** Starts every publication that has work to do and has no workflow; answers how many there are. */
  startRecomputations(): Promise<number>
}

/** What came of some seconds of sending: more waits, nothing does, it rests for a while, or nothing may be sent. */
export interface LaneStep {
  readonly next: 'more' | 'idle' | 'rest' | 'over'
  readonly restMs?: number
}

/** Sending to subscribers; safe to run again. */
export interface SubscriberActivities {
  /** Sends what a subscriber is to be told of, in order within each case, for some seconds. */
  sendToSubscriber(code: string): Promise<LaneStep>
}
