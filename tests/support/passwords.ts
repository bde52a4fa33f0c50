import { ourselves, withPasswords } from '../../identity/passwords.ts'

/** A stored password at a cost that a test can afford many times; the stored form says its cost itself. */
export async function cheapHash(password: string): Promise<string> {
  return await withPasswords(ourselves, async ({ hash }) => await hash(password, { log2: 4, block: 8, times: 1 }))
}
