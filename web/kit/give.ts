import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { evidenceFault } from '../../api/evidence-references.ts'
import { actorFor } from '../../api/identity/standing-in.ts'
import { statusOf } from '../../api/problems.ts'
import { logRefusal } from '../../api/security-log.ts'
import type { Command } from '../../domain/case.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal } from '../../domain/refusal.ts'
import type { Executed } from '../../record/execution.ts'
import { execute } from '../../record/execute.ts'
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
 * sent, with the reason and basis that were typed. Wakes the conductor like the API.
 */
export async function give(
  { deps, actor: reader, cover, typed, request }: Asked,
  command: Command,
  caseNo?: string,
  brought?: readonly string[],
): Promise<Executed | Refusal> {
  const version = Number(one(typed, '_version'))
  const why = justificationIn(typed)
  const actor = cover && request.signedIn ? actorFor(request.signedIn.actor, cover, command.type) : reader
  if (isRefusal(actor)) return refused(request, command, actor)
  const fault = await evidenceFault(deps.record.pool, caseNo, command.payload, brought)
  if (fault) return refused(request, command, fault)
  const done = await execute(deps.record, {
    ...(caseNo === undefined ? {} : { caseNo, expectedVersion: version }),
    ...why,
    command,
    actor,
    requestId: request.id,
    idempotency: { key: one(typed, '_key').slice(0, 200), requestHash: hashOf(caseNo, command, why) },
  })
  if (isRefusal(done)) return refused(request, command, done)
  if (!done.replayed) deps.waker.progressed(done)
  return done
}

function refused(request: FastifyRequest, { type }: Command, refusal: Refusal): Refusal {
  logRefusal(request, statusOf(refusal), refusal.code, type)
  return refusal
}

function hashOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64')
}
