import type { DoorRecord } from '../record/door-record.ts'
import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { limits as evidence } from '../evidence/limits.ts'
import { networkOf } from '../identity/network.ts'
import { sharedLimit } from './shared-limit.ts'

const { uploadsPerMinute } = evidence

/** How often one address may do something in a minute. */
export interface PerMinute {
  readonly signIns: number
  readonly invitations: number
  readonly publicReads: number
}

/** Each counts by address what comes by the API and by the pages together. */
type Limits = { readonly [K in keyof PerMinute]: onRequestAsyncHookHandler } & {
  /** Slows down who sends forms without having signed in; asked before a form is read. */
  readonly unsignedForms: onRequestAsyncHookHandler
  /** Slows down who guesses addresses. */
  readonly unknownAddresses: onRequestAsyncHookHandler
  /** Whether an address may have one more form kept that came without a session. */
  readonly mayKeep: (request: FastifyRequest) => Promise<boolean>
  /** Whether an account may send files once more in this minute. */
  readonly maySendFiles: (request: FastifyRequest) => Promise<boolean>
}

// A whole office whose sessions end at once has these; a program that fills the table has not.
const keptPerMinute = 30
const unknownPerMinute = 100
// While it cannot be said who has signed in, a whole office sends them.
const heldPerMinute = 600

declare module 'fastify' {
  interface FastifyInstance {
    limits: Limits
  }
}

/**
 * Makes the limits that several routes share, for their `onRequest`. Those against guessing count over all processes,
 * by the database; the others by process.
 */
export function setLimits(app: FastifyInstance, record: DoorRecord, perMinute: PerMinute): void {
  const kept = app.createRateLimit({ max: keptPerMinute, timeWindow: '1 minute' })
  const unsigned = app.createRateLimit({ max: perMinute.signIns, timeWindow: '1 minute' })
  const held = app.createRateLimit({ max: heldPerMinute, timeWindow: '1 minute' })
  const sent = app.createRateLimit({
    max: uploadsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: ({ signedIn, ip }) => signedIn?.account.id ?? networkOf(ip),
  })
  app.decorate('limits', {
    // Names are locked one by one; this slows down who tries one password on many. A whole office may share an address.
    signIns: sharedLimit(record, 'signIns', perMinute.signIns),
    // Codes can be guessed by the form and by the API alike.
    invitations: sharedLimit(record, 'invitations', perMinute.invitations),
    // Generous, since a whole office may share an address; it holds back programs without an end.
    publicReads: app.rateLimit({ max: perMinute.publicReads, timeWindow: '1 minute' }),
    // As many as sign-ins, which are such forms too.
    unsignedForms: async (request) => {
      if (request.signedIn) return
      const counted = await (request.held ? held : unsigned)(request)
      if (!counted.isAllowed && counted.isExceeded)
        throw Object.assign(new Error('Too many forms in a minute'), { statusCode: 429 })
    },
    unknownAddresses: sharedLimit(record, 'unknownAddresses', unknownPerMinute),
    maySendFiles: async (request) => {
      const counted = await sent(request)
      return counted.isAllowed || !counted.isExceeded
    },
    mayKeep: async (request) => {
      const counted = await kept(request)
      return counted.isAllowed || !counted.isExceeded
    },
  })
}
