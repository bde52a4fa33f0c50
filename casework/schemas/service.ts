import { z } from 'zod'
import type { HumanCommandOf } from '../../domain/decide.ts'
import { serviceWays } from '../../domain/service/types.ts'
import type { PayloadSchemas } from './common.ts'
import { evidenceList, line, localDate, text } from './common.ts'

const files = z.exactOptional(evidenceList)
const ways = serviceWays.filter((way) => way !== 'public')

/** How a document was served; by public notice the day is counted from the posting and not given. */
export const service = {
  method: z.enum(serviceWays),
  servedOn: z
    .exactOptional(localDate)
    .describe('Signed for, left, received as the return receipt says, or arrived; the rule of the way counts from it'),
  proof: text,
  sentOn: z.exactOptional(localDate).describe('By post: the day of sending'),
  witness: z.exactOptional(text).describe('Left at the place: who stood by, or how it was recorded'),
  files,
}

const act = z
  .exactOptional(text)
  .describe(
    'The key of the term within which the document is to be served (`service.3`, `listing.hearing`, `interview.1.arrange`); the first that waits where it is absent',
  )

/** Payloads of service. */
export const serviceSchemas = {
  'service.consent': z.strictObject({ statement: text }),
  'service.withdrawConsent': z.strictObject({ statement: text }),
  'service.recordAttempt': z.strictObject({ method: z.enum(ways), on: localDate, result: text, files, act }),
  'service.postPublicly': z.strictObject({ postedOn: localDate, place: line, course: text, files, act }),
  'service.serve': z.strictObject({ ...service, act }),
} satisfies PayloadSchemas<HumanCommandOf<'service'>>
