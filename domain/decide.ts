import { accountCommands } from './accounts/commands.ts'
import type { Actor, Role } from './actor.ts'
import { annulmentCommands } from './annulment/commands.ts'
import type { CaseState, Command, Commands, CommandType } from './case.ts'
import { chasingCommands } from './chasing/commands.ts'
import { correctionCommands } from './correction/commands.ts'
import type { CommandDefinition, CommandTable, DecideContext, Decision } from './command.ts'
import { firstDate, lastDate, OutsideCalendar } from './dates.ts'
import { ofOthers } from './four-eyes.ts'
import { interviewCommands } from './interview/commands.ts'
import { listingCommands } from './listing/commands.ts'
import { propose } from './listing/proposal.ts'
import { withHeardLate } from './listing/reopening.ts'
import { measureCommands } from './measures/commands.ts'
import { objectionCommands } from './objection/commands.ts'
import { paperCommands } from './paper/commands.ts'
import { withSecond } from './paper/second.ts'
import { publicityCommands } from './publicity/commands.ts'
import { rectificationCommands } from './rectification/commands.ts'
import type { Refusal } from './refusal.ts'
import { refuse } from './refusal.ts'
import { repairCommands } from './repair/commands.ts'
import { withReopened } from './repair/unheard.ts'
import { serviceCommands } from './service/commands.ts'
import { withServices } from './service/opening.ts'
import { checkTypedDates } from './typed-dates.ts'
import { undoingCommands } from './undoing/commands.ts'

const commands = {
  ...listingCommands,
  ...publicityCommands,
  ...measureCommands,
  ...rectificationCommands,
  ...interviewCommands,
  ...objectionCommands,
  ...repairCommands,
  ...serviceCommands,
  ...paperCommands,
  ...annulmentCommands,
  ...correctionCommands,
  ...undoingCommands,
  ...chasingCommands,
  ...accountCommands,
} satisfies CommandTable<Exclude<CommandType, 'listing.propose'>>

/** A command on a case that a person may give: all but those that only the system gives. */
export type HumanCommand = {
  [T in keyof typeof commands]: (typeof commands)[T]['roles'][number] extends 'system' ? never : T
}[keyof typeof commands]

/** Those of a track. */
export type HumanCommandOf<Track extends string> = Extract<HumanCommand, `${Track}.${string}`>

/** Every command type there is, in the order of the closed loop. */
export const commandTypes = ['listing.propose', ...Object.keys(commands)] as readonly CommandType[]

/**
 * Decides a command: the events it causes, or why it is refused. Pure; the one gate for every path,
 * whether page, API, bulk initiation or conductor.
 */
export function decide(state: CaseState | undefined, command: Command, context: DecideContext): Decision {
  try {
    return decideWithin(state, command, context)
  } catch (error) {
    // Whatever date a term began with or would end on: what cannot be counted is not done.
    if (!(error instanceof OutsideCalendar)) throw error
    return refuse('date.outsideCalendar', { date: error.date, from: firstDate, to: lastDate })
  }
}

function decideWithin(state: CaseState | undefined, command: Command, context: DecideContext): Decision {
  if (command.type === 'listing.propose') {
    if (state) return refuse('case.exists', { caseNo: state.caseNo })
    return (
      withinDelegation(context.actor, command.payload.listType) ??
      checkTypedDates(state, command, context.today) ??
      propose(command.payload, context)
    )
  }
  if (!state) return refuse('case.unknown', { caseNo: undefined })
  const definition = commands[command.type] as CommandDefinition<CommandType> | undefined
  if (!definition) return refuse('command.unknown', { type: command.type })
  const decided = () => definition.decide(state, command.payload as Commands[CommandType], context)
  return (
    mayAct(state, command.type, definition, context.actor) ??
    definition.when(state, context) ??
    ofOthers(state, command.type, context.actor) ??
    checkTypedDates(state, command, context.today) ??
    withSecond(
      state,
      command,
      withServices(state, withHeardLate(state, withReopened(state, decided(), context), context), context),
      context,
    )
  )
}

/** The commands an actor may give now, whatever their payload. */
export function lawfulCommands(state: CaseState, context: DecideContext): CommandType[] {
  const types = Object.keys(commands) as Exclude<CommandType, 'listing.propose'>[]
  return types.filter((type) => !refusalNow(state, type, context))
}

/** Why an actor may not give a command now, whatever its payload; undefined when it is lawful. */
export function refusalNow(
  state: CaseState,
  type: Exclude<CommandType, 'listing.propose'>,
  context: DecideContext,
): Refusal | undefined {
  const definition = commands[type] as CommandDefinition<CommandType>
  return (
    mayAct(state, type, definition, context.actor) ??
    definition.when(state, context) ??
    ofOthers(state, type, context.actor)
  )
}

function mayAct(
  state: CaseState,
  type: CommandType,
  { roles }: { roles: readonly string[] },
  actor: Actor,
): Refusal | undefined {
  if (!roles.includes(actor.role)) return refuse('role.notAllowed', { role: actor.role, command: type })
  if ((actor.role === 'caseOfficer' || actor.role === 'reviewer') && actor.agency !== state.agency) {
    return refuse('role.otherAgency', { agency: state.agency })
  }
  if (actor.role === 'entityAgent' && actor.entityCode !== state.entity.code) return refuse('role.otherEntity')
  if (actor.onlyCases !== undefined && !actor.onlyCases.includes(state.caseNo)) return refuse('role.otherCase')
  return withinDelegation(actor, state.listType)
}

function withinDelegation({ listTypes, onBehalfOf }: Actor, listType: string): Refusal | undefined {
  if (listTypes === undefined || listTypes.includes(listType)) return undefined
  return refuse('role.outsideDelegation', { delegator: onBehalfOf })
}

/** The roles that may give a command at all. */
export function rolesOf(type: Exclude<CommandType, 'listing.propose'>): readonly Role[] {
  return commands[type].roles
}
