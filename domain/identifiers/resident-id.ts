/** Why a text is no resident identity number; the first fault found, in this order. */
export type ResidentIdFault = 'bad_length' | 'bad_character' | 'impossible_date' | 'check_digit'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** What is wrong with a resident identity number (公民身份号码, GB 11643; weights from memory), or nothing. */
export function residentIdFault(id: string): ResidentIdFault | undefined {
  if (id.length !== 18) return 'bad_length'
  if (!/^\d{17}[\dX]$/.test(id)) return 'bad_character'
  if (!isRealDate(id.slice(6, 14))) return 'impossible_date'
  const sum = weights.reduce((total, weight, at) => total + weight * Number(id[at]), 0)
  return checks[sum % 11] === id[17] ? undefined : 'check_digit'
}

function isRealDate(digits: string): boolean {
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  const instant = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(iso)
}
