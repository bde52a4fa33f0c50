import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { DecideContext, Decision } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import { supposing } from '../evolve.ts'
import { open, stillRunning } from '../guards.ts'
import { isRefusal } from '../refusal.ts'
import type { ServedAct } from '../service/types.ts'
import type { ClosedDeadline, Deadline } from '../terms/deadline.ts'
import { endPublicity } from '../undoing/ending.ts'
import { revocationTerms } from './after-service.ts'
import { barTerms, decidedBar, pendingBar } from './bar.ts'
import type { Unheard } from './types.ts'

/**
 * A bar on repair, or the revocation of one, that was decided before its entity was heard does not hold (行政处罚法 Arts 44,
 * 45, 62): whoever was never told, or has said something in time, is heard, and then it is decided anew.
 */
export function withReopened(state: CaseState, decision: Decision, context: DecideContext): Decision {
  if (isRefusal(decision)) return decision
  const reopened = decision.flatMap((decided) => reopenedBy(state, decided, context))
  return reopened.length === 0 ? decision : [...decision, ...reopened]
}

function reopenedBy(state: CaseState, decided: CaseEvent, context: DecideContext): CaseEvent[] {
  switch (decided.type) {
    case 'repair.barDefended':
      return pendingBar(state) === undefined
        ? barReopened(state, decidedBar(state), { ground: 'defendedInTime' }, context)
        : []
    case 'repair.revocationDefended':
      return isRevoked(state) ? revocationReopened(state, { ground: 'defendedInTime' }, context) : []
    case 'correction.confirmed': {
      const { field, act = '', on } = decided.data
      const done = field === 'actServedOn' ? state.service?.done?.[act] : undefined
      return done && on ? reopenedServedLater(state, done, on, context) : []
    }
    default:
      return []
  }
}

/** What falls with a notice that was none: the decision that was made on it. */
export function reopenedUnserved(state: CaseState, done: ServedAct, context: DecideContext): CaseEvent[] {
  const unheard = { ground: 'notServed' } as const
  if (done.act === 'repair.barProposed') return barReopened(state, decidedBar(state, done.entry), unheard, context)
  return isRevocationOn(state, done) ? revocationReopened(state, unheard, context) : []
}

// By the right day of the notice the entity could still defend itself when it was decided.
function reopenedServedLater(state: CaseState, done: ServedAct, servedOn: LocalDate, context: DecideContext) {
  const unheard = { ground: 'servedLater', servedOn } as const
  const lawOf = done.recordedOn
  const bar = done.act === 'repair.barProposed' ? decidedBar(state, done.entry) : undefined
  if (bar) {
    const from = { barNoticeServed: servedOn }
    const defence = open(state, context, { key: 'defence', topic: 'repair.barDefence', from, lawOf })
    return defence.dueOn < bar.decidedOn ? [] : barReopened(state, bar, unheard, context)
  }
  if (!isRevocationOn(state, done)) return []
  const from = { revocationNoticeServed: servedOn }
  const defence = open(state, context, { key: 'defence', topic: 'repair.revocationDefence', from, lawOf })
  return defence.dueOn < state.publicity!.from ? [] : revocationReopened(state, unheard, context)
}

/** Whether this notice was that of the revocation that now holds. */
const isRevocationOn = (state: CaseState, { act, repair }: ServedAct) =>
  act === 'repair.revocationProposed' && isRevoked(state) && repair === state.repairs.length

const isRevoked = ({ repairs, undoing }: CaseState) => repairs.at(-1)?.status === 'revoked' && undoing === undefined

function barReopened(
  state: CaseState,
  bar: ReturnType<typeof decidedBar>,
  unheard: Unheard,
  context: DecideContext,
): CaseEvent[] {
  // One that is over burdens nobody.
  const { barredUntil = '' } = state.repairs[(bar?.n ?? 0) - 1] ?? {}
  if (bar === undefined || stillRunning(state) || barredUntil <= context.today) return []
  // The decision that fell is not served any more.
  const closes = unservedOf(state, bar.decision)
  const data = { n: bar.n, ...unheard }
  const fallen = supposing(state, context, event('repair.barReopened', data))
  const isAlone = fallen.repairs[bar.n - 1]?.bar !== undefined
  const again = () => open(state, context, { key: `repair.${bar.n}.bar`, topic: 'repair.bar', again: context.today })
  const opens = isAlone ? anew(unheard, context, (servedOn) => barTerms(fallen, servedOn, context), again) : []
  return [event('repair.barReopened', data, { opens, closes })]
}

/** The repair stands again, on every track on which its revocation had undone it. */
function revocationReopened(state: CaseState, unheard: Unheard, context: DecideContext): CaseEvent[] {
  const fallen = supposing(state, context, event('repair.revocationReopened', unheard))
  const ended = endPublicity(fallen, context, 'repaired')
  const over = supposing(fallen, context, ended)
  const key = `repair.${state.repairs.length}.revocation`
  const again = () => open(state, context, { key, topic: 'repair.revocation', again: context.today })
  const opens = anew(unheard, context, (servedOn) => revocationTerms(over, servedOn, context), again)
  return [event('repair.revocationReopened', unheard, { opens }), ended]
}

/**
 * What runs from then on: the terms for the defence by the right day of service, or where there are none the term for
 * deciding `again`; nothing before the notice is served. Whoever was told a day may rely on it: a term of its own that is
 * over by the right one is not opened.
 */
function anew(
  { servedOn, ground }: Unheard,
  { today }: DecideContext,
  terms: (servedOn: LocalDate) => readonly Deadline[],
  again: () => Deadline,
): readonly Deadline[] {
  const opened = servedOn === undefined ? [] : terms(servedOn)
  const isOver = opened.some(({ party, dueOn }) => party === 'entity' && dueOn < today)
  if (opened.length > 0 && !isOver) return opened
  return ground === 'notServed' ? [] : [again()]
}

const unservedOf = ({ service }: CaseState, entry: number): ClosedDeadline[] =>
  Object.entries(service?.acts ?? {}).flatMap(([key, told]) => (told.entry === entry ? [{ key, as: 'void' }] : []))
