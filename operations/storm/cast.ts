import { ensureAccounts } from '../../identity/accounts.ts'
import { openSession } from '../../identity/sessions.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Pool } from 'pg'
import { townAccounts } from '../demo/town.ts'
import { fictitiousProposal } from '../../fictitious/proposal.ts'
import type { Cast } from './living.ts'

const accounts = townAccounts([fictitiousProposal.entity.code])

/** Everybody who acts in the storm, as the domain knows them. */
export const townActors: readonly Actor[] = accounts.map(({ id, role, agency, district, entityCode }) => ({
  id,
  role,
  ...(agency === undefined ? {} : { agency }),
  ...(district === undefined ? {} : { district }),
  ...(entityCode === undefined ? {} : { entityCode }),
}))

/** Opens the accounts of the storm's people and a session for each. */
export async function openCast(pool: Pool, password: string): Promise<Cast> {
  await ensureAccounts(pool, accounts, password)
  const tokens = new Map<string, string>()
  for (const { id } of accounts) tokens.set(id, (await openSession(pool, id, { device: 'storm' })).token)
  return {
    people: townActors.filter(({ role }) => role !== 'citySupervisor'),
    reader: townActors.find(({ role }) => role === 'citySupervisor')?.id ?? '',
    tokenOf: (id) => tokens.get(id) ?? '',
  }
}
