import { event } from '../case.ts'
import type { CaseState, Command, EventType } from '../case.ts'
import type { CommandTable, DecideContext, Decision } from '../command.ts'
import { supposing } from '../evolve.ts'
import { close, firstRefusal, open, unless } from '../guards.ts'
import { resumed } from '../publicity/resuming.ts'
import { isRefusal, refuse } from '../refusal.ts'
import type { ConfirmingCommand, PaperCommands } from './command-types.ts'
import { enter } from './entering.ts'
import { mayNeedSecond } from './waiting.ts'

const key = 'paper.confirm'

/** What a paper makes fall, or stand, beside being entered. */
const weighty: ReadonlySet<EventType> = new Set<EventType>([
  'service.voided',
  'service.reopened',
  'service.stands',
  'listing.reopened',
  'repair.barReopened',
  'repair.revocationReopened',
])

/**
 * A paper by which something would fall, or stand again, takes a second person: entered, it waits (four eyes). Any other
 * holds at once, since it only adds to the case.
 */
export function withSecond(state: CaseState, command: Command, decision: Decision, context: DecideContext): Decision {
  if (isRefusal(decision)) return decision
  if (command.type === 'paper.confirm')
    return [...decision, ...resumed(supposing(state, context, ...decision), context)]
  if (!mayNeedSecond(command) || !decision.some(({ type }) => weighty.has(type))) return decision
  if (state.paper !== undefined) return refuse('paper.waiting')
  const { type: act, payload } = command
  const { receivedOn: on, method, files, ...said } = payload
  const opens = [open(state, context, { key, topic: key, from: { paperEntered: context.today } })]
  return [event('paper.entered', { act, ...said, paper: { on, method, files } }, { opens })]
}

const waiting = (state: CaseState, { actor }: DecideContext) =>
  firstRefusal(
    unless(actor.entityCode !== state.entity.code, 'paper.ownAgent'),
    unless(state.paper !== undefined, 'paper.noneWaits'),
  )

const without = ({ paper: _decided, ...state }: CaseState): CaseState => state

/** The second person who says whether a paper is what it is entered as, and of whom. */
export const confirmingCommands = {
  'paper.confirm': {
    roles: ['reviewer'],
    when: waiting,
    decide: (state, { comments, reached }, context) => {
      const { act, paper, by: _enterer, ...said } = state.paper!
      const { on: receivedOn, ...receipt } = paper
      const decided = enter(act, state, { ...said, ...receipt, receivedOn } as PaperCommands[typeof act], context)
      if (isRefusal(decided)) return decided
      const acts = decided.map((one) =>
        reached && one.type === 'service.consentWithdrawn'
          ? { ...one, data: { ...one.data, reached: true as const } }
          : one,
      )
      return [...acts, event('paper.confirmed', { act, comments }, { closes: close(state, 'met', key) })]
    },
  },
  'paper.refuse': {
    roles: ['reviewer'],
    when: waiting,
    decide: (state, { reasons }, context) => {
      const refused = event('paper.refused', { act: state.paper!.act, reasons }, { closes: close(state, 'met', key) })
      return [refused, ...resumed(without(state), context)]
    },
  },
} satisfies CommandTable<ConfirmingCommand>
