import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable } from '../command.ts'
import { close, firstRefusal, open, otherPerson, unless } from '../guards.ts'
import { publicityPeriod } from '../publicity/period.ts'
import { refuse } from '../refusal.ts'

const granted = (state: CaseState) =>
  firstRefusal(
    unless(state.repairs.at(-1)?.status === 'granted', 'repair.notGranted', { status: state.repairs.at(-1)?.status }),
    unless(state.undoing?.reason === 'repaired', 'case.endedOtherwise', { reason: state.undoing?.reason }),
  )

const proposedBy = (state: CaseState) => state.repairs.at(-1)?.revocationProposedBy

/** Revocation (撤销修复) of a repair that rested on false material: the listing is restored with a new period. */
export const revocationCommands: CommandTable<'repair.proposeRevocation' | 'repair.revoke'> = {
  'repair.proposeRevocation': {
    roles: ['caseOfficer'],
    when: (state) =>
      firstRefusal(granted(state), unless(proposedBy(state) === undefined, 'repair.revocationAlreadyProposed')),
    decide: (state, { reasons, evidence }, context) => {
      if (evidence.length === 0) return refuse('repair.noProof')
      const key = `repair.${state.repairs.length}.revocation`
      const opens = [open(state, context, { key, topic: 'listing.review', startsOn: context.today })]
      return [event('repair.revocationProposed', { reasons, evidence }, { opens })]
    },
  },
  'repair.revoke': {
    roles: ['reviewer'],
    when: (state, context) =>
      firstRefusal(
        granted(state),
        unless(proposedBy(state) !== undefined, 'repair.revocationNotProposed'),
        otherPerson(context, proposedBy(state), 'repair.sameRevoker'),
      ),
    decide: (state, { reasons }, context) => {
      const { rule } = context.rules.resolve('repair.fraudBar', { on: context.today, field: state.field })
      const barredUntil = context.rules.addTerm(context.today, rule.term!).dueOn
      const { data, opens } = publicityPeriod(state, context)
      const key = `repair.${state.repairs.length}.revocation`
      const fallenAway = Object.keys(state.deadlines).filter((other) => other !== key)
      return [
        event('repair.revoked', { reasons, barredUntil }, { closes: close(state, 'met', key) }),
        event('publicity.restored', data, { opens, closes: close(state, 'void', ...fallenAway) }),
      ]
    },
  },
}
