import type { Pool } from 'pg'
import type { SecondPlace } from './second-place.ts'
import { checkpointFile, checkpointWebhook } from './second-place.ts'
import { witnessPlace } from './witness.ts'

/** Where checkpoints go besides the copy; each is left out where it is not set. */
export interface SecondPlaceSettings {
  readonly file?: string | undefined
  readonly webhook?: { readonly url: string; readonly secret: string } | undefined
  readonly witness?: { readonly url: string; readonly key: string } | undefined
}

/** The places to which checkpoints are handed. Throws when the key of a witness is none. */
export function secondPlaces(pool: Pool, { file, webhook, witness }: SecondPlaceSettings): SecondPlace[] {
  return [
    ...(file === undefined ? [] : [checkpointFile(file)]),
    ...(webhook === undefined ? [] : [checkpointWebhook(webhook.url, webhook.secret)]),
    ...(witness === undefined ? [] : [witnessPlace(pool, witness.url, witness.key)]),
  ]
}
