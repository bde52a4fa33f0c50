import { dictionary } from '@zxcvbn-ts/language-common'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'

/** Length counts, not kinds of characters (OWASP ASVS 5.0, 6.2). */
const passwordLength = { least: 10, most: 200 }

const common = new Set(dictionary['passwords-common'])

/** Why a new password is refused; undefined when it may be taken. `known` are words that an attacker would try first. */
export function passwordRefusal(password: string, known: readonly string[]): Refusal | undefined {
  const length = Array.from(password).length
  if (length < passwordLength.least) return refuse('password.tooShort', { least: passwordLength.least })
  if (length > passwordLength.most) return refuse('password.tooLong', { most: passwordLength.most })
  const plain = password.normalize('NFKC').toLowerCase()
  // A common word does not become rare by a year and an exclamation mark.
  const word = plain.replace(/[^\p{L}]+$/u, '').replace(/^[^\p{L}]+/u, '')
  if (common.has(plain) || common.has(word) || new Set(plain).size < 4) return refuse('password.common')
  const guesses = ['bihuan', '闭环', ...known].map((guess) => guess.toLowerCase())
  const isGuess = guesses.some((guess) => guess.length > 1 && (word === guess || plain.startsWith(guess)))
  return isGuess ? refuse('password.guessable') : undefined
}
