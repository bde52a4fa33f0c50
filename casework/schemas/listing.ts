import { z } from 'zod'
import type { HumanCommandOf } from '../../domain/decide.ts'
import type { ListingCommands } from '../../domain/listing/types.ts'
import { codeKinds } from '../../domain/identifiers/identity.ts'
import { normalCode } from '../../domain/identifiers/normal-form.ts'
import { service } from './service.ts'
import { evidenceList, identifier, line, localDate, lineOrNothing, mostOfBasis, note, text } from './common.ts'

const tier = z.enum(['minor', 'general', 'serious'])
const requirement = z.strictObject({ id: identifier, text })
const measure = z.strictObject({ code: identifier, department: identifier })

const entity = z.strictObject({
  // Kept as registers have it, however it was typed.
  code: text.max(100).overwrite(normalCode).min(1),
  codeKind: z.exactOptional(z.enum(codeKinds)),
  codeReason: z.exactOptional(text),
  name: line,
  kind: z.enum(['organisation', 'soleTrader', 'naturalPerson']),
  district: z.string().regex(/^(\d{6}|abroad)$/),
  legalRepresentative: z.exactOptional(line),
})

const underlyingDecision = z.strictObject({
  docNo: line,
  decidedOn: localDate,
  penaltyKinds: z.array(line).max(20),
  content: text,
  fineWanYuan: z.exactOptional(z.number().nonnegative()),
})

const proposal = {
  listType: identifier,
  violation: z.strictObject({ type: line, facts: text, endedOn: z.exactOptional(localDate) }),
  evidence: evidenceList,
  underlyingDecision,
  legalBasis: note.max(mostOfBasis),
  tier,
  tierReason: z.exactOptional(text),
  repeatReason: z.exactOptional(text),
  measures: z.array(measure).max(20),
  rectification: z.strictObject({
    requirements: z.array(requirement).max(50),
    termDays: z.exactOptional(z.number().int()),
  }),
  contact: z.exactOptional(z.strictObject({ name: line, phone: z.exactOptional(line) })),
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
  'listing.review': z.strictObject({
    outcome: z.enum(['agreed', 'returned']),
    comments: note,
    confirmed: z.exactOptional(z.array(z.enum(['code', 'sameDecision'])).max(5)),
  }),
  'listing.revise': z.strictObject(revisable),
  'listing.withdraw': z.strictObject({ reason: text }),
  'listing.serveNotice': z.strictObject(service),
  'listing.defend': z.strictObject({
    grounds: z.array(z.strictObject({ id: identifier, text })).max(100),
    evidence: evidenceList,
  }),
  'listing.waiveDefence': z.strictObject({ statement: text }),
  'listing.waiveHearing': z.strictObject({ statement: text }),
  'listing.recordWaiver': z.strictObject({
    right: z.enum(['defence', 'hearing']),
    receivedOn: localDate,
    statement: text,
    files: evidenceList,
  }),
  'listing.confirmWaiver': z.strictObject({ comments: note }),
  'listing.refuseWaiver': z.strictObject({ reasons: text }),
  'listing.askHearing': z.strictObject({ reason: text }),
  'listing.notifyHearing': z.strictObject({
    ...service,
    hearingOn: localDate,
    place: line,
    chair: line.max(100),
  }),
  'listing.holdHearing': z.strictObject({
    heldOn: localDate,
    chair: line.max(100),
    record: text,
    signature: z.enum(['signed', 'refused']),
    refusalNote: z.exactOptional(text),
    files: z.exactOptional(evidenceList),
  }),
  'listing.endHearing': z.strictObject({ on: localDate, ground: z.enum(['absent', 'left']), note: text }),
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
  'listing.proposeRevocation': z.strictObject({ reasons: text, evidence: evidenceList }),
  'listing.revoke': z.strictObject({ reasons: text }),
  'listing.refuseRevocation': z.strictObject({ reasons: text }),
  'listing.serveDecision': z.strictObject({
    ...service,
    decisionDocNo: lineOrNothing,
    repairGuidanceDocNo: lineOrNothing,
  }),
} satisfies {
  [K in Exclude<HumanCommandOf<'listing'> | 'listing.propose', 'listing.determine'>]: z.ZodType<ListingCommands[K]>
} & {
  'listing.determine': z.ZodType
}
