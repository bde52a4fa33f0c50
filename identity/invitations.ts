import { createHmac } from 'node:crypto'
import type { Pool } from 'pg'
import type { Account } from '../database/queries/accounts.ts'
import {
  currentInvitation,
  hasNumberedNotice,
  isOpenInvitation,
  keepInvitation,
  redeemInvitation,
} from '../database/queries/invitations.ts'
import { addDays } from '../domain/calendar/days.ts'
import { normalCode } from '../domain/identifiers/normal-form.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { shanghaiDate } from '../record/clock.ts'
import { nameRefusal } from './new-account.ts'
import { passwordRefusal } from './password-policy.ts'
import { hashPassword } from './passwords.ts'
import { tokenHash } from './secrets.ts'
import { askerOf } from './sign-in.ts'

// The notice travels by post, and a defence may take a month.
const validDays = 60

// Without characters that look alike on paper; 16 of 31 are 79 bits.
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ2345678'

/** The code as it is kept, however somebody copies it from paper. */
export const invitationHash = (code: string) => tokenHash(normalCode(code))

/** Whose notice it is and who gives out its code. */
interface OfNotice {
  readonly caseNo: string
  readonly entityCode: string
  readonly issuedBy: string
}

/**
 * Gives the numbered notice of a case its code, or a new one in place of those before; nobody is shown it but who reads
 * the paper. It counts once, to the end of the sixtieth day. Refuses with `invitation.noNotice` before the notice has its
 * number, since there is no paper that could carry it.
 */
export async function issueCode(
  pool: Pool,
  secret: string,
  { caseNo, entityCode, issuedBy }: OfNotice,
  { anew = false } = {},
): Promise<{ readonly expiresAt: Date } | Refusal> {
  if (!(await hasNumberedNotice(pool, caseNo))) return refuse('invitation.noNotice')
  const before = await currentInvitation(pool, caseNo)
  if (before && !anew) return { expiresAt: before.expiresAt }
  const generation = before ? before.generation + 1 : 0
  const lastDay = addDays(shanghaiDate(new Date()), validDays)
  const expiresAt = await keepInvitation(pool, {
    codeHash: invitationHash(codeOf(secret, caseNo, generation)),
    caseNo,
    entityCode,
    issuedBy,
    expiresAt: new Date(`${lastDay}T24:00:00+08:00`),
    generation,
  })
  return { expiresAt }
}

/**
 * The code that the notice of a case is printed with; undefined when it has none. It is made from the case and a secret
 * outside the database, so that the paper can be printed again with the same one although only its hash is kept.
 * `givenBy` is the reviewer who has given it, who must not hold it, for whomever they act.
 */
export async function codeOfNotice(
  pool: Pool,
  secret: string,
  caseNo: string,
): Promise<{ readonly code: string; readonly expiresAt: Date; readonly givenBy: string | null } | undefined> {
  const current = await currentInvitation(pool, caseNo)
  if (!current) return undefined
  const { generation, expiresAt, givenBy } = current
  return { code: codeOf(secret, caseNo, generation), expiresAt, givenBy }
}

function codeOf(secret: string, caseNo: string, generation: number): string {
  const what = generation === 0 ? `invitation ${caseNo}` : `invitation ${caseNo} ${generation}`
  return codeFrom(createHmac('sha256', secret).update(what).digest('hex'))
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

/** What the names of entities' accounts begin with, and no others: none of them can be taken for staff. */
const entityPrefix = 'entity-'

/**
 * Makes a local account by an invitation, whose name is put behind `entity-`; refuses for its code, the name of the
 * account, the name that is shown or the password.
 */
export async function acceptInvitation(
  pool: Pool,
  {
    code,
    account,
    name,
    password,
    entityCode,
  }: { code: string; account: string; name: string; password: string; entityCode?: string },
  address: string,
): Promise<Account | Refusal> {
  const id = account.startsWith(entityPrefix) ? account : `${entityPrefix}${account}`
  const poor = nameRefusal(name) ?? passwordRefusal(password, [account, id, name])
  if (poor) return poor
  const codeHash = invitationHash(code)
  const whose = entityCode === undefined ? {} : { entityCode: normalCode(entityCode) }
  // Anybody may ask, so that the dear part is for those who have a code.
  if (!(await isOpenInvitation(pool, codeHash, whose.entityCode))) return refuse('invitation.unknown')
  const passwordHash = await hashPassword(password, askerOf({ address }, codeHash))
  return invitedOrRefused(await redeemInvitation(pool, codeHash, { id, name, passwordHash, ...whose }))
}

/** Says in the words of refusals why no account was made. */
export function invitedOrRefused(made: Account | 'used' | 'taken'): Account | Refusal {
  if (made === 'used') return refuse('invitation.unknown')
  return made === 'taken' ? refuse('account.taken') : made
}
