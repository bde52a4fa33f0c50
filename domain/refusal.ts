import type { NamedBy, RefusalCode } from './refusals/index.ts'
import { refusals } from './refusals/index.ts'

/** Why something was not done. What is told of its code, and with which status, stands in `refusals/`. */
export interface Refusal {
  readonly refused: true
  readonly code: RefusalCode
  readonly params: Params
  /** The rule it rests on, for example `SH-36-mark`, when a rule and not the state refuses. */
  readonly rule?: string
}

type Params = Readonly<Record<string, unknown>>

/** What is given along with a code: all that its sentences name, more for programs, and a rule. */
export type Given<C extends RefusalCode> = [NamedBy<C>] extends [never]
  ? [params?: Params, rule?: string]
  : [params: Params & Readonly<Record<NamedBy<C>, unknown>>, rule?: string]

/** Makes a refusal. */
export function refuse<C extends RefusalCode>(code: C, ...[params = {}, rule]: Given<C>): Refusal {
  return { refused: true, code, params, ...(rule === undefined ? {} : { rule }) }
}

/** Tells a refusal from any other value. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true
}

/** The status of HTTP that a refusal is answered with, by the API and on a page alike. */
export const statusOf = ({ code }: Pick<Refusal, 'code'>): number => refusals[code].status
