import { listingSchemas } from '../../api/schemas/listing.ts'
import {
  annulmentSchemas,
  interviewSchemas,
  measureSchemas,
  objectionSchemas,
  publicitySchemas,
  rectificationSchemas,
  repairSchemas,
} from '../../api/schemas/tracks.ts'

const { 'listing.propose': proposal, ...listing } = listingSchemas

export const proposalSchema = proposal

/** What the payload of each command on a case must be: the schemas of the API. */
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
