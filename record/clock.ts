import type { LocalDate } from '../domain/dates.ts'

const dayMs = 86_400_000
// Shanghai has kept UTC+8 without summer time since 1991, before the first date that any rule reaches.
const shanghaiOffsetMs = 8 * 3_600_000

/** The one clock that all code asks. Legal time may run faster than real time in a sandbox, or stand still. */
export interface Clock {
  /** The instant of legal time, which gives the legal day. */
  now(): Date | Promise<Date>
  /**
   * The real instant, in milliseconds since 1970, at which legal time reaches an instant, as seen at `now` of legal
   * time. On a standing clock `never` for what only a turn can bring, and below zero for what has passed.
   */
  realInstant(legal: number, now: Date): number
  /** The legal day stands still until somebody turns it. */
  readonly stands?: true
}

/** The last instant there is: what is due then waits for a turn, not for a timer. */
export const never = 8.64e15

/** Real time in milliseconds since 1970. */
export type RealNow = () => number | Promise<number>

/** Production: legal time is real time. */
export const realClock = (realNow: RealNow): Clock => ({
  now: async () => new Date(await realNow()),
  realInstant: (legal) => legal,
})

/** Legal time is the real time of this machine, for who only reads or tests. */
export const systemClock: Clock = realClock(Date.now)

/** Where a sandbox clock stands: its legal start, the real start, and how long one day lasts. */
export interface SandboxOrigin {
  readonly legalStart: number
  readonly realStart: number
  readonly daySeconds: number
}

/** Training: one day lasts `daySeconds` seconds of real time. */
export function sandboxClock({ legalStart, realStart, daySeconds }: SandboxOrigin, realNow: RealNow = Date.now): Clock {
  const factor = dayMs / (daySeconds * 1000)
  return {
    now: async () => new Date(legalStart + ((await realNow()) - realStart) * factor),
    realInstant: (legal) => realStart + (legal - legalStart) / factor,
  }
}

/** A clock whose day stands still; `now` answers from where all processes read it. */
export function standingClock(now: () => Promise<Date>): Clock {
  return {
    now,
    // What has passed keeps its order, so that the oldest is done first.
    realInstant: (legal, at) => (legal <= at.getTime() ? legal - never : never),
    stands: true,
  }
}

// A turned day begins when offices open, and its hours go on, so that entries of one day keep their order.
const officesOpenMs = 9 * 3_600_000
const lastOfDayMs = dayMs - 1

/** The instant of legal time on a standing clock, so many milliseconds after its day was turned to. */
export function instantOfDay(day: LocalDate, sinceTurnMs: number): Date {
  return new Date(shanghaiMidnight(day) + Math.min(lastOfDayMs, officesOpenMs + Math.max(0, sinceTurnMs)))
}

/** The local date of Shanghai at an instant. */
export function shanghaiDate(instant: Date): LocalDate {
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10)
}

/** The instant at which a local date of Shanghai begins, in milliseconds since 1970. */
export function shanghaiMidnight(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) - shanghaiOffsetMs
}
