import type { CreditCodeFault } from './credit-code.ts'
import { creditCodeFault } from './credit-code.ts'
import { isSoundCode } from './identity.ts'
import { sought } from './sought.ts'

/**
 * What is wrong with a text that somebody looks for, if it seems meant as a code but is none that could be found: too
 * short or too long, or with a slip. Undefined for a sound code and for anything that may be a name.
 */
export function damagedCode(search: string): CreditCodeFault | undefined {
  const { code } = sought(search)
  return code === undefined || isSoundCode(code) ? undefined : creditCodeFault(code)
}
