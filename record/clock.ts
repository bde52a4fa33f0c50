import type { LocalDate } from '../domain/dates.ts'

const dayMs = 86_400_000
// Shanghai has kept UTC+8 without summer time since 1991, before the first date that any rule reaches.
const shanghaiOffsetMs = 8 * 3_600_000

/** The one clock that all code asks. Legal time may run faster than real time in a sandbox. */
export interface Clock {
  /** The instant of legal time, which gives the legal day. */
  now(): Date | Promise<Date>
  /** The real instant, in milliseconds since 1970, at which legal time reaches an instant. */
  realInstant(legal: number): number
}

/** Production: legal time is real time. */
export const systemClock: Clock = { now: () => new Date(), realInstant: (legal) => legal }

/** Where a sandbox clock stands: its legal start, the real start, and how long one day lasts. */
export interface SandboxOrigin {
  readonly legalStart: number
  readonly realStart: number
  readonly daySeconds: number
}

/** Demo, training and acceptance tests: one day lasts `daySeconds` seconds of real time. */
export function sandboxClock({ legalStart, realStart, daySeconds }: SandboxOrigin): Clock {
  const factor = dayMs / (daySeconds * 1000)
  return {
    now: () => new Date(legalStart + (Date.now() - realStart) * factor),
    realInstant: (legal) => realStart + (legal - legalStart) / factor,
  }
}

/** The local date of Shanghai at an instant. */
export function shanghaiDate(instant: Date): LocalDate {
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10)
}

/** The instant at which a local date of Shanghai begins, in milliseconds since 1970. */
export function shanghaiMidnight(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) - shanghaiOffsetMs
}
