import { z } from 'zod'
import type { Question } from '../../domain/checks/types.ts'
import { codeKinds } from '../../domain/identifiers/identity.ts'
import { normalCode } from '../../domain/identifiers/normal-form.ts'
import { matters } from '../../domain/law/matters.ts'
import { line, text } from './common.ts'

/** What a department asks before it grants something. */
export const question = z.strictObject({
  subject: z.strictObject({
    kind: z.enum(['organisation', 'soleTrader', 'naturalPerson']),
    code: text.max(100).overwrite(normalCode).min(1).describe('The number of the subject, by which it is found'),
    codeKind: z
      .exactOptional(z.enum(codeKinds))
      .describe('Which number it is; the credit code when absent, of a natural person that of the identity card'),
    name: z.exactOptional(line).describe('As the application has it; another than the record’s is told, not refused'),
  }),
  matter: z.enum(matters).describe('The kind of matter, as the catalogue of measures has them'),
  item: z.strictObject({ code: line.max(100), name: line }).describe('What is applied for'),
  reference: line.describe('The number of the application'),
  officer: line.max(100).describe('Who decides on it'),
  purpose: line,
}) satisfies z.ZodType<Question>
