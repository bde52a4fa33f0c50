import type { Receipt } from '../receiver.ts'
import type { Conducting, Message } from './data.ts'
import { grouped } from './data.ts'

/** What was told, and who has heard it. */
export interface Told {
  /** The messages that have had time to leave. */
  readonly messages: readonly Message[]
  readonly receipts: readonly Receipt[]
  /** The keys of these messages and of those that were written later. */
  readonly known: ReadonlySet<string>
  /** The conductors of cases of which a message waits. */
  readonly senders: readonly Conducting[]
}

/**
 * Every message has been received at least once and noted as delivered; those of one case to one recipient were
 * received first in the order of the outbox; a repeated one is the same, and nothing was received that the record does not know.
 */
export function checkMessages({ messages: outbox, receipts, known, senders }: Told): string[] {
  const sending = new Map(senders.map((one) => [one.caseNo, one.sending]))
  const received = grouped(
    receipts.toSorted((a, b) => (BigInt(a.at) < BigInt(b.at) ? -1 : 1)),
    ({ id }) => id,
  )
  const faults: string[] = []
  for (const messages of grouped(outbox, ({ case_no, recipient }) => `${case_no} ${recipient}`).values()) {
    let before: { readonly key: string; readonly at: bigint } | undefined
    for (const { case_no: caseNo, key, delivered, refusal } of messages) {
      const first = received.get(key)?.[0]
      if (!delivered) {
        const why = refusal ?? sending.get(caseNo) ?? 'nobody is sending it'
        faults.push(`${caseNo}: message ${key} has not left the house (${why})`)
      }
      if (!first) {
        if (delivered) faults.push(`${caseNo}: message ${key} is noted as delivered and was never received`)
        continue
      }
      const at = BigInt(first.at)
      if (before && at < before.at) faults.push(`${caseNo}: message ${key} was received before ${before.key}`)
      before = { key, at }
    }
  }
  for (const [id, repeats] of received) {
    if (!known.has(id)) faults.push(`${id} was received, and no case has sent it`)
    if (new Set(repeats.map(({ body }) => body)).size > 1) faults.push(`${id} was received with different contents`)
  }
  return faults
}
