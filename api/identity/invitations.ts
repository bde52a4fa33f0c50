import { randomInt } from 'node:crypto'
import type { Pool } from 'pg'
import type { Account } from '../../database/queries/accounts.ts'
import { addInvitation, redeemInvitation } from '../../database/queries/invitations.ts'
import type { CaseState } from '../../domain/case.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import { passwordRefusal } from './password-policy.ts'
import { hashPassword } from './passwords.ts'
import { tokenHash } from './secrets.ts'

// The notice travels by post, and a defence may take a month.
const validDays = 60

// Without characters that look alike on paper; 16 of 31 are 79 bits.
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ2345678'

/** The code as it is kept, however somebody copies it from paper. */
export const invitationHash = (code: string) => tokenHash(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))

/** Makes a code for the notice of a case, which binds an account to its entity once; shown once. */
export async function invite(
  pool: Pool,
  state: CaseState,
  issuedBy: string,
): Promise<{ code: string; expiresAt: Date }> {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  const code = [group(), group(), group(), group()].join('-')
  const expiresAt = new Date(Date.now() + validDays * 86_400_000)
  const { caseNo, entity } = state
  await addInvitation(pool, { codeHash: invitationHash(code), caseNo, entityCode: entity.code, issuedBy, expiresAt })
  return { code, expiresAt }
}

/** Makes a local account by an invitation; refuses for its code, the name of the account or the password. */
export async function acceptInvitation(
  pool: Pool,
  { code, account, name, password }: { code: string; account: string; name: string; password: string },
): Promise<Account | Refusal> {
  const poor = passwordRefusal(password, [account, name])
  if (poor) return poor
  const passwordHash = await hashPassword(password)
  return invitedOrRefused(await redeemInvitation(pool, invitationHash(code), { id: account, name, passwordHash }))
}

/** Says in the words of refusals why no account was made. */
export function invitedOrRefused(made: Account | 'used' | 'taken'): Account | Refusal {
  if (made === 'used') return refuse('invitation.unknown')
  return made === 'taken' ? refuse('account.taken') : made
}
