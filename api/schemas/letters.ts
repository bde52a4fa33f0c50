import { z } from 'zod'
import type { LetterKind } from '../../letters/kinds.ts'
import { letterKinds } from '../../letters/kinds.ts'

const addressee = z.object({ party: z.enum(['entity', 'department']), code: z.string(), name: z.string() })

const service = z.object({
  method: z.string(),
  servedOn: z.iso.date(),
  recipient: z.string(),
  proof: z.string().describe('As it was recorded; of an act without a service of its own, its ledger entry'),
  caseSeq: z.number().int().describe('The ledger entry of the act'),
})

const printedCheckpoint = z.object({
  origin: z.string().describe('The name of the log'),
  size: z.number().int(),
  root: z.string().describe('In base64'),
  key: z.string().describe('The id of the key that signed it, in hexadecimal'),
  at: z.string().describe('The real instant at which it was signed'),
})

/** The letters of a case, in the order of their acts. */
export const letterList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      occasion: z.string(),
      kind: z.enum(letterKinds as [LetterKind, ...LetterKind[]]),
      title: z.object({ zh: z.string(), en: z.string() }),
      number: z.string().nullable().describe('Null for a draft that has not been drawn up'),
      status: z.enum(['draft', 'drawnUp', 'served']),
      on: z.iso.date().describe('The day of the act; of a draft, today'),
      addressee,
      service: service.nullable(),
      address: z.string().describe('Where the PDF is'),
      checkpoint: printedCheckpoint.nullable().describe('Of the log, as the letter is printed with it'),
    }),
  ),
})

/** A letter that has its number. */
export const drawnUpLetter = z.object({ id: z.string(), number: z.string() })

/** What anybody may learn of a certificate. */
export const certificateAnswer = z.object({
  number: z.string(),
  status: z
    .enum(['genuine', 'superseded'])
    .describe('superseded: the repair was revoked, the certificate counts no more'),
  agency: z.string(),
  issuedOn: z.iso.date(),
  supersededOn: z.iso.date().nullable(),
  entity: z
    .object({ code: z.string(), name: z.string() })
    .nullable()
    .describe('Told only with the code that stands on the certificate'),
  checkpoint: printedCheckpoint.nullable().describe('That the certificate is printed with'),
  text: z.object({ zh: z.string(), en: z.string() }),
})

export const decisionAnswer = certificateAnswer.extend({
  status: z
    .enum(['genuine', 'superseded'])
    .describe('superseded: the listing has ended, whatever by: repair, time, revocation, annulment, an objection'),
  entity: z.object({ code: z.string(), name: z.string() }),
})
