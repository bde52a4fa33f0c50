/** Why a command was not carried out. `code` is stable; texts for people stand in `refusal-texts/`, keyed by it. */
export interface Refusal {
  readonly refused: true
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
  /** The rule it rests on, for example `SH-36-mark`, when a rule and not the state refuses. */
  readonly rule?: string
}

/** Makes a refusal. */
export function refuse(code: string, params: Record<string, unknown> = {}, rule?: string): Refusal {
  return { refused: true, code, params, ...(rule === undefined ? {} : { rule }) }
}

/** Tells a refusal from any other value. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true
}
