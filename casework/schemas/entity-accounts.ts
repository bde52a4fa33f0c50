import { z } from 'zod'
import { line, text, words } from './common.ts'

/** What an officer says of whoever holds an account, and a reviewer confirms word for word. */
export const proof = z.strictObject({
  kind: z.enum(['receipt', 'identity']).describe('A receipt on paper, or a document of identity that was looked at'),
  seen: text.max(500).describe('What was seen, where it is filed, and of whom'),
})

/** What makes the account of an entity. */
export const acceptance = z.strictObject({
  entityCode: z
    .exactOptional(words.min(1).max(40))
    .describe('Where it is given, it has to be the one that the code is for'),
  code: words.min(1).max(40),
  account: z
    .string()
    .regex(/^[\w.@-]{3,50}$/)
    .describe('`entity-` is put before it where it is not there; the answer has the whole name'),
  name: line.max(100),
  password: z.string().min(1).max(1000),
})
