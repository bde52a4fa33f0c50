import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { giveCommand } from '../../casework/give-command.ts'
import { actorFor } from '../../identity/standing-in.ts'
import { logRefusal } from '../../identity/security-log.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Command } from '../../domain/case.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, statusOf } from '../../domain/refusal.ts'
import type { Executed } from '../../record/execution.ts'
import { justificationIn } from '../form/view.tsx'
import { one } from '../form/values.ts'
import type { Asked } from './screen.ts'

/** Values that every form of a command carries unseen. */
export interface Safeguards {
  readonly _key: string
  /** The version of the case that the form was made for; a proposal has none. */
  readonly _version?: string
}

/**
 * Gives a command as a form has asked for it: on the version that was seen, once for its key however often the form is
 * sent, with the reason and basis that were typed.
 */
export async function give(
  asked: Asked,
  command: Command,
  caseNo?: string,
  brought?: readonly string[],
): Promise<Executed | Refusal> {
  const { deps, typed, request } = asked
  const version = Number(one(typed, '_version'))
  const why = justificationIn(typed)
  const actor = giverOf(asked, command.type)
  if (isRefusal(actor)) return refused(request, command, actor)
  const done = await giveCommand(deps, {
    ...(caseNo === undefined ? {} : { caseNo, expectedVersion: version }),
    ...why,
    command,
    actor,
    requestId: request.id,
    idempotency: { key: one(typed, '_key').slice(0, 200), requestHash: hashOf(caseNo, command, why) },
    ...(brought ? { brought } : {}),
  })
  return isRefusal(done) ? refused(request, command, done) : done
}

/** The reader as the giver of a command, for another where the reader covers somebody; refused outside the delegation. */
export const giverOf = ({ actor, cover, request }: Asked, command: string): Actor | Refusal =>
  cover && request.signedIn ? actorFor(request.signedIn.actor, cover, command) : actor

function refused(request: FastifyRequest, { type }: Command, refusal: Refusal): Refusal {
  logRefusal(request, statusOf(refusal), refusal.code, type)
  return refusal
}

function hashOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64')
}
