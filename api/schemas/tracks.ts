import { z } from 'zod'
import { mostTermDays } from '../../domain/dates.ts'
import type { PayloadSchemas } from './common.ts'
import { evidenceList, identifier, localDate, note, nothing, text } from './common.ts'

const measure = identifier
const requirementItem = z.strictObject({ requirement: identifier, statement: text, evidence: evidenceList })
const gap = z.strictObject({ requirement: identifier, text })
const files = z.exactOptional(evidenceList)
const officers = z.array(identifier).max(20)

export const publicitySchemas = { 'publicity.publish': nothing } satisfies PayloadSchemas<'publicity.publish'>

export const measureSchemas = {
  'measure.acknowledge': z.strictObject({ measure }),
  'measure.carryOut': z.strictObject({ measure, on: localDate, basis: text }),
  'measure.feedBack': z.strictObject({
    measure,
    result: z.enum(['executed', 'partly', 'notApplicable']),
    basis: text,
    on: localDate,
    proof: text,
    amountYuan: z.exactOptional(z.number().nonnegative()),
    files,
  }),
  'measure.confirmLift': z.strictObject({ measure, on: localDate, proof: text, files }),
} satisfies PayloadSchemas<'measure.acknowledge' | 'measure.carryOut' | 'measure.feedBack' | 'measure.confirmLift'>

export const rectificationSchemas = {
  'rectification.commit': z.strictObject({ commitment: text }),
  'rectification.submitEvidence': z.strictObject({ items: z.array(requirementItem).max(100) }),
  'rectification.accept': z.strictObject({ findings: text }),
  'rectification.returnEvidence': z.strictObject({ gaps: z.array(gap).max(100) }),
  'rectification.askExtension': z.strictObject({ reason: text, days: z.number().int().min(1).max(mostTermDays) }),
  'rectification.approveExtension': z.strictObject({ comments: note }),
  'rectification.refuseExtension': z.strictObject({ reasons: text }),
} satisfies PayloadSchemas<
  | 'rectification.commit'
  | 'rectification.submitEvidence'
  | 'rectification.accept'
  | 'rectification.returnEvidence'
  | 'rectification.askExtension'
  | 'rectification.approveExtension'
  | 'rectification.refuseExtension'
>

export const interviewSchemas = {
  'interview.arrange': z.strictObject({ scheduledOn: localDate, place: text, officers }),
  'interview.approve': z.strictObject({ comments: note }),
  'interview.notify': z.strictObject({ servedOn: localDate, method: text, proof: text, files }),
  'interview.move': z.strictObject({ scheduledOn: localDate, reason: text }),
  'interview.hold': z.strictObject({
    heldOn: localDate,
    officers,
    facts: text,
    requirements: text,
    commitment: note,
    signature: z.enum(['signed', 'refused']),
    refusalNote: z.exactOptional(text),
    files,
  }),
  'interview.recordNoShow': z.strictObject({ on: localDate, note: text }),
} satisfies PayloadSchemas<
  | 'interview.arrange'
  | 'interview.approve'
  | 'interview.notify'
  | 'interview.move'
  | 'interview.hold'
  | 'interview.recordNoShow'
>

export const objectionSchemas = {
  'objection.file': z.strictObject({ grounds: text, evidence: evidenceList }),
  'objection.verify': z.strictObject({ findings: text }),
  'objection.uphold': z.strictObject({
    outcome: z.enum(['corrected', 'removed']),
    reasons: text,
    correction: z.exactOptional(text),
  }),
  'objection.reject': z.strictObject({ reasons: text }),
} satisfies PayloadSchemas<'objection.file' | 'objection.verify' | 'objection.uphold' | 'objection.reject'>

export const repairSchemas = {
  'repair.apply': z.strictObject({ proof: evidenceList, commitment: note }),
  'repair.nameGaps': z.strictObject({ gaps: z.array(text).max(50) }),
  'repair.supplement': z.strictObject({ proof: evidenceList }),
  'repair.accept': z.strictObject({ comments: note }),
  'repair.verify': z.strictObject({ findings: text }),
  'repair.grant': z.strictObject({ reasons: text }),
  'repair.refuse': z.strictObject({ reasons: text }),
  'repair.withdraw': z.strictObject({ reason: text }),
  'repair.proposeRevocation': z.strictObject({ reasons: text, evidence: evidenceList }),
  'repair.revoke': z.strictObject({ reasons: text }),
} satisfies PayloadSchemas<
  | 'repair.apply'
  | 'repair.nameGaps'
  | 'repair.supplement'
  | 'repair.accept'
  | 'repair.verify'
  | 'repair.grant'
  | 'repair.refuse'
  | 'repair.withdraw'
  | 'repair.proposeRevocation'
  | 'repair.revoke'
>

export const annulmentSchemas = {
  'annulment.record': z.strictObject({ document: text, annulledBy: text, annulledOn: localDate }),
  'annulment.confirm': z.strictObject({ comments: note }),
} satisfies PayloadSchemas<'annulment.record' | 'annulment.confirm'>
