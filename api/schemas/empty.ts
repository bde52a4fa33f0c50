import { z } from 'zod'

/** An answer without content. */
export const noContent = z.null().describe('Done; there is nothing to tell')
/** An answer that only leads to another address. */
export const leadsOn = z.null().describe('Leads to another address')
/** An answer that is a file. */
export const wholeFile = z.string().meta({ format: 'binary' }).describe('The file')
