import type { CreditCodeFault } from './credit-code.ts'
import { creditCodeFault } from './credit-code.ts'
import { isSoundCode } from './identity.ts'
import { normalCode } from './normal-form.ts'

// Names of entities hold no such run of letters and digits; a code that was copied in part or with a slip still does.
const fewest = 12
const most = 24
const fewestDigits = 8

/**
 * What is wrong with a text that somebody looks for, if it seems meant as a code but is none that could be found: too
 * short or too long, or with a slip. Undefined for a sound code and for anything that may be a name.
 */
export function damagedCode(search: string): CreditCodeFault | undefined {
  const code = normalCode(search)
  const digits = code.replace(/\D/g, '').length
  // Case numbers have as many digits.
  const isMeant =
    /^(?!BH\d)[0-9A-Z]+$/.test(code) && code.length >= fewest && code.length <= most && digits >= fewestDigits
  if (!isMeant || isSoundCode(code)) return undefined
  return creditCodeFault(code)
}
