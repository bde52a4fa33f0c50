/** What is known of a refusal beside its code: the status that both doors answer with, and its sentence. */
export interface RefusalFacts {
  readonly status: RefusalStatus
  readonly zh: string
  readonly en: string
}

/** The statuses of HTTP (RFC 9110, RFC 6585) that a refusal may have. */
export type RefusalStatus = 401 | 403 | 404 | 409 | 410 | 412 | 413 | 422 | 429 | 503

const answering =
  <const S extends RefusalStatus>(status: S) =>
  <const Zh extends string, const En extends string>(zh: Zh, en: En) => ({ status, zh, en })

/** Who acts is not known, or not well enough. */
export const unauthorized = answering(401)
/** Who acts has no right to this. */
export const forbidden = answering(403)
/** It is not there, or not for this reader. */
export const notFound = answering(404)
/** The case, or whatever is acted on, does not allow it now. */
export const conflict = answering(409)
/** It was there, and is not any more. */
export const gone = answering(410)
/** It has changed since it was read. */
export const preconditionFailed = answering(412)
export const contentTooLarge = answering(413)
/** What was given does not fit. */
export const unprocessable = answering(422)
export const tooManyRequests = answering(429)
/** Nothing is wrong with what was asked; trying again helps. */
export const unavailable = answering(503)

/** The parameters that a sentence names in braces. */
export type NamedIn<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamedIn<Rest>
  : never
