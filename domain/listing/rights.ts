import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable, DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import type { ClosedDeadline, Deadline } from '../terms/deadline.ts'
import { close, firstRefusal, hasPassed, open, unless } from '../guards.ts'
import { refuse } from '../refusal.ts'
import { mostGrounds } from './grounds.ts'
import type { Refusal } from '../refusal.ts'
import { inStatus } from './status.ts'
import type { ListingCommands, PartyRight } from './types.ts'

/** The key of the term within which a right is used. */
const termOf: Readonly<Record<PartyRight, string>> = { defence: 'listing.defence', hearing: 'listing.hearingRequest' }

/** What the entity is still to be heard in: while one of these runs nobody determines against it. */
const hearingKeys = [termOf.defence, termOf.hearing, 'listing.hearing']

/** The right to be heard before listing: defence and hearing, each with a term of its own and waived apart. */
export const rightsCommands = {
  'listing.defend': {
    roles: ['entityAgent'],
    when: (state, { today }) =>
      firstRefusal(
        mayStillBeHeard(state),
        unless(!hasWaived(state, 'defence'), 'listing.rightWaived'),
        unless(isInTime(state, 'defence', today), 'listing.defenceTooLate', { dueOn: state.listing.defenceUntil }),
      ),
    decide: (state, { grounds, evidence }) => {
      const before = state.listing.grounds
      if (grounds.length === 0) return refuse('listing.noGrounds')
      if (before.length + grounds.length > mostGrounds) {
        return refuse('listing.tooManyGrounds', { most: mostGrounds, before: before.length })
      }
      const known = new Set(before.map(({ id }) => id))
      const twice: string[] = []
      for (const { id } of grounds) {
        if (known.has(id)) twice.push(id)
        known.add(id)
      }
      if (twice.length > 0) return refuse('listing.groundTwice', { grounds: twice })
      return [event('listing.defended', { grounds, evidence })]
    },
  },
  'listing.waiveDefence': {
    roles: ['entityAgent'],
    when: (state, context) => mayWaive(state, 'defence', context.today),
    decide: (state, { statement }, context) => [
      event('listing.defenceWaived', { statement }, rightsEnd(state, context, close(state, 'met', termOf.defence))),
    ],
  },
  'listing.waiveHearing': {
    roles: ['entityAgent'],
    when: (state, context) => mayWaive(state, 'hearing', context.today),
    decide: (state, { statement }, context) => [
      event('listing.hearingWaived', { statement }, rightsEnd(state, context, closesOf(state, 'hearing'))),
    ],
  },
  'listing.recordWaiver': {
    roles: ['caseOfficer'],
    when: (state, { today }) =>
      firstRefusal(
        inStatus(state, 'defence'),
        unless(state.listing.waiver === undefined, 'listing.waiverAlreadyRecorded'),
        mayWaive(state, 'defence', today) && mayWaive(state, 'hearing', today),
      ),
    decide: (state, waiver, context) => {
      if (waiver.files.length === 0) return refuse('listing.noSignedWaiver')
      return mayWaive(state, waiver.right, context.today) ?? [event('listing.waiverRecorded', waiver)]
    },
  },
  'listing.confirmWaiver': {
    roles: ['reviewer'],
    when: (state) => waiverRecorded(state),
    decide: (state, { comments }, context) => {
      const { right } = state.listing.waiver!
      const refusal = mayWaive(state, right, context.today)
      if (refusal) return refusal
      return [event('listing.waiverConfirmed', { right, comments }, rightsEnd(state, context, closesOf(state, right)))]
    },
  },
  'listing.refuseWaiver': {
    roles: ['reviewer'],
    when: (state) => waiverRecorded(state),
    decide: (state, { reasons }) => [event('listing.waiverRefused', { right: state.listing.waiver!.right, reasons })],
  },
  'listing.closeDefence': {
    roles: ['system'],
    when: (state, context) => firstRefusal(inStatus(state, 'defence'), hasPassed(context, runningTerms(state)[0])),
    decide: (state, _payload, context) => {
      const over = runningTerms(state).filter(({ dueOn }) => context.today > dueOn)
      const closes = over.map(({ key, dueOn }): ClosedDeadline => ({ key, as: 'lapsed', on: dueOn }))
      const endedOn = over.at(-1)!.dueOn
      return [event('listing.defenceClosed', {}, rightsEnd(state, context, closes, { endedOn }))]
    },
  },
} satisfies CommandTable<
  Extract<
    keyof ListingCommands,
    `listing.${'defend' | 'waiveDefence' | 'waiveHearing' | 'recordWaiver' | 'confirmWaiver' | 'refuseWaiver' | 'closeDefence'}`
  >
>

/**
 * Ends rights of the entity. With the last of them the term for the determination begins, on the day on which the last
 * right ended (陈述申辩期或者听证结束之日), not on the day on which a program saw it.
 */
export function rightsEnd(
  state: CaseState,
  { today, ...context }: DecideContext,
  closes: readonly ClosedDeadline[],
  { endedOn = today, opens = [] }: { endedOn?: LocalDate; opens?: readonly Deadline[] } = {},
): { closes: readonly ClosedDeadline[]; opens: readonly Deadline[] } {
  const ended = new Set(closes.map(({ key }) => key))
  const goesOn = hearingKeys.some((key) => key in state.deadlines && !ended.has(key))
  if (goesOn || opens.length > 0) return { closes, opens }
  const defenceEnded = [endedOn, state.listing.rightsEndedOn ?? endedOn].sort().at(-1)!
  const term = { key: 'listing.determine', topic: 'listing.determine', from: { defenceEnded } } as const
  return { closes, opens: [open(state, { today, ...context }, term)] }
}

/** Why the entity cannot be determined against yet: it may still defend itself, ask for a hearing, or waits for one. */
export function notHeardYet(state: CaseState, today: LocalDate): Refusal | undefined {
  const { status, hearing } = state.listing
  const until = [
    ...(hasWaived(state, 'defence') ? [] : [lastDayOf(state, 'defence')]),
    ...(hasWaived(state, 'hearing') || hearing !== undefined ? [] : [lastDayOf(state, 'hearing')]),
  ].sort()
  return firstRefusal(
    unless(!isHearingOwed(state), 'listing.hearingPending'),
    unless(today > (until.at(-1) ?? ''), 'listing.notHeardYet', { until: until.at(-1) }),
    unless(status === 'determination', 'listing.notNow', { status }),
  )
}

/** The last day on which a right may be used, empty before the notice. Earlier notices gave both rights one term. */
export function lastDayOf({ listing: { defenceUntil = '', hearingUntil } }: CaseState, right: PartyRight): LocalDate {
  return right === 'hearing' ? (hearingUntil ?? defenceUntil) : defenceUntil
}

/**
 * Refuses what the entity says where nobody could hear it: before it was told, or when nothing burdens it any more. On paper
 * it may have come in time and be entered after the determination, or when the notice that it answers proves void.
 */
export const mayStillBeHeard = (state: CaseState): Refusal | undefined =>
  inStatus(
    state,
    'defence',
    'determination',
    'determined',
    'listed',
    ...(state.listing.toldSince === undefined ? [] : (['reviewed'] as const)),
  )

/** Whether a right may be used on a day. While the notice is to be served again its term does not run. */
export const isInTime = (state: CaseState, right: PartyRight, on: LocalDate): boolean =>
  state.listing.status === 'reviewed' || on <= lastDayOf(state, right)

/** Whether the hearing that was asked for has been held, or ended without being held. */
const isHearingOver = ({ listing: { hearing } }: CaseState) =>
  hearing?.heldOn !== undefined || hearing?.endedOn !== undefined

/** Whether a hearing was asked for and is neither over nor waived. */
export const isHearingOwed = (state: CaseState) =>
  state.listing.hearing !== undefined && !isHearingOver(state) && !hasWaived(state, 'hearing')

/** Whether the entity has waived a right. */
export const hasWaived = ({ listing: { waived = [] } }: CaseState, right: PartyRight) => waived.includes(right)

/** The terms of the entity that run, the one that passes first before the others. */
const runningTerms = ({ deadlines }: CaseState): Deadline[] =>
  [termOf.defence, termOf.hearing]
    .flatMap((key) => deadlines[key] ?? [])
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn))

// Whoever has asked for a hearing may do without it until it has been held.
const closesOf = (state: CaseState, right: PartyRight): ClosedDeadline[] => [
  ...close(state, 'met', termOf[right]),
  ...(right === 'hearing' ? close(state, 'void', 'listing.hearing') : []),
]

function mayWaive(state: CaseState, right: PartyRight, today: LocalDate): Refusal | undefined {
  const asked = right === 'hearing' && state.listing.hearing !== undefined
  const until = lastDayOf(state, right)
  return firstRefusal(
    inStatus(state, 'defence', ...(right === 'hearing' ? (['determination'] as const) : [])),
    unless(!hasWaived(state, right), 'listing.rightWaived'),
    unless(right === 'defence' || !isHearingOver(state), 'listing.hearingAlreadyHeld'),
    unless(asked || today <= until, 'listing.nothingToWaive', { until }),
  )
}

const waiverRecorded = (state: CaseState) =>
  firstRefusal(inStatus(state, 'defence'), unless(state.listing.waiver !== undefined, 'listing.noWaiver'))
