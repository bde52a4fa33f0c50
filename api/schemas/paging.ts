import { z } from 'zod'
import { cursorForm, maxLimit } from '../../database/queries/page.ts'

/** How lists are paged: an opaque cursor and a limit. */
export const paging = {
  cursor: z
    .string()
    .max(cursorForm.length)
    .meta({ pattern: cursorForm.pattern })
    .optional()
    .describe('As `next` of the page before it'),
  limit: z.coerce.number().int().min(1).max(maxLimit).default(50),
}
