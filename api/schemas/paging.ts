import { z } from 'zod'
import { maxLimit } from '../../database/queries/page.ts'

/** How lists are paged: an opaque cursor and a limit. */
export const paging = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(maxLimit).default(50),
}
