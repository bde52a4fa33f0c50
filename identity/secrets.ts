import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The form in which secrets are kept, so that a copy of a table opens nothing. */
export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex')

/** A secret that cannot be guessed. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** The signs of such a secret. */
export const secretLength = 43

/** Whether a text that came from outside is the expected one; how long it takes says only whether their lengths differ. */
export function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
