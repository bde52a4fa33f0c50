import type { Commands, CommandType } from '../domain/case.ts'
import type { LocalDate } from '../domain/dates.ts'
import { letterNumbers } from './letter-numbers.ts'
import { onNewDecision } from './proposal.ts'

/** How far a case has come on the straight way to its publication. */
const courseStages = ['inReview', 'reviewed', 'notified', 'heard', 'determined', 'listed', 'published'] as const
export type CourseStage = (typeof courseStages)[number]

/** Whose turn it is. Who publishes is said apart, since the calendar may, and the agency. */
export type Party = 'officer' | 'reviewer' | 'entity' | 'publisher'

/** The case and the day on which a turn is taken. */
export interface Moment {
  readonly caseNo: string
  readonly today: LocalDate
}

/** One command on the way, whoever gives it and through whatever door. */
export type Turn<T extends CommandType = CommandType> = {
  [K in T]: {
    readonly to: CourseStage
    readonly who: Party
    readonly type: K
    readonly payload: (at: Moment) => Commands[K]
  }
}[T]

const served = ({ today }: Moment, proof: string) => ({ method: 'direct', servedOn: today, proof }) as const

/** Every turn from the proposal to the publication: the one place that knows the straight way of a case. */
const turns: readonly Turn[] = [
  { to: 'inReview', who: 'officer', type: 'listing.propose', payload: () => onNewDecision() },
  {
    to: 'reviewed',
    who: 'reviewer',
    type: 'listing.review',
    payload: () => ({ outcome: 'agreed', comments: '同意' }),
  },
  { to: 'notified', who: 'officer', type: 'listing.serveNotice', payload: (at) => served(at, '送达回证1') },
  { to: 'heard', who: 'entity', type: 'listing.waiveDefence', payload: () => ({ statement: '放弃陈述申辩' }) },
  { to: 'heard', who: 'entity', type: 'listing.waiveHearing', payload: () => ({ statement: '放弃听证' }) },
  {
    to: 'determined',
    who: 'reviewer',
    type: 'listing.determine',
    payload: () => ({ outcome: 'list', reasons: '事实清楚' }),
  },
  {
    to: 'listed',
    who: 'officer',
    type: 'listing.serveDecision',
    payload: (at) => ({ ...served(at, '送达回证2'), ...letterNumbers(at.caseNo) }),
  },
  { to: 'published', who: 'entity', type: 'publicity.waivePreview', payload: () => ({ statement: '同意提前公示' }) },
  { to: 'published', who: 'publisher', type: 'publicity.publish', payload: () => ({}) },
]

/** The turns that bring a case to a stage, from its proposal or from a stage that it has reached. */
export function course(to: CourseStage, from?: CourseStage): readonly Turn[] {
  const after = from === undefined ? -1 : courseStages.indexOf(from)
  const last = courseStages.indexOf(to)
  return turns.filter((turn) => {
    const at = courseStages.indexOf(turn.to)
    return at > after && at <= last
  })
}

/** Through what the turns are taken: the record itself, the API, or any other door. */
export interface Way {
  readonly today: () => LocalDate | Promise<LocalDate>
  readonly give: <T extends CommandType>(
    caseNo: string | undefined,
    who: Party,
    type: T,
    payload: Commands[T],
  ) => Promise<{ readonly caseNo: string }>
}

/** Where a case is to come: to a stage, from another when it is there already. */
export interface Goal {
  readonly to: CourseStage
  readonly proposal?: Commands['listing.propose']
  readonly begun?: { readonly caseNo: string; readonly from: CourseStage }
}

/** Brings a case to a stage, and answers with its number. */
export async function followCourse({ today, give }: Way, { to, proposal, begun }: Goal): Promise<string> {
  let caseNo = begun?.caseNo
  for (const { who, type, payload } of course(to, begun?.from)) {
    const own = type === 'listing.propose' ? proposal : undefined
    caseNo = (await give(caseNo, who, type, own ?? payload({ caseNo: caseNo ?? '', today: await today() }))).caseNo
  }
  if (caseNo === undefined) throw new Error(`Nothing leads from ${begun?.from} to ${to}`)
  return caseNo
}

/** What is usually said with a command of the straight way, for whoever takes its turns on days of their own. */
export function usual<T extends CommandType>(type: T, at: Moment): Commands[T] {
  const turn = turns.find((one) => one.type === type)
  if (!turn) throw new Error(`${type} is no turn of the straight way`)
  return turn.payload(at) as Commands[T]
}
