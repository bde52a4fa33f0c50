import type { LocalDate } from '../dates.ts'
import type { Evidence } from '../evidence.ts'
import type { ProposedMeasure } from '../listing/types.ts'

/** Names one measure of the case by its catalogue code. */
interface MeasureRef {
  readonly measure: string
}

/** What a department reports of a measure it was asked to implement (结果反馈). */
export interface MeasureResult {
  readonly result: 'executed' | 'partly' | 'notApplicable'
  readonly basis: string
  readonly on: LocalDate
  readonly proof: string
  readonly amountYuan?: number
  readonly files?: readonly Evidence[]
}

export interface MeasureCommands {
  'measure.dispatch': MeasureRef
  'measure.acknowledge': MeasureRef
  'measure.carryOut': MeasureRef & { readonly on: LocalDate; readonly basis: string }
  'measure.feedBack': MeasureRef & MeasureResult
  /** `document`: by which the task has passed to the other department. */
  'measure.handOver': MeasureRef & { readonly department: string; readonly document: string; readonly reason: string }
  'measure.hold': MeasureRef
  'measure.release': MeasureRef
  'measure.orderLift': MeasureRef
  'measure.confirmLift': MeasureRef & {
    readonly on: LocalDate
    readonly proof: string
    readonly files?: readonly Evidence[]
  }
}

export interface MeasureEvents {
  'measure.dispatched': ProposedMeasure
  'measure.acknowledged': MeasureRef
  'measure.carriedOut': MeasureRef & { readonly on: LocalDate; readonly basis: string }
  'measure.fedBack': MeasureRef & MeasureResult
  'measure.handedOver': MeasureRef & {
    readonly from: string
    readonly department: string
    readonly document: string
    readonly reason: string
  }
  /** What ordered it has no force for now: the department neither begins nor goes on with it until it is released. */
  'measure.held': MeasureRef & { readonly department: string }
  'measure.released': MeasureRef & { readonly department: string }
  /** `keptBy`: other live cases of the entity that have ordered the same measure from the same department. */
  'measure.liftOrdered': MeasureRef & { readonly department: string; readonly keptBy?: readonly string[] }
  'measure.lifted': MeasureRef & {
    readonly on: LocalDate
    readonly proof: string
    readonly files?: readonly Evidence[]
  }
}

/** `determined` until it is dispatched; `liftOrdered` until the department has confirmed the lifting. */
export type MeasureStatus =
  | 'determined'
  | 'dispatched'
  | 'acknowledged'
  | 'carriedOut'
  | 'fedBack'
  | 'liftOrdered'
  | 'lifted'

export interface MeasureState {
  readonly code: string
  readonly department: string
  readonly status: MeasureStatus
  /** Counts dispatches: 2 after a revoked repair restored the listing. */
  readonly round: number
  readonly dispatchedOn?: LocalDate
  readonly carriedOutOn?: LocalDate
  readonly fedBackOn?: LocalDate
  readonly result?: MeasureResult['result']
  readonly liftedOn?: LocalDate
  /** Set while the department has been told to do nothing of it, since what ordered it has no force for now. */
  readonly held?: true
  /** Set where a changed decision bears it no more: it is lifted, and never ordered again. */
  readonly dropped?: true
}
