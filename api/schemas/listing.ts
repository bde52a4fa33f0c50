import { z } from 'zod'
import type { ListingCommands } from '../../domain/listing/types.ts'
import { evidenceList, identifier, localDate, note, text } from './common.ts'

const tier = z.enum(['minor', 'general', 'serious'])
const requirement = z.strictObject({ id: identifier, text })
const measure = z.strictObject({ code: identifier, department: identifier })

const entity = z.strictObject({
  code: identifier,
  name: text,
  kind: z.enum(['organisation', 'soleTrader', 'naturalPerson']),
  district: z.string().regex(/^\d{6}$/),
  legalRepresentative: z.exactOptional(text),
})

const underlyingDecision = z.strictObject({
  docNo: text,
  decidedOn: localDate,
  penaltyKinds: z.array(text).max(20),
  content: text,
  fineWanYuan: z.exactOptional(z.number().nonnegative()),
})

const proposal = {
  listType: identifier,
  violation: z.strictObject({ type: text, facts: text }),
  evidence: evidenceList,
  underlyingDecision,
  legalBasis: note,
  tier,
  measures: z.array(measure).max(20),
  rectification: z.strictObject({
    requirements: z.array(requirement).max(50),
    termDays: z.exactOptional(z.number().int()),
  }),
  contact: z.exactOptional(z.strictObject({ name: text, phone: z.exactOptional(text) })),
}

const service = {
  method: z.enum(['direct', 'post', 'electronic', 'left', 'public']),
  servedOn: localDate,
  proof: text,
  files: z.exactOptional(evidenceList),
}

const revisable = Object.fromEntries(
  Object.entries(proposal).map(([name, schema]) => [
    name,
    schema instanceof z.ZodExactOptional ? schema : z.exactOptional(schema),
  ]),
) as {
  [K in keyof typeof proposal]: z.ZodExactOptional<
    (typeof proposal)[K] extends z.ZodExactOptional<infer Inner extends z.ZodType> ? Inner : (typeof proposal)[K]
  >
}

/** Payloads of the listing track. */
export const listingSchemas = {
  'listing.propose': z.strictObject({ agency: identifier, district: z.string().regex(/^\d{6}$/), entity, ...proposal }),
  'listing.review': z.strictObject({ outcome: z.enum(['agreed', 'returned']), comments: note }),
  'listing.revise': z.strictObject(revisable),
  'listing.withdraw': z.strictObject({ reason: text }),
  'listing.serveNotice': z.strictObject(service),
  'listing.defend': z.strictObject({
    grounds: z.array(z.strictObject({ id: identifier, text })).max(100),
    evidence: evidenceList,
  }),
  'listing.waiveDefence': z.strictObject({ statement: text }),
  'listing.askHearing': z.strictObject({ reason: text }),
  'listing.notifyHearing': z.strictObject({ servedOn: localDate, hearingOn: localDate, place: text }),
  'listing.holdHearing': z.strictObject({ heldOn: localDate, record: text }),
  'listing.answerGrounds': z.strictObject({
    answers: z
      .array(z.strictObject({ ground: identifier, answer: text, accepted: z.boolean() }))
      .min(1)
      .max(100),
  }),
  'listing.determine': z.strictObject({
    outcome: z.enum(['list', 'notList']),
    reasons: text,
    measures: z.exactOptional(z.array(identifier).max(20)),
    tier: z.exactOptional(tier),
  }),
  'listing.serveDecision': z.strictObject({ ...service, decisionDocNo: note, repairGuidanceDocNo: note }),
} satisfies {
  [K in Exclude<keyof ListingCommands, 'listing.closeDefence' | 'listing.determine'>]: z.ZodType<ListingCommands[K]>
} & {
  'listing.determine': z.ZodType
}
