import type { z } from 'zod'
import type { HumanCommand } from '../../domain/decide.ts'
import { listingSchemas } from './listing.ts'
import { paperSchemas } from './paper.ts'
import { serviceSchemas } from './service.ts'
import {
  annulmentSchemas,
  correctionSchemas,
  interviewSchemas,
  measureSchemas,
  objectionSchemas,
  publicitySchemas,
  rectificationSchemas,
  repairSchemas,
} from './tracks.ts'

const { 'listing.propose': proposal, ...listing } = listingSchemas

/** What a proposal must be. */
export const proposalSchema = proposal

/** What the payload of each command on a case must be. */
export const payloadSchemas = {
  ...listing,
  ...publicitySchemas,
  ...measureSchemas,
  ...rectificationSchemas,
  ...interviewSchemas,
  ...objectionSchemas,
  ...repairSchemas,
  ...annulmentSchemas,
  ...correctionSchemas,
  ...serviceSchemas,
  ...paperSchemas,
} satisfies Record<HumanCommand, z.ZodObject>
