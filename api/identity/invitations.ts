import { createHmac, randomInt } from 'node:crypto'
import type { Pool } from 'pg'
import type { Account } from '../../database/queries/accounts.ts'
import {
  addInvitation,
  isOpenInvitation,
  keepInvitation,
  redeemInvitation,
} from '../../database/queries/invitations.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { CaseState } from '../../domain/case.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import { shanghaiDate } from '../../record/clock.ts'
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

/**
 * The code that a notice is printed with. It is made from the case and a secret outside the database, so that the paper
 * can be printed again with the same one although only its hash is kept. It counts from the first printing on, to the end
 * of a day.
 */
export async function invitationOfNotice(
  pool: Pool,
  secret: string,
  invitation: { readonly caseNo: string; readonly entityCode: string; readonly issuedBy: string },
): Promise<{ readonly code: string; readonly expiresAt: Date }> {
  const code = codeFrom(createHmac('sha256', secret).update(`invitation ${invitation.caseNo}`).digest('hex'))
  const lastDay = addDays(shanghaiDate(new Date()), validDays)
  const expiresAt = await keepInvitation(pool, {
    ...invitation,
    codeHash: invitationHash(code),
    expiresAt: new Date(`${lastDay}T24:00:00+08:00`),
  })
  return { code, expiresAt }
}

function codeFrom(hex: string): string {
  let rest = BigInt(`0x${hex}`)
  const next = () => {
    const letter = letters[Number(rest % BigInt(letters.length))]
    rest /= BigInt(letters.length)
    return letter
  }
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, next).join('')).join('-')
}

/** Makes a local account by an invitation; refuses for its code, the name of the account or the password. */
export async function acceptInvitation(
  pool: Pool,
  {
    code,
    account: id,
    name,
    password,
    ...whose
  }: { code: string; account: string; name: string; password: string; entityCode?: string },
): Promise<Account | Refusal> {
  const poor = passwordRefusal(password, [id, name])
  if (poor) return poor
  const codeHash = invitationHash(code)
  // Anybody may ask, so that the dear part is for those who have a code.
  if (!(await isOpenInvitation(pool, codeHash, whose.entityCode))) return refuse('invitation.unknown')
  const passwordHash = await hashPassword(password)
  return invitedOrRefused(await redeemInvitation(pool, codeHash, { id, name, passwordHash, ...whose }))
}

/** Says in the words of refusals why no account was made. */
export function invitedOrRefused(made: Account | 'used' | 'taken'): Account | Refusal {
  if (made === 'used') return refuse('invitation.unknown')
  return made === 'taken' ? refuse('account.taken') : made
}
