import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable } from '../command.ts'
import { mostTermDays } from '../dates.ts'
import { firstRefusal, isTermOfDays, open, otherPerson, stillRunning, unless } from '../guards.ts'
import { refuse } from '../refusal.ts'

type ExtensionCommand =
  | 'rectification.askExtension'
  | 'rectification.approveExtension'
  | 'rectification.refuseExtension'

const pending = (state: CaseState) =>
  firstRefusal(
    stillRunning(state),
    unless(state.rectification?.extension !== undefined, 'rectification.noExtensionAsked'),
  )

/** Extension of the term: asked with a reason before it passes, approved by another person. */
export const extensionCommands: CommandTable<ExtensionCommand> = {
  'rectification.askExtension': {
    roles: ['entityAgent', 'caseOfficer'],
    when: (state, context) =>
      firstRefusal(
        stillRunning(state),
        unless(state.rectification !== undefined, 'rectification.notOrdered'),
        unless(state.rectification?.status !== 'accepted', 'rectification.notNow', { status: 'accepted' }),
        unless(state.rectification?.extension === undefined, 'rectification.extensionAlreadyAsked'),
        unless(context.today <= (state.rectification?.dueOn ?? ''), 'rectification.extensionTooLate', {
          dueOn: state.rectification?.dueOn,
        }),
      ),
    decide: (state, { reason, days }, context) => {
      if (!isTermOfDays(days)) return refuse('rectification.extensionDaysInvalid', { days, most: mostTermDays })
      const { rule } = context.rules.resolve('rectification.term', { on: context.today, field: state.field })
      const allowed = rule.params?.['extensions']
      if (typeof allowed === 'number' && (state.rectification?.extensions ?? 0) >= allowed) {
        return refuse('rectification.extensionsUsedUp', { allowed }, rule.id)
      }
      return [event('rectification.extensionAsked', { reason, days })]
    },
  },
  'rectification.approveExtension': {
    roles: ['reviewer'],
    when: (state, context) =>
      firstRefusal(
        pending(state),
        otherPerson(context, state.rectification?.extension?.askedBy, 'rectification.sameExtensionApprover'),
      ),
    decide: (state, { comments }, context) => {
      const { rectification } = state
      const days = rectification?.extension?.days ?? 0
      // Asked for before there was a bound: it can be refused and asked for anew.
      if (!isTermOfDays(days)) return refuse('rectification.extensionDaysInvalid', { days, most: mostTermDays })
      const extended = open(state, context, {
        key: 'rectification.due',
        topic: 'rectification.term',
        startsOn: rectification?.dueOn ?? context.today,
        term: { count: days, unit: 'days' },
        owner: state.entity.code,
      })
      return [event('rectification.extended', { comments, days }, { opens: [extended] })]
    },
  },
  'rectification.refuseExtension': {
    roles: ['reviewer'],
    when: (state, context) =>
      firstRefusal(
        pending(state),
        otherPerson(context, state.rectification?.extension?.askedBy, 'rectification.sameExtensionApprover'),
      ),
    decide: (_state, { reasons }) => [event('rectification.extensionRefused', { reasons })],
  },
}
