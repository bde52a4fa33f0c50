import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

interface Verifier {
  verify(body: string, headers: Readonly<Record<string, string>>): unknown
}
interface ReferenceLibrary {
  readonly Webhook: new (secret: string) => Verifier
}
interface ReceivedEvent {
  readonly id: string
  readonly type: string
  readonly source: string
  readonly subject: string
  readonly time: string
  readonly sequence: string
  readonly data: { readonly op: string; readonly caseNo: string; readonly record?: object }
  validate(): boolean
}
interface EventLibrary {
  readonly HTTP: { toEvent(message: { headers: object; body: string }): ReceivedEvent }
}

/** Verifies as a recipient does, with the reference library of Standard Webhooks; throws where a signature does not fit. */
export function verified(secret: string, body: string, headers: Readonly<Record<string, string>>): unknown {
  const { Webhook } = require('standardwebhooks') as ReferenceLibrary
  return new Webhook(secret).verify(body, headers)
}

/** Reads what a recipient has heard with the reference library of CloudEvents. */
export function eventIn({ headers, body }: { headers: object; body: string }): ReceivedEvent {
  const { HTTP } = require('cloudevents') as EventLibrary
  return HTTP.toEvent({ headers, body })
}
