import { suspended } from '../annulment/pending.ts'
import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import { supposing } from '../evolve.ts'
import { close, open, stillRunning } from '../guards.ts'
import type { ClosedDeadline, Deadline } from '../terms/deadline.ts'
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
    if (servedOn === undefined || servedOn < withdrawnOn || stillRunning(after) || isOvertaken(after, letter)) continue
    const terms = termsWithout(after, letter, context)
    if (terms === undefined) continue
    const voided = event('service.voided', { letter, servedOn }, terms)
    after = supposing(after, context, voided)
    const off = after.listing.unheard ? suspended(after) : []
    events.push(voided, ...off)
    after = supposing(after, context, ...off)
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
}

/** The terms as they are without a service; undefined where it is past undoing by itself. */
function termsWithout(state: CaseState, letter: ArrivedLetter, context: DecideContext): Terms | undefined {
  const { status } = state.listing
  const isHearing = status === 'defence' || status === 'determination'
  const again = (key: string) => open(state, context, { key, topic: 'service.act', from: { actDone: context.today } })
  const closing = (...begins: string[]) => ({
    closes: close(
      state,
      'void',
      ...Object.keys(state.deadlines).filter((key) => begins.some((one) => key.startsWith(one))),
    ),
  })
  switch (letter) {
    case 'decision':
      // Once it is public, only the agency can take it back.
      if (status !== 'listed' || state.publicity !== undefined || state.interviews.length > 0) return undefined
      return { ...closing('publicity.', 'rectification.'), opens: [again('listing.serveDecision')] }
    case 'hearing': {
      const isAsked = 'listing.hearing' in state.deadlines
      // Determined meanwhile, nobody was heard: what followed on the determination is held, and the ladder falls.
      if (!isHearing) return closing('interview.')
      return { ...closing('listing.determine'), opens: isAsked ? [] : [again('listing.hearing')] }
    }
    case 'notice': {
      const own = ['listing.defence', 'listing.hearing', 'listing.determine']
      return isHearing ? { ...closing(...own), opens: [again('listing.serveNotice')] } : closing('interview.')
    }
    default:
      return state.rectification?.status === 'accepted' ? undefined : closing(...fallingKeys(state, letter))
  }
}

const fallingKeys = ({ interviews }: CaseState, letter: ArrivedLetter) =>
  interviews.flatMap(({ status }, at) => {
    const key = `interview.${at + 1}`
    return status !== 'held' && at + 1 >= Number(letter.slice('interview.'.length)) ? [`${key}.`] : []
  })
