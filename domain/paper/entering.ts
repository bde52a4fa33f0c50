import type { CaseEvent, CaseState, Commands } from '../case.ts'
import type { CommandDefinition, DecideContext, Decision } from '../command.ts'
import { hearingCommands } from '../listing/hearing.ts'
import { rightsCommands } from '../listing/rights.ts'
import { objectionCommands } from '../objection/commands.ts'
import { rectificationCommands } from '../rectification/commands.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { repairCommands } from '../repair/commands.ts'
import { serviceCommands } from '../service/commands.ts'
import { paperActs } from './acts.ts'
import type { PaperCommand } from './acts.ts'
import type { PaperCommands } from './command-types.ts'
import type { Paper } from './types.ts'

const partyCommands = {
  ...rightsCommands,
  ...hearingCommands,
  ...rectificationCommands,
  ...objectionCommands,
  ...repairCommands,
  ...serviceCommands,
}

type Act = (typeof paperActs)[PaperCommand]

/** The act of the entity that a paper is. */
export const actOf = (type: PaperCommand) => partyCommands[paperActs[type]] as unknown as CommandDefinition<Act>

/** What a paper of the entity does, as of the day of its receipt. */
export function enter(
  type: PaperCommand,
  state: CaseState,
  { receivedOn, method, files, ...payload }: PaperCommands[PaperCommand],
  context: DecideContext,
): Decision {
  if (files.length === 0) return refuse('paper.noScan')
  const act = actOf(type)
  const then = { ...context, today: receivedOn }
  const decision = act.when(state, then) ?? act.decide(state, payload as Commands[Act], then)
  if (isRefusal(decision)) return decision
  return decision.map((event) => received(event, { on: receivedOn, method, files }))
}

/** The event with its paper; what it fulfils was fulfilled when the paper was received. */
function received(event: CaseEvent, paper: Paper): CaseEvent {
  const closes = event.closes?.map((closed) =>
    closed.as === 'met' ? { ...closed, on: closed.on ?? paper.on } : closed,
  )
  return { ...event, data: { ...event.data, paper }, ...(closes ? { closes } : {}) } as CaseEvent
}
