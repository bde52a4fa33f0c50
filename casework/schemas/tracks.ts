import { z } from 'zod'
import { annulmentOutcomes } from '../../domain/annulment/types.ts'
import type { CorrectableField } from '../../domain/correction/types.ts'
import { correctableFields } from '../../domain/correction/types.ts'
import { mostTermDays } from '../../domain/dates.ts'
import { shownName } from '../../domain/identifiers/normal-form.ts'
import type { HumanCommandOf } from '../../domain/decide.ts'
import type { PayloadSchemas } from './common.ts'
import { evidenceList, identifier, line, localDate, mostOfBasis, mostOfLine, note, nothing, text } from './common.ts'
import { service } from './service.ts'

const measure = identifier
const requirementItem = z.strictObject({ requirement: identifier, statement: text, evidence: evidenceList })
const gap = z.strictObject({ requirement: identifier, text })
const files = z.exactOptional(evidenceList)
const officers = z.array(line.max(100)).max(20)

export const publicitySchemas = {
  'publicity.publish': nothing,
  'publicity.waivePreview': z.strictObject({ statement: text }),
} satisfies PayloadSchemas<HumanCommandOf<'publicity'>>

export const measureSchemas = {
  'measure.acknowledge': z.strictObject({ measure }),
  'measure.carryOut': z.strictObject({ measure, on: localDate, basis: text.max(mostOfBasis) }),
  'measure.feedBack': z.strictObject({
    measure,
    result: z.enum(['executed', 'partly', 'notApplicable']),
    basis: text.max(mostOfBasis),
    on: localDate,
    proof: text,
    amountYuan: z.exactOptional(z.number().nonnegative()),
    files,
  }),
  'measure.handOver': z.strictObject({ measure, department: identifier, document: line, reason: text }),
  'measure.confirmLift': z.strictObject({ measure, on: localDate, proof: text, files }),
} satisfies PayloadSchemas<HumanCommandOf<'measure'>>

export const rectificationSchemas = {
  'rectification.commit': z.strictObject({ commitment: text }),
  'rectification.submitEvidence': z.strictObject({ items: z.array(requirementItem).max(100) }),
  'rectification.accept': z.strictObject({ findings: text }),
  'rectification.returnEvidence': z.strictObject({ gaps: z.array(gap).max(100) }),
  'rectification.askExtension': z.strictObject({ reason: text, days: z.number().int().min(1).max(mostTermDays) }),
  'rectification.approveExtension': z.strictObject({ comments: note }),
  'rectification.refuseExtension': z.strictObject({ reasons: text }),
  'rectification.proposeReopening': z.strictObject({ reasons: text, evidence: evidenceList }),
  'rectification.reopen': z.strictObject({ reasons: text }),
  'rectification.refuseReopening': z.strictObject({ reasons: text }),
} satisfies PayloadSchemas<HumanCommandOf<'rectification'>>

export const interviewSchemas = {
  'interview.arrange': z.strictObject({ scheduledOn: localDate, place: line, officers }),
  'interview.approve': z.strictObject({ comments: note }),
  'interview.return': z.strictObject({ reasons: text }),
  'interview.notify': z.strictObject(service),
  'interview.move': z.strictObject({ scheduledOn: localDate, reason: text }),
  'interview.hold': z.strictObject({
    heldOn: localDate,
    officers,
    facts: text,
    requirements: text,
    commitment: note,
    interviewee: line,
    position: line,
    authorisation: z.exactOptional(line),
    statement: note,
    recorder: line,
    officersNote: z.exactOptional(text),
    signature: z.enum(['signed', 'refused']),
    refusalNote: z.exactOptional(text),
    files,
  }),
  'interview.recordNoShow': z.strictObject({ on: localDate, note: text, excused: z.exactOptional(z.boolean()) }),
} satisfies PayloadSchemas<HumanCommandOf<'interview'>>

export const objectionSchemas = {
  'objection.file': z.strictObject({ grounds: text, evidence: evidenceList }),
  'objection.verify': z.strictObject({ findings: text }),
  'objection.uphold': z.strictObject({
    outcome: z.enum(['corrected', 'removed']),
    reasons: text,
  }),
  'objection.reject': z.strictObject({ reasons: text }),
} satisfies PayloadSchemas<HumanCommandOf<'objection'>>

export const repairSchemas = {
  'repair.apply': z.strictObject({ proof: evidenceList, commitment: note }),
  'repair.nameGaps': z.strictObject({ gaps: z.array(text).max(50) }),
  'repair.supplement': z.strictObject({ proof: evidenceList }),
  'repair.accept': z.strictObject({ comments: note }),
  'repair.verify': z.strictObject({ findings: text }),
  'repair.grant': z.strictObject({ reasons: text }),
  'repair.refuse': z.strictObject({ reasons: text }),
  'repair.withdraw': z.strictObject({ reason: text }),
  'repair.proposeRevocation': z.strictObject({
    reasons: text,
    evidence: evidenceList,
    measures: z.exactOptional(z.array(identifier).max(20)),
  }),
  'repair.defendRevocation': z.strictObject({ statement: text, evidence: evidenceList }),
  'repair.revoke': z.strictObject({ reasons: text }),
  'repair.refuseRevocation': z.strictObject({ reasons: text }),
  'repair.proposeBar': z.strictObject({ reasons: text, evidence: evidenceList }),
  'repair.defendBar': z.strictObject({ statement: text, evidence: evidenceList }),
  'repair.bar': z.strictObject({ reasons: text }),
  'repair.refuseBar': z.strictObject({ reasons: text }),
} satisfies PayloadSchemas<HumanCommandOf<'repair'>>

// What is put right takes as much as where it was typed.
const mostOfCorrected: { readonly [F in CorrectableField]?: number } = {
  entityName: mostOfLine,
  conductType: mostOfLine,
  legalBasis: mostOfBasis,
}

export const correctionSchemas = {
  'correction.propose': z
    .strictObject({
      field: z.enum(correctableFields),
      measure: z.exactOptional(identifier),
      act: z.exactOptional(identifier),
      on: z.exactOptional(localDate),
      docNo: z.exactOptional(line),
      text: z.exactOptional(text),
      days: z.exactOptional(z.number().int().min(1).max(mostTermDays)),
      reasons: text,
      evidence: evidenceList,
    })
    .overwrite((value) =>
      value.text === undefined || mostOfCorrected[value.field] !== mostOfLine
        ? value
        : { ...value, text: shownName(value.text).trim() },
    )
    .check(({ value, issues }) => {
      const maximum = mostOfCorrected[value.field]
      const { text: input } = value
      if (input === undefined || maximum === undefined || input.length <= maximum) return
      issues.push({ code: 'too_big', origin: 'string', maximum, inclusive: true, path: ['text'], input })
    }),
  'correction.confirm': z.strictObject({
    comments: note,
    againstEntity: z.exactOptional(z.boolean()),
    slip: z.exactOptional(z.boolean()),
  }),
  'correction.refuse': z.strictObject({ reasons: text }),
} satisfies PayloadSchemas<HumanCommandOf<'correction'>>

export const annulmentSchemas = {
  'annulment.record': z.strictObject({
    document: line,
    annulledBy: line,
    annulledOn: localDate,
    toldOn: z.exactOptional(localDate),
    outcome: z.exactOptional(z.enum(annulmentOutcomes)),
    change: z.exactOptional(
      z.strictObject({
        tier: z.exactOptional(z.enum(['minor', 'general', 'serious'])),
        measures: z.exactOptional(z.array(identifier).max(20)),
        content: z.exactOptional(text),
      }),
    ),
  }),
  'annulment.confirm': z.strictObject({ comments: note, publicReasons: z.exactOptional(text) }),
  'annulment.refuse': z.strictObject({ reasons: text }),
} satisfies PayloadSchemas<HumanCommandOf<'annulment'>>
