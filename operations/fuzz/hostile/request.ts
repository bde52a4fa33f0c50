import type { Arbitrary } from 'fast-check'
import type { Asker } from '../house.ts'

/** One request as a hostile sender might make it. */
export interface HostileRequest {
  /** What it tries, for the report. */
  readonly tries: string
  /** Who sends it: with a session of the API, with one of the pages, or nobody. */
  readonly as: Asker | 'nobody'
  readonly by: 'api' | 'page'
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path and query; `{case}` stands for a case, chosen by `nth`. */
  readonly path: string
  readonly nth: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  /** Send the body in so many pieces, with a pause between them. */
  readonly pieces?: number
}

/** A kind of hostile requests, made from a seed. */
export interface HostileKind {
  readonly name: string
  readonly requests: Arbitrary<HostileRequest>
}
