import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'

import { limits as evidence } from '../evidence/limits.ts'

const { uploadsPerMinute } = evidence

/** How often one address may do something in a minute. */
export interface PerMinute {
  readonly signIns: number
  readonly invitations: number
  readonly publicReads: number
}

/** Each counts by address what comes by the API and by the pages together. */
type Limits = { readonly [K in keyof PerMinute]: onRequestAsyncHookHandler } & {
  /** Whether an address may have one more form kept that came without a session. */
  readonly mayKeep: (request: FastifyRequest) => Promise<boolean>
  /** Whether an account may send files once more in this minute. */
  readonly maySendFiles: (request: FastifyRequest) => Promise<boolean>
}

// A whole office whose sessions end at once has these; a program that fills the table has not.
const keptPerMinute = 30

declare module 'fastify' {
  interface FastifyInstance {
    limits: Limits
  }
}

/** Makes the limits that several routes share, for their `onRequest`. */
export function setLimits(app: FastifyInstance, perMinute: PerMinute): void {
  const limit = (max: number) => app.rateLimit({ max, timeWindow: '1 minute' })
  const kept = app.createRateLimit({ max: keptPerMinute, timeWindow: '1 minute' })
  const sent = app.createRateLimit({
    max: uploadsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: ({ signedIn, ip }) => signedIn?.account.id ?? ip,
  })
  app.decorate('limits', {
    // Names are locked one by one; this slows down who tries one password on many. A whole office may share an address.
    signIns: limit(perMinute.signIns),
    // Codes can be guessed by the form and by the API alike.
    invitations: limit(perMinute.invitations),
    // Generous, since a whole office may share an address; it holds back programs without an end.
    publicReads: limit(perMinute.publicReads),
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
