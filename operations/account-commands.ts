import { randomInt } from 'node:crypto'
import type { Pool } from 'pg'
import { hashPassword } from '../api/identity/passwords.ts'
import { unlock } from '../api/identity/sign-in.ts'
import type { Account } from '../database/queries/accounts.ts'
import { addAccount, findSystemAccount, listAccounts, setDisabled, setPassword } from '../database/queries/accounts.ts'
import type { Act } from '../database/queries/operator-acts.ts'
import { addOperatorAct } from '../database/queries/operator-acts.ts'
import { bindStaff, listBindings } from '../database/queries/provider-accounts.ts'
import { endSessions } from '../database/queries/sessions.ts'
import type { Role } from '../domain/actor.ts'

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

Roles: caseOfficer, reviewer (with agency and district), implementingOfficer (with agency), entityAgent (with entity),
districtSupervisor (with district), citySupervisor, auditor, operator. --no-password is for those who sign in by a
provider, --system for other systems, which act by keys. bindings lists who has come by the provider and waits to be bound.`

interface Options {
  readonly name?: string | undefined
  readonly role?: string | undefined
  readonly agency?: string | undefined
  readonly district?: string | undefined
  readonly entity?: string | undefined
  readonly 'no-password'?: boolean | undefined
  readonly system?: boolean | undefined
  readonly subject?: string | undefined
}

/** What an account of a role must say of its place, so that nobody is an officer of nowhere. */
const places: Readonly<Record<Exclude<Role, 'system'>, readonly ('agency' | 'district' | 'entity')[]>> = {
  caseOfficer: ['agency', 'district'],
  reviewer: ['agency', 'district'],
  implementingOfficer: ['agency'],
  entityAgent: ['entity'],
  districtSupervisor: ['district'],
  citySupervisor: [],
  auditor: [],
  operator: [],
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
  if (act) await addOperatorAct(pool, { actor: 'console', act, about, requestId: 'npm run account' })
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
      return await resetPassword(pool, id)
    case 'bind':
      return await bind(pool, id, options.subject)
    case 'unlock':
      await unlock(pool, id)
      return [`${id} may try to sign in again.`]
    case 'disable':
      await setDisabled(pool, id, true)
      return [`${id} is disabled, and ${await endSessions(pool, id)} of its sessions have ended.`]
    case 'enable':
      await setDisabled(pool, id, false)
      return [`${id} may sign in again.`]
    default:
      throw new AccountError(`There is no command ${what}.`)
  }
}

async function bind(pool: Pool, id: string, subject: string | undefined): Promise<string[]> {
  if (!subject)
    throw new AccountError('--subject is missing: issuer and subject, as npm run account -- bindings shows them.')
  if (await bindStaff(pool, id, subject)) return [`${id} is bound to ${subject}.`]
  throw new AccountError(`${id} cannot be bound: it or the person is bound already, or it is no account of staff.`)
}

async function create(pool: Pool, id: string, options: Options): Promise<string[]> {
  const account = accountFrom(id, options)
  if (options.system) return [await add(pool, account, { isSystem: true })]
  if (options['no-password']) return [await add(pool, account, {})]
  const password = firstPassword()
  return [await add(pool, account, { passwordHash: await hashPassword(password), mustChange: true }), ...told(password)]
}

async function add(pool: Pool, account: Account, how: Parameters<typeof addAccount>[2]): Promise<string> {
  if (!(await addAccount(pool, account, how))) throw new AccountError(`There is an account ${account.id} already.`)
  return `Created ${account.id}.`
}

async function resetPassword(pool: Pool, id: string): Promise<string[]> {
  const password = firstPassword()
  await setPassword(pool, id, await hashPassword(password), true)
  await unlock(pool, id)
  const ended = await endSessions(pool, id)
  return [`${id} has a new first password, and ${ended} of its sessions have ended.`, ...told(password)]
}

const told = (password: string) => [`First password, to be changed at the first sign-in: ${password}`]

function accountFrom(id: string, { name, role, agency, district, entity }: Options): Account {
  if (!/^[\w.@-]{3,60}$/.test(id)) throw new AccountError('An account has 3 to 60 letters, digits and ._@-')
  if (id.startsWith('entity-') !== (role === 'entityAgent'))
    throw new AccountError('Accounts of entities begin with entity-, and no others do.')
  if (!name) throw new AccountError('--name is missing: it is shown beside what the account does.')
  const needed = places[role as keyof typeof places]
  if (!needed) throw new AccountError(`--role must be one of ${Object.keys(places).join(', ')}.`)
  const given = { agency, district, entity }
  for (const place of ['agency', 'district', 'entity'] as const) {
    if (needed.includes(place) !== Boolean(given[place])) {
      throw new AccountError(
        `An account of the role ${role} is given ${needed.map((one) => `--${one}`).join(' and ') || 'no place'}.`,
      )
    }
  }
  return {
    id,
    name,
    role: role as Role,
    ...(agency ? { agency } : {}),
    ...(district ? { district } : {}),
    ...(entity ? { entityCode: entity } : {}),
  }
}

// Without letters and digits that look alike; 16 of 31 are 79 bits.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const firstPassword = () =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join(
    '-',
  )

function line({ id, name, role, agency, district, entityCode, disabled }: Account & { disabled: boolean }): string {
  return [id, role, agency, district, entityCode, name, disabled ? 'disabled' : undefined].filter(Boolean).join('  ')
}
