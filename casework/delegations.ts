import { z } from 'zod'
import { findSystemAccount } from '../database/queries/accounts.ts'
import type { Delegation } from '../database/queries/delegations.ts'
import * as delegations from '../database/queries/delegations.ts'
import type { Actor, Role } from '../domain/actor.ts'
import { addDays } from '../domain/calendar/days.ts'
import { commandTypes } from '../domain/decide.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { shanghaiDate } from '../record/clock.ts'
import type { DoorRecord } from '../record/door-record.ts'
import { forDoors, opened } from '../record/door-record.ts'
import { identifier, localDate, text } from './schemas/common.ts'

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

/** Lets a colleague stand in for an actor; refuses for the days, the colleague, or too many of them. */
export async function delegate(
  record: DoorRecord,
  actor: Actor,
  asked: z.infer<typeof delegationGiven>,
): Promise<Delegation | Refusal> {
  const { pool, clock } = opened(record)
  const today = shanghaiDate(await clock.now())
  const { fromOn, untilOn, commands = null, listTypes = null } = asked
  const last = addDays(fromOn, mostDays - 1)
  if (fromOn < today || untilOn < fromOn || untilOn > last) return refuse('delegation.dates', { today, most: mostDays })
  const colleague = await findSystemAccount(pool, asked.delegate)
  const fits = colleague && !colleague.isSystem && staff.includes(colleague.role) && colleague.agency === actor.agency
  if (!fits || colleague.id === actor.id) return refuse('delegation.notColleague')
  // What is named twice is for nothing more, and each delegation is kept for good.
  const scope = { commands: commands && [...new Set(commands)], listTypes: listTypes && [...new Set(listTypes)] }
  const made = await delegations.addDelegation(pool, { ...asked, ...scope, delegator: actor.id }, today)
  return made ?? refuse('delegation.tooMany', { most: delegations.mostDelegations })
}

export const { delegationKey } = delegations
export const listDelegations = forDoors(delegations.listDelegations)
/** Ends a delegation, by whoever has given it. */
export const revokeDelegation = forDoors(delegations.revokeDelegation)
