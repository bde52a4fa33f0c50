import { z } from 'zod'
import type { HumanCommandOf } from '../../domain/decide.ts'
import type { PayloadSchemas } from './common.ts'
import { evidenceList, localDate, note, text } from './common.ts'
import { listingSchemas } from './listing.ts'
import { serviceSchemas } from './service.ts'
import { objectionSchemas, rectificationSchemas, repairSchemas } from './tracks.ts'

/** What is said of a paper that the entity sent. */
const receipt = {
  receivedOn: localDate.describe('The day on which the paper was received, which decides whether it is in time'),
  method: z.enum(['post', 'counter']).describe('By post, or given in at the counter'),
  files: evidenceList.describe('The scan of the paper'),
}

/** Payloads of what is entered for the entity from paper: those of its own acts, with the receipt. */
export const paperSchemas = {
  'paper.defend': listingSchemas['listing.defend'].extend(receipt),
  'paper.askHearing': listingSchemas['listing.askHearing'].extend(receipt),
  'paper.commit': rectificationSchemas['rectification.commit'].extend(receipt),
  'paper.submitEvidence': rectificationSchemas['rectification.submitEvidence'].extend(receipt),
  'paper.askExtension': rectificationSchemas['rectification.askExtension'].extend(receipt),
  'paper.fileObjection': objectionSchemas['objection.file'].extend(receipt),
  'paper.applyRepair': repairSchemas['repair.apply'].extend(receipt),
  'paper.supplementRepair': repairSchemas['repair.supplement'].extend(receipt),
  'paper.withdrawRepair': repairSchemas['repair.withdraw'].extend(receipt),
  'paper.defendRevocation': repairSchemas['repair.defendRevocation'].extend(receipt),
  'paper.defendBar': repairSchemas['repair.defendBar'].extend(receipt),
  'paper.consent': serviceSchemas['service.consent'].extend(receipt),
  'paper.withdrawConsent': serviceSchemas['service.withdrawConsent'].extend(receipt),
  'paper.confirm': z.strictObject({
    comments: note,
    reached: z.exactOptional(z.boolean()).describe('Other papers of the entity show that the letters had reached it'),
  }),
  'paper.refuse': z.strictObject({ reasons: text }),
} satisfies PayloadSchemas<HumanCommandOf<'paper'>>
