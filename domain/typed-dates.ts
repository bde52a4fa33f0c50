import { addDays, isDate } from './calendar/days.ts'
import type { CaseState, Command, Commands, CommandType } from './case.ts'
import { subjectOf } from './correction/typed.ts'
import type { CorrectableField } from './correction/types.ts'
import { firstDate, lastDate } from './dates.ts'
import type { LocalDate } from './dates.ts'
import { nth } from './guards.ts'
import { absences, arrangeKey } from './interview/escalation.ts'
import { answers } from './paper/answers.ts'
import type { PaperCommand } from './paper/acts.ts'
import type { Receipt } from './paper/types.ts'
import type { Refusal } from './refusal.ts'
import { refuse } from './refusal.ts'
import { actToServe, documentToServe, letterToServe, noticeToServe } from './service/served.ts'
import type { ServiceGiven } from './service/types.ts'

/** A day that a person types: not before the event that leads to it, nor after `latest`. */
interface TypedDate {
  readonly field: string
  readonly date: LocalDate
  /** The day of the event before; absent for what lies before the case. */
  readonly earliest?: LocalDate | undefined
  readonly latest: LocalDate
}

type DatesOf<T extends CommandType> = (payload: Commands[T], state: CaseState, today: LocalDate) => readonly TypedDate[]

/** Hearings and interviews have terms of weeks; nobody arranges one for more than a year ahead. */
const mostDaysAhead = 366

const past = (field: string, date: LocalDate, today: LocalDate, earliest?: LocalDate): TypedDate => ({
  field,
  date,
  earliest,
  latest: today,
})

const ahead = (field: string, date: LocalDate, today: LocalDate): TypedDate => ({
  field,
  date,
  earliest: addDays(today, 1),
  latest: addDays(today, mostDaysAhead),
})

// Nobody is absent on a day to which nobody called him: it is the day of the notice.
const onDay = (field: string, date: LocalDate, today: LocalDate, day: LocalDate | undefined): TypedDate => ({
  field,
  date,
  earliest: day,
  latest: day !== undefined && day < today ? day : today,
})

const penalty = ({ underlyingDecision, violation }: Commands['listing.revise'], _state: unknown, today: LocalDate) => [
  ...(underlyingDecision === undefined
    ? []
    : [past('underlyingDecision.decidedOn', underlyingDecision.decidedOn, today)]),
  ...(violation?.endedOn === undefined ? [] : [past('violation.endedOn', violation.endedOn, today)]),
]

// Sent after what leads to it, and received no earlier than sent.
const served = ({ servedOn, sentOn }: ServiceGiven, today: LocalDate, earliest: LocalDate | undefined) => [
  ...(sentOn === undefined ? [] : [past('sentOn', sentOn, today, earliest)]),
  ...(servedOn === undefined ? [] : [past('servedOn', servedOn, today, sentOn ?? earliest)]),
]

const penaltyOf = ({ listing }: CaseState) => listing.proposal.underlyingDecision.decidedOn

const measureOf = ({ measures }: CaseState, code: string) => measures[code]

const interviewDay = ({ interviews }: CaseState) => interviews.at(-1)?.scheduledOn

const received =
  (type: PaperCommand) =>
  ({ receivedOn }: Receipt, state: CaseState, today: LocalDate) => [
    past('receivedOn', receivedOn, today, answers[type](state)),
  ]

/** The days typed with each command, and between which days each must lie. A test finds a command that is missing. */
export const typedDates: { readonly [T in CommandType]?: DatesOf<T> } = {
  'listing.propose': penalty,
  'listing.revise': penalty,
  'listing.serveNotice': (service, state, today) => served(service, today, letterToServe(state)?.since),
  'listing.recordWaiver': ({ receivedOn }, { listing }, today) => [
    past('receivedOn', receivedOn, today, listing.noticeServedOn),
  ],
  'listing.notifyHearing': ({ hearingOn, ...service }, state, today) => [
    ...served(service, today, noticeToServe(state, 'hearing')?.since ?? state.deadlines['listing.hearing']?.startsOn),
    ahead('hearingOn', hearingOn, today),
  ],
  'listing.holdHearing': ({ heldOn, signature }, { listing }, today) => [
    (signature === 'refused' ? onDay : past)('heldOn', heldOn, today, listing.hearing?.hearingOn),
  ],
  'listing.endHearing': ({ on, ground }, { listing }, today) => [
    (ground === 'absent' ? onDay : past)('on', on, today, listing.hearing?.hearingOn),
  ],
  'listing.serveDecision': (service, { listing }, today) => served(service, today, listing.determinedOn),
  'service.recordAttempt': ({ on, act }, state, today) => [past('on', on, today, documentToServe(state, act)?.since)],
  // After an attempt that failed: that no other way is left is seen by trying (民事诉讼法 Art 95).
  'service.postPublicly': ({ postedOn, act }, state, today) => {
    const { failedOn = '', since = '' } = documentToServe(state, act) ?? {}
    return [past('postedOn', postedOn, today, failedOn > since ? failedOn : since)]
  },
  'service.serve': ({ act, ...service }, state, today) => served(service, today, actToServe(state, act)?.since),
  'measure.carryOut': ({ measure, on }, state, today) => [
    past('on', on, today, measureOf(state, measure)?.dispatchedOn ?? state.listing.listedOn),
  ],
  'measure.feedBack': ({ measure, on }, state, today) => {
    const found = measureOf(state, measure)
    return [past('on', on, today, found?.carriedOutOn ?? found?.dispatchedOn ?? state.listing.listedOn)]
  },
  'measure.confirmLift': ({ measure, on }, state, today) => {
    const key = nth(`measure.${measure}.lift`, measureOf(state, measure)?.round ?? 1)
    return [past('on', on, today, state.deadlines[key]?.startsOn)]
  },
  'interview.arrange': ({ scheduledOn }, _state, today) => [ahead('scheduledOn', scheduledOn, today)],
  'interview.notify': (service, state, today) =>
    served(service, today, state.interviews.at(-1)?.approvedOn ?? interviewFrom(state)),
  'interview.move': ({ scheduledOn }, _state, today) => [ahead('scheduledOn', scheduledOn, today)],
  // Who came on another day and signed has agreed to it.
  'interview.hold': ({ heldOn, signature }, state, today) => [
    (signature === 'refused' ? onDay : past)('heldOn', heldOn, today, interviewDay(state)),
  ],
  'interview.recordNoShow': ({ on }, state, today) => [onDay('on', on, today, interviewDay(state))],
  'correction.propose': ({ field, measure, act, on }, state, today) =>
    on === undefined ? [] : [past('on', on, today, beforeCorrected(state, field, subjectOf(field, { measure, act })))],
  'paper.defend': received('paper.defend'),
  'paper.askHearing': received('paper.askHearing'),
  'paper.commit': received('paper.commit'),
  'paper.submitEvidence': received('paper.submitEvidence'),
  'paper.askExtension': received('paper.askExtension'),
  'paper.fileObjection': received('paper.fileObjection'),
  'paper.applyRepair': received('paper.applyRepair'),
  'paper.supplementRepair': received('paper.supplementRepair'),
  'paper.withdrawRepair': received('paper.withdrawRepair'),
  'paper.defendRevocation': received('paper.defendRevocation'),
  'paper.defendBar': received('paper.defendBar'),
  'paper.consent': received('paper.consent'),
  'paper.withdrawConsent': received('paper.withdrawConsent'),
  'annulment.record': ({ annulledOn, toldOn = annulledOn }, state, today) => [
    past('annulledOn', annulledOn, today, penaltyOf(state)),
    past('toldOn', toldOn, today, annulledOn),
  ],
}

/** The day before which what is corrected cannot have happened. */
function beforeCorrected(
  state: CaseState,
  field: CorrectableField,
  subject: string | undefined,
): LocalDate | undefined {
  const found = measureOf(state, subject ?? '')
  switch (field) {
    case 'noticeServedOn':
      return penaltyOf(state)
    case 'decisionServedOn':
      return state.listing.determinedOn
    case 'actServedOn':
      return state.service?.done?.[subject ?? '']?.on
    case 'measureCarriedOutOn':
      return found?.dispatchedOn
    case 'measureFedBackOn':
      return found?.carriedOutOn ?? found?.dispatchedOn
    case 'measureLiftedOn':
      return state.undoing?.begunOn
    default:
      return undefined
  }
}

/** The day from which the last interview was to be arranged: nothing of it can have been served before. */
function interviewFrom({ interviews, deadlines }: CaseState): LocalDate | undefined {
  const last = interviews.at(-1)
  return deadlines[arrangeKey(interviews.length, last ? absences(last) : 0)]?.startsOn
}

/** Refuses a typed day that does not exist, lies outside the calendar, or not between the days of its row. */
export function checkTypedDates(
  state: CaseState | undefined,
  { type, payload }: Command,
  today: LocalDate,
): Refusal | undefined {
  const dates = (typedDates[type] as DatesOf<CommandType> | undefined)?.(payload, state!, today) ?? []
  return dates.map((typed) => check(typed, today)).find((refusal) => refusal !== undefined)
}

function check({ field, date, earliest, latest }: TypedDate, today: LocalDate): Refusal | undefined {
  if (!isDate(date)) return refuse('date.invalid', { date })
  if (date > today && latest === today) return refuse('date.inFuture', { field, date, today })
  if (date > latest) return refuse('date.tooLate', { field, date, latest })
  if (earliest !== undefined && date < earliest) return refuse('date.tooEarly', { field, date, earliest })
  return date < firstDate ? refuse('date.outsideCalendar', { date, from: firstDate, to: lastDate }) : undefined
}
