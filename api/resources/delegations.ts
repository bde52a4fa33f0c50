import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { findSystemAccount } from '../../database/queries/accounts.ts'
import type { Delegation } from '../../database/queries/delegations.ts'
import { addDelegation, listDelegations, revokeDelegation } from '../../database/queries/delegations.ts'
import type { Actor, Role } from '../../domain/actor.ts'
import { addDays } from '../../domain/calendar/days.ts'
import { commandTypes } from '../../domain/decide.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { shanghaiDate } from '../../record/clock.ts'
import type { Record } from '../../record/execution.ts'
import { everyRole } from '../access.ts'
import type { Deps } from '../deps.ts'
import { sendIdentityRefusal } from '../identity/texts.ts'
import { identifier, localDate, text } from '../schemas/common.ts'
import { noContent } from '../schemas/empty.ts'
import { problemResponses } from '../schemas/problem.ts'

/** Who may stand in and be stood in for. */
export const staff: readonly Role[] = ['caseOfficer', 'reviewer', 'implementingOfficer']
const mostDays = 92

/** What a delegation says. */
export const delegationGiven = z.strictObject({
  delegate: identifier.describe('The colleague who stands in'),
  fromOn: localDate,
  untilOn: localDate.describe('The last day'),
  reason: text.max(500),
  commands: z.exactOptional(
    z
      .array(z.enum(commandTypes as [string, ...string[]]))
      .min(1)
      .max(100),
  ),
  listTypes: z.exactOptional(z.array(identifier).min(1).max(100)),
})
const told = z.object({
  id: z.uuid(),
  delegator: z.string(),
  delegate: z.string(),
  fromOn: z.string(),
  untilOn: z.string(),
  commands: z.array(z.string()).nullable(),
  listTypes: z.array(z.string()).nullable(),
  reason: z.string(),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
  revokedBy: z.string().nullable(),
})
const one = z.object({ id: z.uuid() })

/** Standing in for a colleague: given by the one who will be away, dated, and in the ledger with both names. */
export function delegationResources(app: FastifyInstance, { record }: Deps): void {
  const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['delegations'] })

  app.post<{ Body: z.infer<typeof delegationGiven> }>(
    '/delegations',
    {
      config: { access: staff },
      schema: {
        ...about('delegate', 'Let a colleague stand in'),
        body: delegationGiven,
        response: { 201: told, ...problemResponses },
      },
    },
    async (request, reply) => {
      const made = await delegate(record, request.actor, request.body)
      return isRefusal(made) ? sendIdentityRefusal(request, reply, made) : reply.code(201).send(made)
    },
  )

  app.get(
    '/delegations',
    {
      config: { access: everyRole },
      schema: {
        ...about('listDelegations', 'Delegations given or received; for auditors and operators every one'),
        response: { 200: z.object({ items: z.array(told) }), ...problemResponses },
      },
    },
    async ({ actor }) => {
      const all = actor.role === 'auditor' || actor.role === 'operator'
      return { items: await listDelegations(record.pool, all ? undefined : actor.id) }
    },
  )

  app.delete<{ Params: z.infer<typeof one> }>(
    '/delegations/:id',
    {
      config: { access: staff },
      schema: {
        ...about('endDelegation', 'End a delegation given or received'),
        params: one,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const ended = await revokeDelegation(record.pool, request.params.id, request.actor.id)
      return ended ? reply.code(204).send() : sendIdentityRefusal(request, reply, refuse('delegation.unknown'))
    },
  )
}

/** Lets a colleague stand in for an actor; refuses for the days or the colleague. */
export async function delegate(
  record: Record,
  actor: Actor,
  asked: z.infer<typeof delegationGiven>,
): Promise<Delegation | Refusal> {
  const today = shanghaiDate(await record.clock.now())
  const { fromOn, untilOn, commands = null, listTypes = null } = asked
  const last = addDays(fromOn, mostDays - 1)
  if (fromOn < today || untilOn < fromOn || untilOn > last) return refuse('delegation.dates', { today, most: mostDays })
  const colleague = await findSystemAccount(record.pool, asked.delegate)
  const fits = colleague && !colleague.isSystem && staff.includes(colleague.role) && colleague.agency === actor.agency
  if (!fits || colleague.id === actor.id) return refuse('delegation.notColleague')
  return await addDelegation(record.pool, { ...asked, commands, listTypes, delegator: actor.id })
}
