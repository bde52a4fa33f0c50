import { creditCodeParts } from './credit-code.ts'
import { codeKindOf } from './identity.ts'
import type { Identified } from './identity.ts'
import { organisationCodeWarning } from './organisation-code.ts'

/**
 * What is odd about an entity's code without making it wrong: the organisation code inside a credit code. For a warning;
 * the parts are those of a form, which may be missing.
 */
export function codeDoubt({ kind, code, codeKind }: Partial<Identified>): 'organisationCode' | undefined {
  if (kind === undefined || code?.length !== 18) return undefined
  const isCreditCode = codeKindOf({ kind, ...(codeKind ? { codeKind } : {}) }) === 'creditCode'
  return isCreditCode && organisationCodeWarning(creditCodeParts(code).organisationCode)
    ? 'organisationCode'
    : undefined
}
