import { isHeldBack } from '../annulment/pending.ts'
import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable, DecideContext } from '../command.ts'
import { close, firstRefusal, stillRunning, unless } from '../guards.ts'
import { checkMeasures } from '../law/catalogue.ts'
import type { ProposedMeasure } from '../listing/types.ts'
import { reopened } from '../rectification/reopening.ts'
import { refuse } from '../refusal.ts'
import { endService, unserved } from '../service/unserved.ts'
import { outlivesEnd } from '../undoing/ending.ts'
import { barredUntil, fraudPeriod } from './fraud.ts'
import type { RepairCommands } from './types.ts'

const granted = (state: CaseState) =>
  firstRefusal(
    unless(state.repairs.at(-1)?.status === 'granted', 'repair.notGranted', { status: state.repairs.at(-1)?.status }),
    unless(state.undoing?.reason === 'repaired', 'case.endedOtherwise', { reason: state.undoing?.reason }),
  )

const proposedBy = (state: CaseState) => state.repairs.at(-1)?.revocationProposedBy

const pending = (state: CaseState) =>
  firstRefusal(granted(state), unless(proposedBy(state) !== undefined, 'repair.revocationNotProposed'))

/** Whether the last repair was revoked, on a notice that gave a term for the defence. */
const isRevoked = ({ repairs }: CaseState) =>
  repairs.at(-1)?.status === 'revoked' && repairs.at(-1)?.revocationDefence !== undefined

const withDepartments = (codes: readonly string[], { catalogue, today }: DecideContext): ProposedMeasure[] =>
  codes.map((code) => ({ code, department: catalogue.implementers(code, today)[0] ?? '' }))

function unfitMeasures(state: CaseState, measures: readonly ProposedMeasure[], { catalogue, today }: DecideContext) {
  const { tier, listType, entity } = state
  const codes = measures.map(({ code }) => code)
  const twice = codes.filter((code, at) => code in state.measures || codes.indexOf(code) < at)
  return firstRefusal(
    unless(twice.length === 0, 'listing.measureTwice', { measures: twice }),
    checkMeasures(catalogue, measures, { kind: entity.kind, tier, listType, on: today }),
  )
}

const isUntold = (state: CaseState) => unserved(state, 'repair.revocationProposed') !== undefined

const defenceUntil = (state: CaseState) => state.repairs.at(-1)?.revocationDefence?.until

const decisionKey = (state: CaseState) => `repair.${state.repairs.length}.revocation`
const defenceKey = (state: CaseState) => `repair.${state.repairs.length}.revocationDefence`

/**
 * Revocation (撤销修复) of a repair that rested on false material: proposed with proof, of which the entity is told and
 * against which it may defend itself to the last day of its term, then decided by another person. It undoes the repair on
 * every track: the listing is restored for the period that the law has for fraud, repair is barred, and rectification is
 * open again.
 */
export const revocationCommands = {
  'repair.proposeRevocation': {
    roles: ['caseOfficer'],
    when: (state) =>
      firstRefusal(granted(state), unless(proposedBy(state) === undefined, 'repair.revocationAlreadyProposed')),
    decide: (state, { reasons, evidence, measures: codes = [] }, context) => {
      if (evidence.length === 0) return refuse('repair.noProof')
      const measures = withDepartments(codes, context)
      const unfit = unfitMeasures(state, measures, context)
      if (unfit) return unfit
      return [event('repair.revocationProposed', { reasons, evidence, ...(measures.length === 0 ? {} : { measures }) })]
    },
  },
  'repair.defendRevocation': {
    roles: ['entityAgent'],
    // On paper it may have come in time and be entered after the revocation, which then holds no more.
    when: (state, { today }) =>
      firstRefusal(
        isRevoked(state) ? stillRunning(state) : pending(state),
        unless(isUntold(state) || today <= (defenceUntil(state) ?? ''), 'repair.revocationDefenceTooLate', {
          dueOn: defenceUntil(state),
        }),
      ),
    decide: (_state, { statement, evidence }) =>
      statement.trim() === ''
        ? refuse('repair.emptyRevocationDefence')
        : [event('repair.revocationDefended', { statement, evidence })],
  },
  'repair.revoke': {
    roles: ['reviewer'],
    when: (state, { today }) =>
      firstRefusal(
        pending(state),
        unless(!isUntold(state), 'repair.revocationNotServed'),
        unless(today > (defenceUntil(state) ?? ''), 'repair.revocationNotHeard', { until: defenceUntil(state) }),
      ),
    decide: (state, { reasons }, context) => {
      // Ordered by a revocation that fell, and lifted since, they are restored as those of the case are.
      const proposed = state.repairs.at(-1)?.revocationMeasures ?? []
      const measures = proposed.filter(({ code }) => !(code in state.measures))
      const unfit = unfitMeasures(state, measures, context)
      // Withdrawn from the catalogue since, it must not be ordered: refused, the revocation is proposed without it.
      if (unfit) return unfit
      const { data, opens } = fraudPeriod(state, context)
      const restored = { ...data, ...(measures.length === 0 ? {} : { measures }) }
      const own = [decisionKey(state), defenceKey(state)]
      const fallenAway = Object.keys(state.deadlines).filter(
        (other) => !own.includes(other) && !outlivesEnd(state, other),
      )
      const closes = [
        ...close(state, 'met', decisionKey(state)),
        ...close(state, 'lapsed', defenceKey(state)).map((closed) => ({ ...closed, on: defenceUntil(state)! })),
      ]
      return [
        event('repair.revoked', { reasons, barredUntil: barredUntil(state, context) }, { closes }),
        event('publicity.restored', restored, { opens, closes: close(state, 'void', ...fallenAway) }),
        reopened(state, { ground: 'falseRepair', reasons }),
        // Restored while it is held back, it is not shown before that is over.
        ...(isHeldBack(state) ? [event('publicity.suspended', {})] : []),
      ]
    },
  },
  'repair.refuseRevocation': {
    roles: ['reviewer'],
    when: pending,
    decide: (state, { reasons }) => {
      const closes = [
        ...close(state, 'met', decisionKey(state)),
        ...close(state, 'void', defenceKey(state)),
        ...endService(state, 'void', 'repair.revocationProposed'),
      ]
      return [event('repair.revocationRefused', { reasons }, { closes })]
    },
  },
} satisfies CommandTable<
  Extract<keyof RepairCommands, `repair.${'proposeRevocation' | 'defendRevocation' | 'revoke' | 'refuseRevocation'}`>
>
