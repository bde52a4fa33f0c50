import { listingSchemas } from './listing.ts'
import {
  annulmentSchemas,
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
}
