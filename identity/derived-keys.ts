import { createHmac } from 'node:crypto'

/** What the server proves by a key that it has made from its secret; each has one of its own. */
export type KeyUse = 'forms' | 'devices' | 'names'

/**
 * A key for one use, made from the secret that all APIs of an installation share (`INVITATION_SECRET`), so that what one
 * has given out the others know again, and nobody has to keep a further secret.
 */
export const derivedKey = (secret: string, use: KeyUse): Buffer =>
  createHmac('sha256', secret).update(`bihuan ${use}`).digest()
