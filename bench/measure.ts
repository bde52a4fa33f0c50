import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** What one way of running cases has measured. */
export interface Measured {
  readonly cases: number
  readonly commandsPerCase: number
  readonly callers: number
  readonly acknowledgedPerSecond: number
  readonly settledPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Of the whole machine, the load generator included. */
  readonly cpuMsPerCase: number
}

/** Times one command. */
export type Timed = <T>(command: () => Promise<T>) => Promise<T>

export interface Run {
  readonly cases: number
  readonly commandsPerCase: number
  readonly callers: number
  /** Runs one case; every acknowledged command goes through `timed`. */
  readonly one: (n: number, timed: Timed) => Promise<void>
  /** Resolves when nothing is left to do for the cases that were run. */
  readonly settle: () => Promise<void>
}

/** Runs cases with so many callers, each one case after the other. */
export async function runAll(cases: number, callers: number, one: (n: number) => Promise<void>): Promise<void> {
  const queue = Array.from({ length: cases }, (_, n) => n).values()
  const caller = async () => {
    for (const n of queue) await one(n)
  }
  await Promise.all(Array.from({ length: callers }, caller))
}

/** Runs cases and measures until they are acknowledged and until they are settled. */
export async function measure({ cases, commandsPerCase, callers, one, settle }: Run): Promise<Measured> {
  const times: number[] = []
  const timed: Timed = async (command) => {
    const before = performance.now()
    const answer = await command()
    times.push(performance.now() - before)
    return answer
  }
  const cpuBefore = busyMs()
  const begin = performance.now()
  await runAll(cases, callers, async (n) => await one(n, timed))
  const acknowledged = performance.now() - begin
  await settle()
  const settled = performance.now() - begin
  const at = sharesOf(times)
  return {
    cases,
    commandsPerCase,
    callers,
    acknowledgedPerSecond: round((cases / acknowledged) * 1000),
    settledPerSecond: round((cases / settled) * 1000),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    cpuMsPerCase: round((busyMs() - cpuBefore) / cases),
  }
}

/** The time that a share of all did not exceed: 0.5 for the median, 1 for the longest. */
export function sharesOf(times: readonly number[]): (share: number) => number {
  const sorted = times.toSorted((a, b) => a - b)
  return (share) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}

/** Two digits behind the point. */
export const round = (value: number) => Math.round(value * 100) / 100

// Linux counts in hundredths of a second: user, nice, system, idle, iowait, …
function busyMs(): number {
  const [user = 0, nice = 0, system = 0] =
    readFileSync('/proc/stat', 'utf8').split('\n')[0]?.split(/\s+/).slice(1).map(Number) ?? []
  return (user + nice + system) * 10
}

/** Processor time that a process of this machine has taken so far, in milliseconds; Linux counts in hundredths of a second. */
export function processMs(pid: number): number {
  // Behind the name of the program, which may hold anything.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Asks again until the answer is yes; throws after two minutes. */
export async function eventually(what: string, ask: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 120_000; !(await ask()); await wait(20)) {
    if (Date.now() > end) throw new Error(`${what} did not come about within two minutes`)
  }
}
