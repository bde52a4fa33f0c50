const weights = [3, 7, 9, 10, 5, 8, 4, 2]

/**
 * What an organisation code (组织机构代码, GB 11714: eight characters and a check) should end in if it does not, for a
 * warning. Never a refusal: older codes exist that do not follow the standard, and the weights are from memory.
 */
export function organisationCodeWarning(code: string): { readonly expected: string } | undefined {
  const sum = weights.reduce((total, weight, at) => total + weight * Number.parseInt(code[at] ?? '0', 36), 0)
  const remainder = 11 - (sum % 11)
  const expected = remainder === 10 ? 'X' : String(remainder % 11)
  return code[8] === expected ? undefined : { expected }
}
