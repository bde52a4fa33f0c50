import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable, DecideContext } from '../command.ts'
import { addDays } from '../calendar/days.ts'
import { mostTermDays } from '../dates.ts'
import type { LocalDate } from '../dates.ts'
import { close, firstRefusal, isTermOfDays, nth, open, stillRunning, unless } from '../guards.ts'
import { isSame } from '../terms/deadline.ts'
import type { Deadline } from '../terms/deadline.ts'
import { refuse } from '../refusal.ts'
import { unserved } from '../service/unserved.ts'
import { heldByService, isOrdered } from './after-service.ts'
import type { Refusal } from '../refusal.ts'

type ExtensionCommand =
  | 'rectification.askExtension'
  | 'rectification.approveExtension'
  | 'rectification.refuseExtension'

// One that waits when publicity ends by time is still to be answered: the duty to correct goes on.
const pending = (state: CaseState) =>
  firstRefusal(stillOwed(state), unless(state.rectification?.extension !== undefined, 'rectification.noExtensionAsked'))

/** An end by time ends the sanction and not the duty: what was ordered is still to be corrected, checked and answered. */
export const stillOwed = (state: CaseState): Refusal | undefined =>
  state.undoing?.reason === 'expired' ? undefined : stillRunning(state)

/** Extension of the term: asked with a reason before it passes, approved by another person. */
export const extensionCommands = {
  'rectification.askExtension': {
    roles: ['entityAgent', 'caseOfficer'],
    when: (state, context) =>
      firstRefusal(
        stillRunning(state),
        unless(state.rectification !== undefined && isOrdered(state), 'rectification.notOrdered'),
        unless(state.rectification?.status !== 'accepted', 'rectification.notNow', { status: 'accepted' }),
        unless(state.rectification?.extension === undefined, 'rectification.extensionAlreadyAsked'),
        // One refusal holds the term until it is served, and no second request holds it longer.
        unless(
          unserved(state, 'rectification.reopened', 'rectification.extensionRefused') === undefined,
          'rectification.answerNotServed',
        ),
        unless(
          (context.today <= (state.rectification?.dueOn ?? '') && !isHeldByRefusal(state)) || heldByService(state),
          'rectification.extensionTooLate',
          {
            dueOn: state.rectification?.dueOn,
          },
        ),
      ),
    decide: (state, { reason, days }, context) => {
      const tooLong = beyondCeiling(state, days, context)
      if (tooLong) return tooLong
      const { rule } = context.rules.resolve('rectification.term', { on: context.today, field: state.field })
      const allowed = rule.params?.['extensions']
      if (typeof allowed === 'number' && (state.rectification?.extensions ?? 0) >= allowed) {
        return refuse('rectification.extensionsUsedUp', { allowed }, rule.id)
      }
      const key = nth('rectification.extension', (state.rectification?.extensionsAsked ?? 0) + 1)
      const from = { extensionAsked: context.today }
      const opens = [open(state, context, { key, topic: 'rectification.extension', from })]
      // Received in time and entered later: the term has not passed before the answer, and nothing follows on it.
      const closes = state.rectification?.overdueOn === undefined ? [] : close(state, 'void', ...interviewKeys(state))
      const asker = context.actor.role === 'entityAgent' ? { byEntity: true as const } : {}
      return [event('rectification.extensionAsked', { reason, days, ...asker }, { opens, closes })]
    },
  },
  'rectification.approveExtension': {
    roles: ['reviewer'],
    when: pending,
    decide: (state, { comments }, context) => {
      const days = state.rectification?.extension?.days ?? 0
      // Asked for before there was a bound: it can be refused and asked for anew.
      const tooLong = beyondCeiling(state, days, context)
      if (tooLong) return tooLong
      const extended = extendedBy(days, state, context)
      // Opened before a pending request held the clock: the term has not passed after all.
      const closes = [...close(state, 'met', extensionKey(state)), ...close(state, 'void', ...interviewKeys(state))]
      return [event('rectification.extended', { comments, days }, { opens: [extended], closes })]
    },
  },
  'rectification.refuseExtension': {
    roles: ['reviewer'],
    when: pending,
    decide: (state, { reasons }) => [
      event('rectification.extensionRefused', { reasons }, { closes: close(state, 'met', extensionKey(state)) }),
    ],
  },
} satisfies CommandTable<ExtensionCommand>

// The day of service is left to do what was ordered, and not to ask for what was refused.
const isHeldByRefusal = ({ service, deadlines }: CaseState) =>
  Object.values(service?.done ?? {}).some(
    ({ act, opened = [] }) =>
      act === 'rectification.extensionRefused' && opened.some((began) => isSame(deadlines[began.key], began)),
  )

/**
 * The term with more days. A request in time holds it until the answer, so the days are still to come: where, counted from
 * the end of the old term, they would be over at the answer, they count from the answer.
 */
function extendedBy(days: number, state: CaseState, context: DecideContext): Deadline {
  const from = (again: LocalDate) =>
    open(state, context, {
      key: 'rectification.due',
      topic: 'rectification.term',
      again,
      term: { count: days, unit: 'days' },
      owner: state.entity.code,
    })
  const fromOldEnd = from(state.rectification?.dueOn ?? context.today)
  if (fromOldEnd.dueOn >= context.today) return fromOldEnd
  return { ...from(context.today), countsFrom: 'extensionAnswered' }
}

/** The keys of what is due about interviews. */
export const interviewKeys = ({ deadlines }: CaseState) =>
  Object.keys(deadlines).filter((key) => key.startsWith('interview.'))

/** The key of the term for answering the last request. */
export const extensionKey = ({ rectification }: CaseState) =>
  nth('rectification.extension', rectification?.extensionsAsked ?? 1)

// No text sets a ceiling: the rule does, and rectification ends with publicity at the latest.
function beyondCeiling(state: CaseState, days: number, context: DecideContext): Refusal | undefined {
  const { rule } = context.rules.resolve('rectification.extension', { on: context.today, field: state.field })
  const most = Math.min(mostTermDays, Number(rule.params?.['mostDays'] ?? mostTermDays))
  if (!isTermOfDays(days) || days > most) {
    return refuse('rectification.extensionDaysInvalid', { days, most }, rule.id)
  }
  const until = state.publicity?.until
  const isBeyond = until !== undefined && addDays(extendedBy(days, state, context).startsOn, days) > until
  return isBeyond ? refuse('rectification.extensionBeyondPublicity', { until }) : undefined
}
