import type { LocalDate } from '../dates.ts'
import type { Evidence } from '../evidence.ts'

/** How an act of the entity reached the agency on paper (书面来件). */
export interface Paper {
  /** The day on which it was received: the day that decides whether it is in time. */
  readonly on: LocalDate
  readonly method: PaperMethod
  /** The scan. */
  readonly files: readonly Evidence[]
}

type PaperMethod = 'post' | 'counter'

/** What is said of a paper beside the act itself. */
export interface Receipt {
  readonly receivedOn: LocalDate
  readonly method: PaperMethod
  readonly files: readonly Evidence[]
}

/** The data of an event that may also have been entered from paper. */
export type MaybeOnPaper<Data> = Data & { readonly paper?: Paper }

/** The papers by which something may fall or stand again: what the entity was told, or what was decided unheard. */
export type WeightyPaper =
  | 'paper.consent'
  | 'paper.withdrawConsent'
  | 'paper.defend'
  | 'paper.askHearing'
  | 'paper.defendRevocation'
  | 'paper.defendBar'

/** Such a paper as it was entered, with what its act of the entity says. */
export interface EnteredPaper {
  readonly act: WeightyPaper
  readonly statement?: string
  readonly reason?: string
  readonly grounds?: readonly { readonly id: string; readonly text: string }[]
  readonly evidence?: readonly Evidence[]
  readonly paper: Paper
}

/** A paper that waits for a second person. */
export interface WaitingPaper extends EnteredPaper {
  /** Who entered it. */
  readonly by: string
}
