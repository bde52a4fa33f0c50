import { createHash, randomBytes } from 'node:crypto'

/** The form in which secrets are kept, so that a copy of a table opens nothing. */
export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex')

/** A secret that cannot be guessed. */
export const newSecret = () => randomBytes(32).toString('base64url')
