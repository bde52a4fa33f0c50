import { creditCodeParts } from './credit-code.ts'
import { organisationCodeWarning } from './organisation-code.ts'
import { residentIdFault } from './resident-id.ts'

/**
 * What is odd about an entity's code without making it wrong: the organisation code inside a credit code, or the number
 * of a natural person. For a warning; other documents than identity cards exist.
 */
export function codeDoubt({
  kind,
  code,
}: {
  readonly kind?: unknown
  readonly code?: unknown
}): 'organisationCode' | 'residentId' | undefined {
  if (typeof code !== 'string') return undefined
  if (kind === 'naturalPerson') return residentIdFault(code) ? 'residentId' : undefined
  return code.length === 18 && organisationCodeWarning(creditCodeParts(code).organisationCode)
    ? 'organisationCode'
    : undefined
}
