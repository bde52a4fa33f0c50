import type { CaseEvent, CaseState, Commands } from '../case.ts'
import type { CommandDefinition, CommandTable, DecideContext, Decision } from '../command.ts'
import { firstRefusal, unless } from '../guards.ts'
import { hearingCommands } from '../listing/hearing.ts'
import { rightsCommands } from '../listing/rights.ts'
import { objectionCommands } from '../objection/commands.ts'
import { rectificationCommands } from '../rectification/commands.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { repairCommands } from '../repair/commands.ts'
import { serviceCommands } from '../service/commands.ts'
import { paperActs } from './acts.ts'
import type { PaperCommand } from './acts.ts'
import { answers } from './answers.ts'
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

/**
 * Entering what the entity sent on paper (D5): the act of the entity itself, as of the day on which its paper was
 * received, with the scan, and with who entered it as the author of the entry. Whoever speaks for the entity elsewhere
 * enters nothing for it.
 */
export const paperCommands = Object.fromEntries(
  (Object.keys(paperActs) as PaperCommand[]).map((type) => [type, entering(type)]),
) as unknown as CommandTable<PaperCommand>

function entering<T extends PaperCommand>(type: T): CommandDefinition<T> {
  const act = partyCommands[paperActs[type]] as unknown as CommandDefinition<Act>
  return {
    roles: ['caseOfficer'],
    when: (state, context) => {
      const since = answers[type](state) ?? context.today
      const then = since < context.today ? since : context.today
      return firstRefusal(
        unless(context.actor.entityCode !== state.entity.code, 'paper.ownAgent'),
        // What is too late today may have been received in time, and what was too early then not any more.
        act.when(state, { ...context, today: then }) && act.when(state, context),
      )
    },
    decide: (state, payload, context) => enter(act, state, payload, context),
  }
}

function enter(
  act: CommandDefinition<Act>,
  state: CaseState,
  { receivedOn, method, files, ...payload }: PaperCommands[PaperCommand],
  context: DecideContext,
): Decision {
  if (files.length === 0) return refuse('paper.noScan')
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
