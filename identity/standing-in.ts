import type { FastifyRequest } from 'fastify'
import type { Cover } from '../database/queries/delegations.ts'
import { findStandingIn } from '../database/queries/delegations.ts'
import type { Actor } from '../domain/actor.ts'
import { commandTypes } from '../domain/decide.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { shanghaiDate } from '../record/clock.ts'
import type { DoorRecord } from '../record/door-record.ts'
import { opened } from '../record/door-record.ts'
import type { SignedIn } from './sessions.ts'
import { actorOf } from './sessions.ts'

/** As whom somebody who has signed in acts in a request: as themselves, or standing in for another. */
export type StandsFor = (request: FastifyRequest, operation: string, signedIn: SignedIn) => Promise<Actor | Refusal>

const header = 'x-on-behalf-of'
const commands: ReadonlySet<string> = new Set(commandTypes)

/**
 * Lets somebody act for another whom they cover today: with that person's role and place, under their own name, and for
 * commands and reading only. The header `x-on-behalf-of` names the other account.
 */
export function standingInBy(record: DoorRecord): StandsFor {
  const { pool, clock } = opened(record)
  return async ({ headers, method }, operation, { actor, operations }) => {
    const delegator = headers[header]
    if (delegator === undefined) return actor
    if (operations !== undefined) return refuse('delegation.none')
    const found = await findStandingIn(pool, actor.id, String(delegator), shanghaiDate(await clock.now()))
    if (!found) return refuse('delegation.none')
    const reads = method === 'GET' || method === 'HEAD'
    if (reads) return readerFor(actor, found)
    return commands.has(operation) ? actorFor(actor, found, operation) : refuse('delegation.notHere')
  }
}

/** Whether a delegation is for a command. */
export const covers = ({ commands: given }: Cover['delegations'][number], command: string): boolean =>
  given === null || given.includes(command)

/** Somebody as they give a command for another whom they cover; refuses with `delegation.outOfScope`. */
export function actorFor(self: Actor, { account, delegations }: Cover, command: string): Actor | Refusal {
  const scopes = delegations.filter((one) => covers(one, command))
  return scopes.length === 0 ? refuse('delegation.outOfScope') : readerFor(self, { account, delegations: scopes })
}

/** Somebody as they read for another whom they cover: with that person's role and place, under the own name. */
export function readerFor(self: Actor, { account, delegations }: Cover): Actor {
  const stood = { ...actorOf(account), id: self.id, onBehalfOf: account.id }
  return delegations.some(({ listTypes }) => listTypes === null)
    ? stood
    : { ...stood, listTypes: delegations.flatMap(({ listTypes }) => listTypes ?? []) }
}
