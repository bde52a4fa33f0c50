import { dictionary } from '@zxcvbn-ts/language-common'

/** Why a password cannot be taken. */
export type PasswordFault = 'password.tooShort' | 'password.tooLong' | 'password.common' | 'password.guessable'

/** Length counts, not kinds of characters (OWASP ASVS 5.0, 6.2). */
export const passwordLength = { least: 10, most: 200 }

const common = new Set(dictionary['passwords-common'])

/** The fault of a new password; undefined when it may be taken. `known` are words that an attacker would try first. */
export function passwordFault(password: string, known: readonly string[]): PasswordFault | undefined {
  const length = Array.from(password).length
  if (length < passwordLength.least) return 'password.tooShort'
  if (length > passwordLength.most) return 'password.tooLong'
  const plain = password.normalize('NFKC').toLowerCase()
  // A common word does not become rare by a year and an exclamation mark.
  const word = plain.replace(/[^\p{L}]+$/u, '').replace(/^[^\p{L}]+/u, '')
  if (common.has(plain) || common.has(word) || new Set(plain).size < 4) return 'password.common'
  const guesses = ['bihuan', '闭环', ...known].map((guess) => guess.toLowerCase())
  return guesses.some((guess) => guess.length > 1 && (word === guess || plain.startsWith(guess)))
    ? 'password.guessable'
    : undefined
}
