/**
 * What is wrong with a registration number of enterprises of before the credit code (工商注册号, GS 15-2006), or nothing:
 * six digits of the authority, eight of the sequence, and a check by ISO 7064 MOD 11,10. Some registers have put letters
 * into the sequence, so the check of those is never known to fit.
 */
export function registrationNumberFault(code: string): 'bad_length' | 'bad_character' | 'check_digit' | undefined {
  if (code.length !== 15) return 'bad_length'
  if (!/^[1-9]\d{5}[0-9A-Z]{9}$/.test(code)) return 'bad_character'
  return /^\d{15}$/.test(code) && check(code.slice(0, 14)) === Number(code[14]) ? undefined : 'check_digit'
}

function check(digits: string): number {
  const product = Array.from(digits).reduce((before, digit) => {
    const sum = (before + Number(digit)) % 10
    return ((sum === 0 ? 10 : sum) * 2) % 11
  }, 10)
  return (11 - product) % 10
}
