import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable, DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import { close, firstRefusal, open, stillRunning, unless } from '../guards.ts'
import { refuse } from '../refusal.ts'
import { endService, unserved } from '../service/unserved.ts'
import type { Deadline } from '../terms/deadline.ts'
import { barredUntil } from './fraud.ts'
import type { BarProposal, RepairCommands } from './types.ts'

/** The bar that somebody has proposed and nobody has decided yet, with the number of its application. */
export function pendingBar({ repairs }: CaseState): (BarProposal & { readonly n: number }) | undefined {
  const at = repairs.findLastIndex(({ bar }) => bar !== undefined)
  const bar = repairs[at]?.bar
  return bar && { ...bar, n: at + 1 }
}

/** The bar that was decided on a proposal, or the last one, with the number of its application. */
export function decidedBar({ repairs }: CaseState, proposal?: number) {
  const at = repairs.findLastIndex(
    ({ barDecided: { entry } = {} }) => entry !== undefined && entry === (proposal ?? entry),
  )
  const bar = repairs[at]?.barDecided
  return bar && { ...bar, n: at + 1 }
}

const decisionKey = (n: number) => `repair.${n}.bar`
const defenceKey = (n: number) => `repair.${n}.barDefence`

const pending = (state: CaseState) =>
  firstRefusal(stillRunning(state), unless(pendingBar(state) !== undefined, 'repair.barNotProposed'))

const isUntold = (state: CaseState) => unserved(state, 'repair.barProposed') !== undefined

/** The term for the defence against a bar, from its notice, and that for deciding, from its end. */
export function barTerms(state: CaseState, servedOn: LocalDate, context: DecideContext): Deadline[] {
  const bar = pendingBar(state)
  if (bar === undefined || state.undoing) return []
  const owner = state.entity.code
  const from = { barNoticeServed: servedOn }
  const defence = open(state, context, { key: defenceKey(bar.n), topic: 'repair.barDefence', from, owner })
  const decided = { barDefenceEnded: defence.dueOn }
  return [defence, open(state, context, { key: decisionKey(bar.n), topic: 'repair.bar', from: decided })]
}

/**
 * The bar (限制再次申请) after an application that rested on false material: no less than a revoked repair it takes a right
 * away for years, so it is proposed with proof, of which the entity is told and against which it may defend itself to the
 * last day of its term, then decided by another person. Until then the entity may apply as before.
 */
export const barCommands = {
  'repair.proposeBar': {
    roles: ['caseOfficer'],
    when: (state) => {
      const last = state.repairs.at(-1)
      const isOver = last?.status === 'refused' || last?.status === 'withdrawn'
      return firstRefusal(
        stillRunning(state),
        unless(pendingBar(state) === undefined, 'repair.barAlreadyProposed'),
        unless(isOver && last.barredUntil === undefined, 'repair.nothingToBar', { status: last?.status }),
      )
    },
    decide: (_state, { reasons, evidence }) =>
      evidence.length === 0 ? refuse('repair.noProof') : [event('repair.barProposed', { reasons, evidence })],
  },
  'repair.defendBar': {
    roles: ['entityAgent'],
    // On paper it may have come in time and be entered after the bar, which then holds no more.
    when: (state, { today }) => {
      const bar = pendingBar(state) ?? decidedBar(state)
      const dueOn = bar?.defence?.until
      return firstRefusal(
        stillRunning(state),
        unless(bar !== undefined, 'repair.barNotProposed'),
        unless(isUntold(state) || today <= (dueOn ?? ''), 'repair.barDefenceTooLate', { dueOn }),
      )
    },
    decide: (_state, { statement, evidence }) =>
      statement.trim() === ''
        ? refuse('repair.emptyRevocationDefence')
        : [event('repair.barDefended', { statement, evidence })],
  },
  'repair.bar': {
    roles: ['reviewer'],
    when: (state, { today }) => {
      const until = pendingBar(state)?.defence?.until
      return firstRefusal(
        pending(state),
        unless(!isUntold(state), 'repair.barNotServed'),
        unless(today > (until ?? ''), 'repair.barNotHeard', { until }),
      )
    },
    decide: (state, { reasons }, context) => {
      const { n, defence } = pendingBar(state)!
      const closes = [
        ...close(state, 'met', decisionKey(n)),
        ...close(state, 'lapsed', defenceKey(n)).map((closed) => ({ ...closed, on: defence!.until })),
      ]
      return [event('repair.barred', { reasons, barredUntil: barredUntil(state, context) }, { closes })]
    },
  },
  'repair.refuseBar': {
    roles: ['reviewer'],
    when: pending,
    decide: (state, { reasons }) => {
      const { n } = pendingBar(state)!
      const terms = [...close(state, 'met', decisionKey(n)), ...close(state, 'void', defenceKey(n))]
      const closes = [...terms, ...endService(state, 'void', 'repair.barProposed')]
      return [event('repair.barRefused', { reasons }, { closes })]
    },
  },
} satisfies CommandTable<Extract<keyof RepairCommands, `repair.${'proposeBar' | 'defendBar' | 'bar' | 'refuseBar'}`>>
