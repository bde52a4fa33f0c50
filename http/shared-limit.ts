import type { onRequestAsyncHookHandler } from 'fastify'
import type { DoorRecord } from '../record/door-record.ts'
import { countRequest } from '../identity/for-doors.ts'
import { networkOf } from '../identity/network.ts'

// Whoever is over the limit is refused from memory until the minute ends, so that a flood does not reach the database.
const heldAtMost = 10_000

/**
 * Lets each address, or network of IPv6, try something so many times a minute, over all API processes; further tries end with 429. Where the
 * database cannot count, nobody is held back: what is guarded so cannot be answered then either.
 */
export function sharedLimit(record: DoorRecord, purpose: string, max: number): onRequestAsyncHookHandler {
  const heldUntil = new Map<string, number>()
  return async (request, reply) => {
    const place = networkOf(request.ip)
    let leftMs = (heldUntil.get(place) ?? 0) - Date.now()
    if (leftMs <= 0) {
      heldUntil.delete(place)
      const counted = await countRequest(record, purpose, place).catch((error: unknown) => {
        request.log.warn({ err: error }, `not counted: ${purpose}`)
        return undefined
      })
      if (counted === undefined || counted.requests <= max) return
      leftMs = counted.leftMs
      if (heldUntil.size >= heldAtMost) heldUntil.clear()
      heldUntil.set(place, Date.now() + leftMs)
    }
    reply.header('retry-after', String(Math.ceil(leftMs / 1000)))
    throw Object.assign(new Error('Too many requests in a minute'), { statusCode: 429 })
  }
}
