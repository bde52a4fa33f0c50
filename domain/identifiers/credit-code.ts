/** Why a text is no unified social credit code; the first fault found, in this order. */
export type CreditCodeFault = 'bad_length' | 'letter_o_in_code' | 'bad_character' | 'check_digit'

// GB 32100-2015: I, O, S, V and Z are left out, a character's value is its place.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/**
 * What is wrong with a unified social credit code (统一社会信用代码, GB 32100-2015), or nothing. The letter O, typed for
 * a zero, has a code of its own because it is the commonest slip. Lower case is refused: registers hold capitals.
 */
export function creditCodeFault(code: string): CreditCodeFault | undefined {
  if (code.length !== 18) return 'bad_length'
  if (/o/i.test(code)) return 'letter_o_in_code'
  // Places 3 to 8 are the division code of the registering authority.
  if (!/^[0-9A-HJ-NP-RT-UW-Y]{2}\d{6}[0-9A-HJ-NP-RT-UW-Y]{10}$/.test(code)) return 'bad_character'
  return creditCodeCheck(code) === code[17] ? undefined : 'check_digit'
}

/** The parts of a sound code: who registered the entity, what kind it is, where, and its organisation code. */
export interface CreditCodeParts {
  readonly authority: string
  readonly category: string
  readonly division: string
  readonly organisationCode: string
}

/** Splits a code that `creditCodeFault` found sound. */
export function creditCodeParts(code: string): CreditCodeParts {
  return {
    authority: code.slice(0, 1),
    category: code.slice(1, 2),
    division: code.slice(2, 8),
    organisationCode: code.slice(8, 17),
  }
}

// The outer remainder matters: a sum divisible by 31 gives the check 0.
function creditCodeCheck(code: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(code[at]!), 0)
  return alphabet[(31 - (sum % 31)) % 31]!
}

/** Whose code it is: 92 begins that of a sole trader (个体工商户), every other pair that of an organisation; persons have none. */
export const kindOfCreditCode = (code: string): 'soleTrader' | 'organisation' =>
  code.startsWith('92') ? 'soleTrader' : 'organisation'
