import type { Pool } from 'pg'
import {
  accountName,
  createAccount,
  disableAccount,
  misplaced,
  placesOf,
  resetPassword,
} from '../../identity/operating.ts'
import { unlock } from '../../identity/sign-in.ts'
import type { Account } from '../../database/queries/accounts.ts'
import { findSystemAccount, listAccounts, setDisabled } from '../../database/queries/accounts.ts'
import { setCheckRight } from '../../database/queries/check-rights.ts'
import type { Act } from '../../database/queries/operator-acts.ts'
import { addOperatorAct } from '../../database/queries/operator-acts.ts'
import { bindStaff, listBindings } from '../../database/queries/provider-accounts.ts'
import type { Role } from '../../domain/actor.ts'
import { consoleName } from '../../domain/actor.ts'
import { normalCode } from '../../domain/identifiers/normal-form.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { refusalText } from '../../domain/refusals/text.ts'

/** Thrown for a command that cannot be carried out; its message says why. */
export class AccountError extends Error {}

export const usage = `npm run account -- list
npm run account -- create ACCOUNT --name NAME --role ROLE [--agency AGENCY] [--district DISTRICT] [--entity CODE] [--no-password | --system]
npm run account -- reset-password ACCOUNT
npm run account -- unlock ACCOUNT
npm run account -- disable ACCOUNT
npm run account -- enable ACCOUNT
npm run account -- bindings
npm run account -- bind ACCOUNT --subject 'ISSUER SUBJECT'
npm run account -- may-check ACCOUNT --covers minor|persons [--basis 'LAW AND ARTICLE']

Roles: caseOfficer, reviewer (with agency and district), implementingOfficer (with agency), entityAgent (with entity),
districtSupervisor (with district), citySupervisor, auditor, operator. --no-password is for those who sign in by a
provider, --system for other systems, which act by keys. bindings lists who has come by the provider and waits to be bound.
may-check lets an account of a department, when it checks before it grants, hear of records off the public register (minor)
or ask about natural persons (persons), by the law of --basis; without --basis it may no longer.`

interface Options {
  readonly name?: string | undefined
  readonly role?: string | undefined
  readonly agency?: string | undefined
  readonly district?: string | undefined
  readonly entity?: string | undefined
  readonly 'no-password'?: boolean | undefined
  readonly system?: boolean | undefined
  readonly subject?: string | undefined
  readonly covers?: string | undefined
  readonly basis?: string | undefined
}

/** Carries out one command of `npm run account`; answers with what to show. Throws `AccountError`. */
export async function carryOutAccountCommand(
  pool: Pool,
  words: readonly string[],
  options: Options,
): Promise<string[]> {
  const lines = await carryOut(pool, words, options)
  const [what = '', about = ''] = words
  const act = acts[what]
  if (act) await addOperatorAct(pool, { actor: consoleName, act, about, requestId: 'npm run account' })
  return lines
}

/** What is kept of each command that changes who may come in. */
const acts: Readonly<Record<string, Act>> = {
  create: 'accountCreated',
  'reset-password': 'passwordReset',
  unlock: 'accountUnlocked',
  disable: 'accountDisabled',
  enable: 'accountEnabled',
  bind: 'accountBound',
  'may-check': 'checkRightSet',
}

async function carryOut(pool: Pool, words: readonly string[], options: Options): Promise<string[]> {
  const [what = '', id = '', ...more] = words
  if (more.length > 0) throw new AccountError(`There is one word too many: ${more.join(' ')}.`)
  if (what === 'list') return (await listAccounts(pool)).map(line)
  if (what === 'bindings')
    return (await listBindings(pool)).map((one) => [one.account, `'${one.subject}'`, one.name].join('  '))
  if (id === '') throw new AccountError('Say what to do and the account.')
  if (what === 'create') return await create(pool, id, options)
  const found = await findSystemAccount(pool, id)
  if (!found) throw new AccountError(`There is no account ${id}.`)
  switch (what) {
    case 'reset-password':
      if (found.isSystem) throw new AccountError(`${id} is another system, which acts by keys and has no password.`)
      return await giveFirstPassword(pool, id)
    case 'bind':
      return await bind(pool, id, options.subject)
    case 'unlock':
      await unlock(pool, id)
      return [`${id} may try to sign in again.`]
    case 'disable':
      return await disable(pool, id)
    case 'enable':
      await setDisabled(pool, id, false)
      return [`${id} may sign in again.`]
    case 'may-check':
      return await setRight(pool, found, options)
    default:
      throw new AccountError(`There is no command ${what}.`)
  }
}

async function disable(pool: Pool, id: string): Promise<string[]> {
  const { ended, held } = await disableAccount(pool, id)
  const cases = `It looks after ${held} open cases, which are nobody's now: give them to others on /work/team.`
  return [`${id} is disabled, and ${ended} of its sessions have ended.`, ...(held > 0 ? [cases] : [])]
}

async function bind(pool: Pool, id: string, subject: string | undefined): Promise<string[]> {
  if (!subject)
    throw new AccountError('--subject is missing: issuer and subject, as npm run account -- bindings shows them.')
  if (await bindStaff(pool, id, subject)) return [`${id} is bound to ${subject}.`]
  throw new AccountError(`${id} cannot be bound: it or the person is bound already, or it is no account of staff.`)
}

async function setRight(pool: Pool, { id, role }: Account, { covers, basis }: Options): Promise<string[]> {
  if (role !== 'implementingOfficer') throw new AccountError(`${id} is of no department, and only departments check.`)
  if (covers !== 'minor' && covers !== 'persons') throw new AccountError('--covers must be minor or persons.')
  if (basis?.trim() === '') throw new AccountError('--basis is empty: name the law and the article, or leave it out.')
  await setCheckRight(pool, id, covers, basis?.trim() ?? null)
  const what = covers === 'minor' ? 'be told of records off the register' : 'ask about natural persons'
  return [basis === undefined ? `${id} may not ${what} any more.` : `${id} may ${what}, by ${basis.trim()}.`]
}

async function create(pool: Pool, id: string, options: Options): Promise<string[]> {
  const how = options.system ? 'system' : options['no-password'] ? 'provider' : 'password'
  const made = await createAccount(pool, accountFrom(id, options), how)
  if (isRefusal(made)) throw new AccountError(refusalText(made, 'en'))
  return [`Created ${id}.`, ...(made.password === undefined ? [] : told(made.password))]
}

async function giveFirstPassword(pool: Pool, id: string): Promise<string[]> {
  const { password, ended } = await resetPassword(pool, id)
  return [`${id} has a new first password, and ${ended} of its sessions have ended.`, ...told(password)]
}

const told = (password: string) => [`First password, to be changed at the first sign-in: ${password}`]

function accountFrom(id: string, { name, role, agency, district, entity }: Options): Account {
  if (!accountName.test(id)) throw new AccountError('An account has 3 to 60 letters, digits and ._@-')
  if (id.startsWith('entity-') !== (role === 'entityAgent'))
    throw new AccountError('Accounts of entities begin with entity-, and no others do.')
  if (!name) throw new AccountError('--name is missing: it is shown beside what the account does.')
  const needed = placesOf[role as keyof typeof placesOf]
  if (!needed) throw new AccountError(`--role must be one of ${Object.keys(placesOf).join(', ')}.`)
  if (misplaced(role as keyof typeof placesOf, { agency, district, entity }).length > 0) {
    throw new AccountError(
      `An account of the role ${role} is given ${needed.map((one) => `--${one}`).join(' and ') || 'no place'}.`,
    )
  }
  return {
    id,
    name,
    role: role as Role,
    ...(agency ? { agency } : {}),
    ...(district ? { district } : {}),
    ...(entity ? { entityCode: normalCode(entity) } : {}),
  }
}

function line({ id, name, role, agency, district, entityCode, disabled }: Account & { disabled: boolean }): string {
  return [id, role, agency, district, entityCode, name, disabled ? 'disabled' : undefined].filter(Boolean).join('  ')
}
