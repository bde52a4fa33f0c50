import type { CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import type { ClosedDeadline, Deadline } from '../terms/deadline.ts'
import { close, open } from '../guards.ts'
import { previewWithin } from '../listing/determination.ts'
import { hasWaived } from '../listing/rights.ts'
import { isHarsher, recounted } from '../recomputation/recount.ts'
import { termsToCure, wasSubmittedInTime } from '../rectification/after-service.ts'
import { withoutLateness } from '../rectification/lateness.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { factsOf, withValue } from './fields.ts'
import { extendedTerm, orderedTerm } from './extended-term.ts'
import { becameInTime, begunBy, stillBegun } from './of-act.ts'
import type { CorrectionState } from './types.ts'

/** What a right value does to the terms of a case. */
export interface Effects {
  readonly opens: readonly Deadline[]
  readonly closes: readonly ClosedDeadline[]
  /** The terms that become worse for the entity than it was told. */
  readonly against: readonly { readonly key: string; readonly from: LocalDate; readonly to: LocalDate }[]
  /** Given when the term had not passed on the day on which its passing was noted. */
  readonly notLate?: true
  /** Given when rectification that was accepted was in time after all. */
  readonly inTime?: true
}

/**
 * Counts again every running term that counts from the corrected value. A term of the entity that would be over already
 * by the right value stays as the entity was told it: nobody has missed a day that he was not told. Terms that have run
 * out begin to run again where, by the right day, they have not.
 */
export function effectsOf(state: CaseState, correction: CorrectionState, context: DecideContext): Effects | Refusal {
  if (correction.field === 'noticeServedOn') return ofNotice(state, correction.right.on!, context)
  const begun = correction.field === 'actServedOn' ? begunBy(state, correction, context) : undefined
  const counted =
    begun === undefined
      ? movedTerms(state, correction, context)
      : told(state, stillBegun(state, correction, begun), context)
  const moved = withDaysToCure(state, counted, context)
  const inTime = wasInTime(state, correction, context) || becameInTime(state, correction, begun)
  const { notLate = inTime && state.rectification?.overdueOn !== undefined, closes } = withoutLateness(state, moved)
  const previewFalls =
    correction.field === 'decisionServedOn' &&
    'publicity.preview' in state.deadlines &&
    !moved.some(({ key }) => key === 'publicity.preview')
  return {
    opens: moved,
    closes: [...closes, ...(previewFalls ? close(state, 'void', 'publicity.preview') : [])],
    ...(notLate ? { notLate } : {}),
    against: againstEntity(state, moved, context),
    ...(inTime ? { inTime: true as const } : {}),
  }
}

/**
 * Evidence that was sent back as late, and by the right day was not, has its time to supply what is missing like any other: from
 * the correction, by which the entity comes to know of it.
 */
function withDaysToCure(state: CaseState, moved: Deadline[], context: DecideContext): Deadline[] {
  const { rectification, service } = state
  const due = moved.find(({ key }) => key === 'rectification.due')
  const done = Object.values(service?.done ?? {}).findLast(({ act }) => act === 'rectification.evidenceReturned')
  const { status, submittedOn = '' } = rectification ?? {}
  if (due === undefined || done === undefined || status !== 'returned') return moved
  if (wasSubmittedInTime(state) || submittedOn > due.dueOn) return moved
  const right = { ...state, rectification: { ...rectification!, dueOn: due.dueOn } }
  const [cure] = termsToCure(right, context.today, context, done)
  return cure === undefined ? moved : [...moved.filter((term) => term !== due), cure]
}

/** The running terms that count from the value, as they run by the right one. */
function movedTerms(state: CaseState, correction: CorrectionState, context: DecideContext): Deadline[] {
  const { field, right } = correction
  const running = Object.values(state.deadlines)
  if (field === 'rectificationTerm') {
    const ordered = running.filter(
      ({ topic, startsOn }) => topic === 'rectification.term' && startsOn === state.listing.listedOn,
    )
    const term = { count: right.days!, unit: 'days' } as const
    const moved = ordered.map((due) => countedFrom(state, due, { term }, context))
    return told(state, [...moved, ...extendedTerm(state, correction, context)], context)
  }
  if (right.on === undefined) return []
  const startsOn = right.on
  const counted = running
    .filter((deadline) => countsFrom(deadline, correction, context))
    .map((deadline) => countedFrom(state, deadline, { startsOn }, context))
  const extended = field === 'decisionServedOn' ? extendedTerm(state, correction, context) : []
  const moved = [...counted, ...extended]
  return told(state, withPreview(state, moved, startsOn, context), context)
}

function countsFrom({ key, startsOn, ...deadline }: Deadline, correction: CorrectionState, { rules }: DecideContext) {
  const { field, measure, wrong } = correction
  // Earlier releases did not keep from which event a term counts; its rule does.
  const start = deadline.countsFrom ?? rules.rule(deadline.pack, deadline.ruleId)?.countsFrom
  const isOfMeasure = measure === undefined || key.startsWith(`measure.${measure}.`)
  return isOfMeasure && startsOn === wrong.on && start !== undefined && factsOf(field).starts.includes(start)
}

const countedFrom = (
  state: CaseState,
  deadline: Deadline,
  changes: Partial<Pick<Deadline, 'startsOn' | 'term'>>,
  { rules, today }: DecideContext,
): Deadline => recounted(state, { ...deadline, ...changes }, { rules, today })

// The days for looking at the text end before the last of the term of publication, wherever that is now.
function withPreview(state: CaseState, moved: Deadline[], servedOn: LocalDate, context: DecideContext): Deadline[] {
  const publish = moved.find(({ key }) => key === 'publicity.publish') ?? state.deadlines['publicity.publish']
  if (publish === undefined || !moved.some(({ key }) => key === 'publicity.preview')) return moved
  const others = moved.filter(({ key }) => key !== 'publicity.preview')
  return [...previewWithin(publish, state, context, servedOn), ...others]
}

// Whoever was told a day may rely on it when the right one is over already.
const told = (state: CaseState, moved: readonly Deadline[], { today, rules }: DecideContext): Deadline[] =>
  moved.filter((after) => {
    const before = state.deadlines[after.key]
    return after.party !== 'entity' || after.dueOn >= today || (before !== undefined && !isWorse(before, after, rules))
  })

const isWorse = (before: Deadline, after: Deadline, rules: DecideContext['rules']) =>
  rules.milder(before.topic) === undefined
    ? before.party === 'entity' && after.dueOn < before.dueOn
    : isHarsher(before, after, rules)

const againstEntity = (state: CaseState, moved: readonly Deadline[], { rules }: DecideContext): Effects['against'] =>
  moved.flatMap((after) => {
    const before = state.deadlines[after.key]
    if (before === undefined || !isWorse(before, after, rules)) return []
    return [{ key: after.key, from: before.dueOn, to: after.dueOn }]
  })

// Lateness that a wrong day has made is taken off; none is added to a term that was told otherwise.
function wasInTime(state: CaseState, { field, right, wrong }: CorrectionState, context: DecideContext): boolean {
  const { rectification, listing } = state
  const isOfTerm = field === 'decisionServedOn' || field === 'rectificationTerm'
  if (!isOfTerm || rectification?.status !== 'accepted' || rectification.inTime !== false) return false
  if (rectification.extensions > 0 || rectification.gaps !== undefined) return false
  if (rectification.reopenedOn !== undefined) return false
  const after = withValue(state, field, right)
  const due = orderedTerm(after, context, wrong.on ?? listing.listedOn!)
  return rectification.submittedOn !== undefined && rectification.submittedOn <= due.dueOn
}

/** What the right day of the notice does: both rights run from it, and nobody is determined against while they do. */
function ofNotice(state: CaseState, servedOn: LocalDate, context: DecideContext): Effects | Refusal {
  const { status, hearing, determinedOn, noticeServedOn } = state.listing
  const rights = (['defence', 'hearing'] as const)
    .filter((right) => !hasWaived(state, right) && (right === 'defence' || hearing === undefined))
    .map((right) => {
      const topic = right === 'defence' ? 'listing.defence' : 'listing.hearingRequest'
      const owner = state.entity.code
      return open(state, context, {
        key: topic,
        topic,
        from: { noticeServed: servedOn },
        owner,
        lawOf: noticeServedOn!,
      })
    })
  const until = rights
    .map(({ dueOn }) => dueOn)
    .sort()
    .at(-1)
  if (until !== undefined && status !== 'notListed' && determinedOn !== undefined && determinedOn <= until)
    return refuse('correction.heardTooEarly', { until })
  if (status !== 'defence' && status !== 'determination') return { opens: [], closes: [], against: [] }
  const running = told(
    state,
    rights.filter(({ key }) => key in state.deadlines),
    context,
  )
  const again = rights.filter(({ key, dueOn }) => !(key in state.deadlines) && dueOn >= context.today)
  const determine = state.deadlines['listing.determine']
  const goesOn = again.length > 0 || running.length > 0 || until === undefined || hearing !== undefined
  return {
    opens: [
      ...running,
      ...again,
      ...(determine && !goesOn ? [countedFrom(state, determine, { startsOn: until }, context)] : []),
    ],
    closes: again.length > 0 ? close(state, 'void', 'listing.determine') : [],
    against: againstEntity(state, running, context),
  }
}
