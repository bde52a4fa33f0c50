import { isHeldBack, suspended } from '../annulment/pending.ts'
import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import { supposing } from '../evolve.ts'
import { open, stillRunning } from '../guards.ts'
import type { ClosedDeadline, Deadline } from '../terms/deadline.ts'
import { consented } from './consent.ts'
import { closing, ofDecision } from './falling.ts'
import type { ArrivedLetter } from './types.ts'

/**
 * The letters with a service of their own that were served electronically when consent was over (decision 0032: the day of
 * receipt of its withdrawal decides): each service is none, what rested on it falls, and the letter is to be served again.
 * `state`: after the withdrawal.
 */
export function voidedLetters(state: CaseState, withdrawnOn: LocalDate, context: DecideContext): CaseEvent[] {
  const events: CaseEvent[] = []
  let after = state
  // The latest first, since it rests on those before it.
  const letters = Object.keys(state.service?.arrived ?? {}) as ArrivedLetter[]
  for (const letter of letters.toSorted((one, other) => order(one) - order(other))) {
    const servedOn = dayOf(after, letter)
    if (servedOn === undefined || servedOn < withdrawnOn || consented(after, servedOn)) continue
    if (stillRunning(after) || isOvertaken(after, letter)) continue
    const terms = termsWithout(after, letter, context)
    if (terms === undefined) continue
    const { falls, ...changes } = terms
    const voided = event('service.voided', { letter, servedOn, ...(falls ? { falls } : {}) }, changes)
    // Taken off before, so that no record is ever shown of a decision that was not served.
    const off = isHeldBack(supposing(after, context, voided)) ? suspended(after) : []
    events.push(...off, voided)
    after = supposing(after, context, ...off, voided)
  }
  return events
}

// Nothing rests on an interview that has fallen by itself, or that is no step of the ladder that runs now.
function isOvertaken({ interviews, rectification }: CaseState, letter: ArrivedLetter): boolean {
  const n = Number(/^interview\.(\d+)$/.exec(letter)?.[1] ?? Infinity)
  return interviews[n - 1]?.status === 'overtaken' || n <= (rectification?.interviewsBefore ?? 0)
}

// The days of these two may have been corrected.
function dayOf({ service, listing }: CaseState, letter: ArrivedLetter): LocalDate | undefined {
  const arrivedOn = service?.arrived?.[letter]
  if (arrivedOn === undefined) return undefined
  return letter === 'notice' ? listing.noticeServedOn : letter === 'decision' ? listing.listedOn : arrivedOn
}

// Of the interviews the first one: with it falls every later step of the ladder.
const order = (letter: ArrivedLetter) => {
  const place = (['decision', 'hearing', 'notice'] as const).findIndex((one) => one === letter)
  return place < 0 ? Number(letter.slice('interview.'.length)) - 1_000 : place
}

interface Terms {
  readonly opens?: readonly Deadline[]
  readonly closes?: readonly ClosedDeadline[]
  /** The determination that was made meanwhile falls too. */
  readonly falls?: true
}

/** The terms as they are without a service; undefined where it is past undoing by itself. */
function termsWithout(state: CaseState, letter: ArrivedLetter, context: DecideContext): Terms | undefined {
  const { status } = state.listing
  const again = (key: string) => open(state, context, { key, topic: 'service.act', from: { actDone: context.today } })
  switch (letter) {
    case 'decision':
      if (status !== 'listed') return undefined
      // What the agency has to revoke it need not serve.
      return {
        closes: closing(state, ...ofDecision),
        opens: state.listing.unheard ? [] : [again('listing.serveDecision')],
      }
    case 'hearing':
    case 'notice':
      return unheard(state, letter, again, context)
    default:
      return state.rectification?.status === 'accepted'
        ? undefined
        : { closes: closing(state, ...fallingKeys(state, letter)) }
  }
}

/**
 * Nobody is determined against unheard (Art 62): the entity is told again, and a determination that was made meanwhile falls.
 * Where that is public it burdens the entity already, so that the agency has to revoke it; until then it is held.
 */
function unheard(
  state: CaseState,
  letter: 'hearing' | 'notice',
  again: (key: string) => Deadline,
  context: DecideContext,
): Terms {
  const { listing, publicity, deadlines } = state
  const isDetermined = listing.status === 'determined' || listing.status === 'listed'
  if (isDetermined && (publicity !== undefined || listing.unheard)) {
    const key = 'listing.revocation'
    const owed = key in deadlines ? [] : [open(state, context, { key, topic: key, again: context.today })]
    return { closes: closing(state, 'interview.', 'listing.serveDecision'), opens: owed }
  }
  const fallen = isDetermined ? [...ofDecision, 'listing.serveDecision', 'listing.revocation'] : []
  const falls = isDetermined ? { falls: true as const } : {}
  if (letter === 'notice') {
    const own = ['listing.defence', 'listing.hearing', 'listing.determine']
    return { closes: closing(state, ...own, ...fallen), opens: [again('listing.serveNotice')], ...falls }
  }
  const isAsked = 'listing.hearing' in deadlines
  const closes = closing(state, 'listing.determine', ...fallen)
  return { closes, opens: isAsked ? [] : [again('listing.hearing')], ...falls }
}

const fallingKeys = ({ interviews }: CaseState, letter: ArrivedLetter) =>
  interviews.flatMap(({ status }, at) => {
    const key = `interview.${at + 1}`
    return status !== 'held' && at + 1 >= Number(letter.slice('interview.'.length)) ? [`${key}.`] : []
  })
