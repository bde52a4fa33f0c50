/**
 * By what the system confirms that sharing and use have ended, of itself: the platform has taken the message that says so,
 * which is not yet that anybody has stopped, or nobody outside was ever told of the record. What these say, people read.
 */
export const receiptOf = { taken: 'message taken', nobody: 'shared with nobody' } as const

type OwnReceipt = (typeof receiptOf)[keyof typeof receiptOf]

/** By which of them each act outside the house is confirmed, once no message waits. */
export interface OwnReceipts {
  readonly sharing: OwnReceipt
  readonly use: OwnReceipt
}
