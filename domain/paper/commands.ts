import type { CommandDefinition, CommandTable } from '../command.ts'
import { firstRefusal, unless } from '../guards.ts'
import { paperActs } from './acts.ts'
import type { PaperCommand } from './acts.ts'
import { answers } from './answers.ts'
import type { ConfirmingCommand } from './command-types.ts'
import { actOf, enter } from './entering.ts'
import { confirmingCommands } from './second.ts'

const entered = Object.fromEntries(
  (Object.keys(paperActs) as PaperCommand[]).map((type) => [type, entering(type)]),
) as unknown as CommandTable<PaperCommand>

/**
 * Entering what the entity sent on paper (D5): the act of the entity itself, as of the day on which its paper was
 * received, with the scan, and with who entered it as the author of the entry. Whoever speaks for the entity elsewhere
 * enters nothing for it. What would fall or stand by it waits for a second person.
 */
export const paperCommands: CommandTable<PaperCommand | ConfirmingCommand> = { ...entered, ...confirmingCommands }

function entering<T extends PaperCommand>(type: T): CommandDefinition<T> {
  const act = actOf(type)
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
    decide: (state, payload, context) => enter(type, state, payload, context),
  }
}
