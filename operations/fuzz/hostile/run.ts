import fc from 'fast-check'
import { setTimeout as wait } from 'node:timers/promises'
import type { FuzzHouse } from '../house.ts'
import { hostileKinds } from './kinds.ts'
import type { HostileRequest } from './request.ts'
import { senderTo } from './sender.ts'
import type { Reading } from './watch.ts'
import { watch } from './watch.ts'

/** What the issue of 2026-11-28 allows any single request. */
export const allowed = { waitedMs: 250, residentBytes: 150 * 1_048_576 } as const

interface Offence {
  readonly kind: string
  readonly request: HostileRequest
  readonly answer: number | string
  readonly waitedMs: number
  readonly cpuMs: number
  readonly grownBytes: number
}

export interface HostileReport {
  readonly sent: number
  readonly answers: Readonly<Record<string, number>>
  readonly longestMs: number
  readonly mostGrownBytes: number
  readonly residentBytes: { readonly first: number; readonly last: number; readonly most: number }
  readonly offences: readonly Offence[]
}

/** Sends `count` requests from a seed, one after the other, and watches what each does to others and to the memory. */
export async function sendHostile(
  house: FuzzHouse,
  { count, seed, say }: { readonly count: number; readonly seed: number; readonly say: (line: string) => void },
): Promise<HostileReport> {
  const of = Math.ceil(count / hostileKinds.length)
  const made = hostileKinds.map(({ name, requests }) => ({ name, list: fc.sample(requests, { numRuns: of, seed }) }))
  const { send, end } = await senderTo(house)
  const watcher = watch(house.address)
  const answers: Record<string, number> = {}
  const offences: Offence[] = []
  let [sent, longestMs, mostGrownBytes] = [0, 0, 0]

  async function measure(kind: string, request: HostileRequest, before: Reading): Promise<Offence & Reading> {
    const answer = await send(request)
    const after = await watcher.read()
    const cpuMs = (after.cpuSeconds - before.cpuSeconds) * 1_000
    return { kind, request, answer, cpuMs, grownBytes: after.resident - before.resident, ...after }
  }

  try {
    await wait(500)
    let before = await watcher.read()
    const first = before.resident
    let most = first
    for (let at = 0; at < of; at += 1) {
      for (const { name, list } of made) {
        if (sent === count) break
        const request = list[at]!
        let seen = await measure(name, request, before)
        // The machine may have been busy elsewhere: a request that holds others up does so again. Memory that it has
        // taken once is not taken anew, so that counts as it was seen first.
        for (let again = 0; again < 2 && hasHeldUp(seen); again += 1) {
          await wait(300)
          seen = lesser(seen, await measure(name, request, await watcher.read()))
        }
        if (isOffence(seen) || isFault(seen.answer)) {
          offences.push(seen)
          say(`${name} as ${request.as} at ${request.path}: ${told(seen)}`)
        }
        sent += 1
        answers[seen.answer] = (answers[seen.answer] ?? 0) + 1
        if (seen.cpuMs >= seen.waitedMs) longestMs = Math.max(longestMs, seen.waitedMs)
        mostGrownBytes = Math.max(mostGrownBytes, seen.grownBytes)
        most = Math.max(most, seen.resident)
        before = seen
        if (sent % 1_000 === 0) say(`${sent} sent; ${JSON.stringify(answers)}`)
      }
    }
    const residentBytes = { first, last: before.resident, most }
    return { sent, answers, longestMs, mostGrownBytes, residentBytes, offences }
  } finally {
    await watcher.end()
    await end()
  }
}

// Whoever waited for a process that was doing nothing has waited for the machine.
const hasHeldUp = ({ waitedMs, cpuMs }: Offence) => waitedMs > allowed.waitedMs && cpuMs > allowed.waitedMs * 0.8
const isOffence = (seen: Offence) => hasHeldUp(seen) || seen.grownBytes > allowed.residentBytes

/** A fault of ours; a connection that ends while somebody sends too much is none. */
const isFault = (answer: number | string) =>
  typeof answer === 'number' ? answer >= 500 && answer !== 503 : /TIMEOUT|REFUSED/.test(answer)

const lesser = <T extends Offence>(one: T, other: T): T => ({
  ...other,
  waitedMs: Math.min(one.waitedMs, other.waitedMs),
  cpuMs: Math.min(one.cpuMs, other.cpuMs),
  grownBytes: one.grownBytes,
})

const told = ({ answer, waitedMs, cpuMs, grownBytes }: Offence) =>
  `${answer}, others waited ${Math.round(waitedMs)} ms (CPU ${Math.round(cpuMs)} ms), ` +
  `memory ${Math.round(grownBytes / 1_048_576)} MiB`
