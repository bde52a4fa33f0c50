import type { FastifyRequest } from 'fastify'
import { formLimits } from '../../http/bodies/form.ts'
import { isFormProof } from './form-proof.ts'
import { withoutLanguage } from './memory.ts'

/** The name and the proof that a page gave to its form, as they have come. */
export interface ProofSent {
  readonly by: string
  readonly proof: string
}

/**
 * How many bytes of a form are read: of one that nobody has signed in for, and that does not prove that this server has
 * shown it to its author, no more than a person types, since all of it is given back at the cost of everybody.
 */
export const mostBytesOf =
  (secret: string) =>
  (request: FastifyRequest, { by, proof }: ProofSent): number => {
    if (request.signedIn) return formLimits.bytes
    const shown = { account: by, address: withoutLanguage(request.url), sent: proof }
    return isFormProof(secret, shown) ? formLimits.bytes : formLimits.unprovedBytes
  }
