import type { FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import type { Act } from '../database/queries/operator-acts.ts'
import { addOperatorAct } from '../database/queries/operator-acts.ts'
import { logAct } from './security-log.ts'

/** Keeps in a table and in the log what was done about who may come in. `by` is who has signed in, unless it is said. */
export async function noteAct(
  pool: Pool,
  request: FastifyRequest,
  act: Act,
  about: string,
  by = request.actor.id,
): Promise<void> {
  await addOperatorAct(pool, { actor: by, act, about, requestId: request.id })
  logAct(request, act, by, about)
}
