import type { Actor } from '../domain/actor.ts'
import { addDays } from '../domain/calendar/days.ts'
import type { CaseState, Command, Commands, CommandType, RecordedEvent } from '../domain/case.ts'
import type { Catalogue, DecideContext } from '../domain/command.ts'
import { decide, lawfulCommands } from '../domain/decide.ts'
import type { LocalDate } from '../domain/dates.ts'
import { evolve } from '../domain/evolve.ts'
import { isRefusal } from '../domain/refusal.ts'
import type { RuleBook } from '../domain/law/rulebook-types.ts'
import type { Dice } from './payloads.ts'
import { nextDate } from './next-date.ts'
import { payloads } from './payloads.ts'

/** One command of a random life that was carried out. */
export interface LivedStep {
  readonly on: LocalDate
  readonly command: CommandType
  readonly before: CaseState | undefined
  readonly after: CaseState
}

/** What random lives are lived on. */
export interface Stage {
  readonly rules: RuleBook
  readonly catalogue: Catalogue
  readonly proposal: Commands['listing.propose']
  readonly start: string
}

/** A repeatable source of whole numbers (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed
  return (n) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n
  }
}

type Commandable = Exclude<CommandType, 'listing.propose'>

const seldom = new Set<CommandType>([
  'listing.withdraw',
  'annulment.record',
  'publicity.expire',
  'correction.propose',
  'listing.proposeRevocation',
  'rectification.proposeReopening',
  'service.consent',
  'service.withdrawConsent',
  'paper.consent',
  'paper.withdrawConsent',
])

/** Lives one case with random commands by random people on moving days; answers with the steps that were lawful. */
export function liveOnce(stage: Stage, dice: Dice, attempts: number): LivedStep[] {
  const steps: LivedStep[] = []
  let today = stage.start
  let state: CaseState | undefined
  const give = (actor: Actor, command: Command) => {
    const context: DecideContext = { today, actor, rules: stage.rules, catalogue: stage.catalogue }
    const before = state
    const decision = decide(before, command, context)
    if (isRefusal(decision)) return
    for (const event of decision)
      state = evolve(state, 'BH-2026-000001', { ...event, on: today, by: actor.id } as RecordedEvent)
    if (state && decision.length > 0) steps.push({ on: today, command: command.type, before, after: state })
  }
  const people = castOf(stage.proposal)
  // Half of the entities never answer, so that the ladder of interviews is climbed to its end.
  const silent = dice(2) === 0
  give(people[0]!, { type: 'listing.propose', payload: stage.proposal })
  for (let attempt = 0; attempt < attempts && state; attempt += 1) {
    if (dice(5) === 0)
      today = dice(2) === 0 ? nextDate(state, today) : addDays(today, [1, 3, 8, 20, 60, 300][dice(6)] ?? 1)
    const actor = people[dice(people.length)]!
    const command = randomCommand(
      state,
      { today, actor, rules: stage.rules, catalogue: stage.catalogue },
      dice,
      silent ? ['rectification.commit', 'paper.commit'] : [],
    )
    if (command) give(actor, command)
  }
  return steps
}

// Lawful at any time, so that they would take the turn of those that lead on.
const changesNothing: ReadonlySet<CommandType> = new Set(['account.noteOpened', 'account.noteProved'])

/** Whether a command can be given again and again and leads nowhere: another report of what is reported, another department. */
export const leadsNowhere = (type: CommandType, { measures }: CaseState): boolean =>
  type === 'measure.handOver' ||
  (type === 'measure.feedBack' &&
    Object.values(measures).every(({ status }) => status !== 'acknowledged' && status !== 'carriedOut'))

/** A command that is lawful now for the actor of the context, with a plausible payload; undefined where there is none. */
export function randomCommand(
  state: CaseState,
  context: DecideContext,
  dice: Dice,
  never: readonly CommandType[] = [],
): Command | undefined {
  // Each act of the entity is lawful on paper too; taken as often it would leave little to the agency.
  const withPapers = dice(5) === 0
  const lawful = (lawfulCommands(state, context) as Commandable[]).filter(
    (type) => !changesNothing.has(type) && (withPapers || !type.startsWith('paper.')),
  )
  const type = lawful[dice(Math.max(1, lawful.length))]
  // These are lawful nearly always; taken as often as the rest they would cut most lives short, or take their turns.
  const isSeldom = type !== undefined && (seldom.has(type) || leadsNowhere(type, state))
  if (!type || (isSeldom && dice(80) > 0) || never.includes(type)) return undefined
  return { type, payload: payloads[type](state, context.today, dice) } as Command
}

/** Everybody whom a case of this proposal concerns. */
export function castOf({ agency, district, entity, measures }: Commands['listing.propose']): Actor[] {
  return [
    { id: 'officer', role: 'caseOfficer', agency, district },
    { id: 'reviewer', role: 'reviewer', agency, district },
    { id: 'second-reviewer', role: 'reviewer', agency, district },
    { id: 'agent', role: 'entityAgent', entityCode: entity.code },
    { id: 'system', role: 'system' },
    ...measures.map(({ department }): Actor => ({
      id: `at-${department}`,
      role: 'implementingOfficer',
      agency: department,
    })),
  ]
}
